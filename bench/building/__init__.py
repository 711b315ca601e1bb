"""The build measured beside Hugo, Eleventy, Pelican and MkDocs with the same events."""
