"""A part of a list, of one event or a few: made by itself, so that it can be kept, or made elsewhere.

Lists are feeds, the data, the calendar, and what scripts ask for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from zlib import crc32

from dateline.content.records import Event

_EACH: Final = 8  # events of a run, about: to look whether a piece is as it was takes a third of making it


@dataclass(frozen=True, slots=True)
class Piece:
    """Its bytes and its name; no two of a site are named alike."""

    name: str
    make: Callable[[], bytes]


Keep = Callable[[Piece], bytes]
"""The bytes of a piece: made now, or before."""


def anew(piece: Piece) -> bytes:
    """A `Keep` that keeps nothing."""
    return piece.make()


def runs(events: Iterable[Event], each: int = _EACH) -> Iterator[tuple[Event, ...]]:
    """The events, about `each` at a time. Where a run begins is in the ids themselves, so that an event more
    or less changes its own run and no other."""
    run: list[Event] = []
    for event in events:
        if run and crc32(event.id.encode()) % each == 0:
            yield tuple(run)
            run = []
        run.append(event)
    if run:
        yield tuple(run)
