"""Reads and checks what editors write."""
