"""What script adds for the reader, in the browser."""
