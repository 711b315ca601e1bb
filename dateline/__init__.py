"""Dateline: Markdown event records in, a static timeline site out."""

from typing import Final

__version__: Final = "0.1.0"
