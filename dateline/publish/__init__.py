"""Turns the story into files."""
