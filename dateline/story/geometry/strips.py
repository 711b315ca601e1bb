"""A strip: a stretch of time with its ticks and its marks, and the strips that open its bursts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.content.dates import Date, Precision
from dateline.content.records import Event
from dateline.story.geometry.bursts import bursts
from dateline.story.geometry.instants import Stretch, first, last
from dateline.story.geometry.marks import MOST_ROWS, Lane, Room, lanes
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
    """Where one end is open, the day at the other is known to be touched."""
    begin, end = first(date), last(date)
    if begin is None:
        return None if end is None else (end - 1, end)
    return begin, begin + 1 if end is None else end


def strip(
    events: Iterable[Event],
    threads: Sequence[str],
    stretch: Stretch,
    room: Room,
    *,
    most_ticks: int,
    most_rows: int = MOST_ROWS,
) -> Strip:
    """The marks and ticks of a stretch of time."""
    return Strip(stretch, lanes(events, threads, stretch, room, most_rows), ticks(stretch, most_ticks))


def inside(events: Iterable[Event], stretch: Stretch) -> tuple[Event, ...]:
    """Those of a known day that touch a stretch: a whole year would only lie under all the others."""
    return tuple(event for event in events if event.date.precision <= Precision.DAY and _in(event, stretch))


def _in(event: Event, stretch: Stretch) -> bool:
    begins, ends = first(event.date), last(event.date)
    return begins is not None and ends is not None and begins < stretch.end and ends > stretch.start


def crowded(events: Sequence[Event], stretch: Stretch) -> tuple[Stretch, ...]:
    """The bursts of the events of which the first day is known."""
    exact = [event.date for event in events if event.date.precision <= Precision.DAY]
    known = sorted((begin, last(date) or begin) for date in exact if (begin := first(date)) is not None)
    return bursts([begin for begin, _ in known], stretch, ends=[end for _, end in known])
