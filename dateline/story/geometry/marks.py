"""Marks on a strip: each in the lane of its thread, stacked so that no two overlap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dateline.content.records import Event
from dateline.story.geometry.forms import Form, form
from dateline.story.geometry.instants import Stretch, first, last

MOST_ROWS: Final = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """One event, or several joined, as a box. Sizes are parts of the strip's width, from 0 to 1."""

    events: tuple[str, ...]  # ids, in the story's order
    row: int  # within its lane, from 0
    x: float
    width: float  # of time, and at least nothing
    room: float  # with its label; never less than `width`
    form: Form  # of the first
    open_start: bool
    open_end: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """The marks of one thread, in time order."""

    thread: str
    rows: int
    marks: tuple[Mark, ...]


def lanes(
    events: Iterable[Event],
    threads: Sequence[str],
    stretch: Stretch,
    least: Callable[[Event], float],
    most_rows: int = MOST_ROWS,
) -> tuple[Lane, ...]:
    """The lanes of the threads that have events in `stretch`, in the order of `threads`.

    `least`: what a mark needs of the strip's width at least, with its label and the space beside
    it. Marks that would overlap stack in up to `most_rows`; what finds no row joins the last mark
    of the last one. n log n in the number of events.
    """
    by_thread: dict[str, list[Mark]] = {thread: [] for thread in threads}
    for event in events:
        mark = _mark(event, stretch, least(event))
        if mark:
            by_thread[event.thread].append(mark)
    return tuple(_lane(thread, marks, most_rows) for thread, marks in by_thread.items() if marks)


def _mark(event: Event, stretch: Stretch, least: float) -> Mark | None:
    """Its box, cut at the ends of the stretch; None where it lies outside."""
    begins, ends = first(event.date), last(event.date)
    start = stretch.start if begins is None else max(begins, stretch.start)
    end = stretch.end if ends is None else min(ends, stretch.end)
    if end <= stretch.start or start >= stretch.end:
        return None
    x, width = stretch.at(start), stretch.at(end) - stretch.at(start)
    room = min(max(width, least), 1.0)
    return Mark(
        events=(event.id,),
        row=0,
        x=min(x, 1 - room),
        width=width,
        room=room,
        form=form(event.date),
        open_start=begins is None or begins < stretch.start,
        open_end=ends is None or ends > stretch.end,
    )


def _lane(thread: str, marks: Sequence[Mark], most_rows: int) -> Lane:
    """First come, first served, from the top row down."""
    ends: list[float] = []  # where each row ends so far
    placed: list[Mark] = []
    last = 0  # the index of the latest mark in the last row
    for mark in sorted(marks, key=lambda one: (one.x, -one.room, one.events)):
        row = next((row for row, end in enumerate(ends) if end <= mark.x + _SLACK), len(ends))
        if row == most_rows:
            placed[last] = _joined(placed[last], mark)
            ends[-1] = max(ends[-1], placed[last].x + placed[last].room)
            continue
        if row == len(ends):
            ends.append(0.0)
        if row == most_rows - 1:
            last = len(placed)
        placed.append(replace(mark, row=row))
        ends[row] = mark.x + mark.room
    return Lane(thread, len(ends), tuple(placed))


_SLACK: Final = 1e-9  # of the strip's width: what rounding may add


def _joined(one: Mark, other: Mark) -> Mark:
    end = max(one.x + one.width, other.x + other.width)
    reach = max(one.x + one.room, other.x + other.room)
    return replace(
        one,
        events=one.events + other.events,
        width=end - one.x,
        room=reach - one.x,
        open_end=one.open_end or other.open_end,
    )
