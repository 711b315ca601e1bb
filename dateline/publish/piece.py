"""A part of a list, of one event or a few: made by itself, so that it can be kept, or made elsewhere.

Lists are feeds, the data, the calendar, and what scripts ask for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A text and its name; no two of a site are named alike."""

    name: str
    make: Callable[[], str]


Keep = Callable[[Piece], str]
"""The text of a piece: made now, or before."""


def anew(piece: Piece) -> str:
    """A `Keep` that keeps nothing."""
    return piece.make()
