"""A strip: a stretch of time with its ticks and its marks, and the strips that open its bursts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.content.dates import Precision
from dateline.content.records import Event
from dateline.story.geometry.bursts import bursts
from dateline.story.geometry.instants import Stretch, first, last
from dateline.story.geometry.marks import MOST_ROWS, Lane, lanes
from dateline.story.geometry.ticks import Tick, ticks

_EDGE: Final = 0.015  # of the length of a story, left free at either end
Room = Callable[[Event], float]


@dataclass(frozen=True, slots=True)
class Strip:
    """Time to scale. `lanes` are in the order of the threads."""

    stretch: Stretch
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]


def whole(events: Sequence[Event]) -> Stretch | None:
    """All the time that the events are known to touch, and a little more; None where none is known."""
    begins = [time for event in events if (time := first(event.date)) is not None]
    ends = [time for event in events if (time := last(event.date)) is not None]
    times = [*begins, *ends]
    if not times:
        return None
    edge = (max(times) - min(times)) * _EDGE
    return Stretch(min(times) - edge, max(times) + edge)


def strip(
    events: Sequence[Event],
    threads: Sequence[str],
    stretch: Stretch,
    room: Room,
    *,
    most_ticks: int,
    most_rows: int = MOST_ROWS,
) -> Strip:
    """`room`: what an event's mark needs of the width at least."""
    return Strip(stretch, lanes(events, threads, stretch, room, most_rows), ticks(stretch, most_ticks))


def crowded(events: Sequence[Event], stretch: Stretch) -> tuple[Stretch, ...]:
    """The bursts of the events of which the first day is known."""
    exact = [event.date for event in events if event.date.precision <= Precision.DAY]
    known = sorted((begin, last(date) or begin) for date in exact if (begin := first(date)) is not None)
    return bursts([begin for begin, _ in known], stretch, ends=[end for _, end in known])
