"""Derives the story from the content: pure values, no HTML."""
