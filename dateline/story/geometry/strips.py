"""A strip: a stretch of time with its ticks and its marks, and the strips that open its bursts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.content.dates import Date
from dateline.content.records import Event
from dateline.story.geometry.bursts import bursts, close
from dateline.story.geometry.instants import Stretch, begun, first, last
from dateline.story.geometry.marks import Lane, Room, lanes
from dateline.story.geometry.ticks import Tick, ticks

_EDGE: Final = 0.015  # of the length of a story, left free at either end


@dataclass(frozen=True, slots=True)
class Strip:
    """Time to scale. `lanes` are in the order of the threads."""

    stretch: Stretch
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]


def whole(events: Sequence[Event]) -> Stretch | None:
    """All the time that the events are known to touch, and a little more; None where none is known."""
    touched = [time for event in events if (time := _touched(event.date))]
    if not touched:
        return None
    start, end = min(begin for begin, _ in touched), max(end for _, end in touched)
    edge = (end - start) * _EDGE
    return Stretch(start - edge, end + edge)


def _touched(date: Date) -> tuple[float, float] | None:
    """Where one end is open, the day or the longer time is touched in which the other lies."""
    begin, end = first(date), last(date)
    if begin is None:
        return None if end is None else (end - 1, end)
    start = begun(date)
    return begin, end or (start[1] if start else begin + 1)


def strip(
    events: Iterable[Event], threads: Sequence[str], stretch: Stretch, room: Room, most_ticks: int
) -> Strip:
    """The marks and ticks of a stretch of time."""
    return Strip(stretch, lanes(events, threads, stretch, room), ticks(stretch, most_ticks))


def inside(events: Iterable[Event], stretch: Stretch) -> tuple[Event, ...]:
    """Those that touch a stretch and are known exactly enough: a year would only lie under all the others."""
    return tuple(event for event in events if _touches(event.date, stretch))


def _touches(date: Date, stretch: Stretch) -> bool:
    begin, end = begun(date), last(date)
    if begin is None or 2 * (begin[1] - begin[0]) > stretch.length:
        return False
    return begin[0] < stretch.end and (end is None or end > stretch.start)


def crowded(events: Sequence[Event], stretch: Stretch) -> tuple[Stretch, ...]:
    """The bursts of the events that are known as exactly as what counts as close."""
    exact = close(len(events), stretch)
    dates = [event.date for event in events]
    known = [
        (begin[0], last(date) or begin[1])
        for date in dates
        if (begin := begun(date)) and begin[1] - begin[0] <= exact
    ]
    known.sort()
    return bursts([begin for begin, _ in known], stretch, ends=[end for _, end in known])
