"""Search engines measured with the same made stories: figures of one machine, for docs/search.md."""
