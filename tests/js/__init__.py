"""The rules that script shares with Python."""
