"""Marks on a strip: each in the lane of its thread, stacked so that no two overlap."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import floor
from typing import Final

from dateline.content.records import Event
from dateline.story.geometry.forms import Form, form
from dateline.story.geometry.instants import Stretch, first, last

MOST_ROWS: Final = 4
_SLACK: Final = 1e-9  # of the strip's width: what rounding may add


@dataclass(frozen=True, slots=True)
class Room:
    """What marks need at least, in parts of the strip's width."""

    mark: float
    count: float = 0.0  # a joined mark with the number of its events
    gap: float = 0.0  # between two in a row
    name: Callable[[Event], float] = lambda _: 0.0  # what stands beside a mark


@dataclass(frozen=True, slots=True)
class Mark:
    """One event, or several joined, as a box. Sizes are parts of the strip's width."""

    events: tuple[str, ...]  # ids; of several the one that begins first stands first
    row: int  # within its lane, from 0
    x: float  # where its time begins, as far as the strip shows it
    width: float  # of its time; of several a time in which all begin
    start: float  # of all that it covers: at most x
    end: float  # at least x + width
    form: Form  # of the first
    dot: bool  # a day too short to be seen, or a moment: it is drawn around the middle of its time
    before: bool  # its name stands before it, since after it there is no room
    open_start: bool
    open_end: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """The marks of one thread, from left to right."""

    thread: str
    rows: int
    marks: tuple[Mark, ...]


def lanes(
    events: Iterable[Event],
    threads: Sequence[str],
    stretch: Stretch,
    room: Room,
    most_rows: int = MOST_ROWS,
) -> tuple[Lane, ...]:
    """The lanes of the threads that have events in `stretch`, in the order of `threads`.

    Marks that would overlap stack in up to `most_rows`, the featured first; in the last row those that
    would still overlap join. n log n in the number of events.
    """
    by_thread: dict[str, list[tuple[bool, Mark]]] = {thread: [] for thread in threads}
    for event in events:
        mark = _mark(event, stretch, room)
        if mark:
            by_thread[event.thread].append((not event.featured, mark))
    return tuple(
        _lane(thread, [mark for _, mark in sorted(marks, key=_featured_first)], room, most_rows)
        for thread, marks in by_thread.items()
        if marks
    )


def _featured_first(entry: tuple[bool, Mark]) -> tuple[bool, tuple[float, float, tuple[str, ...]]]:
    return entry[0], _in_time(entry[1])


def one_lane(events: Iterable[Event], stretch: Stretch, room: Room, most_rows: int = MOST_ROWS) -> Lane:
    """The events in `stretch` in one lane without a name, whatever their threads; else as `lanes`."""
    marks = [mark for event in events if (mark := _mark(event, stretch, room))]
    return _lane("", marks, room, most_rows) if marks else Lane("", 0, ())


def _mark(event: Event, stretch: Stretch, room: Room) -> Mark | None:
    """Its box, cut at the ends of the stretch; None where it lies outside."""
    begins, ends = first(event.date), last(event.date)
    start = stretch.start if begins is None else max(begins, stretch.start)
    end = stretch.end if ends is None else min(ends, stretch.end)
    if end <= stretch.start or start >= stretch.end:
        return None
    shape = form(event.date)
    x, width = stretch.at(start), stretch.at(end) - stretch.at(start)
    dot = shape is Form.DAY and width < room.mark
    left = x + (width - room.mark) / 2 if dot else x
    right = max(left + room.mark, x + width)
    name = room.name(event)
    before = bool(name) and left + room.mark + name > 1 and left - name >= 0
    return Mark(
        events=(event.id,),
        row=0,
        x=x,
        width=width,
        start=left - name if before else left,
        end=right if before else max(right, left + room.mark + name),
        form=shape,
        dot=dot,
        before=before,
        open_start=begins is None or begins < stretch.start,
        open_end=ends is None or ends > stretch.end,
    )


def _lane(thread: str, marks: Sequence[Mark], room: Room, most_rows: int) -> Lane:
    """Each takes the first row, from the top down, in which it touches none; those left join in the last."""
    rows: list[list[tuple[float, float]]] = [[] for _ in range(most_rows - 1)]  # what is taken
    placed: list[Mark] = []
    left: list[Mark] = []
    for mark in marks:
        row = next((row for row, taken in enumerate(rows) if _is_free(taken, mark, room.gap)), None)
        if row is None:
            left.append(mark)
        else:
            placed.append(replace(mark, row=row))
            insort(rows[row], (mark.start, mark.end))
    placed += (replace(mark, row=most_rows - 1) for mark in _joined(left, max(room.count, room.mark)))
    return Lane(thread, max(mark.row for mark in placed) + 1, tuple(sorted(placed, key=_in_time)))


def _in_time(mark: Mark) -> tuple[float, float, tuple[str, ...]]:
    return mark.start, -mark.end, mark.events


def _is_free(taken: Sequence[tuple[float, float]], mark: Mark, gap: float) -> bool:
    index = bisect_left(taken, (mark.start, mark.end))
    after = index == 0 or taken[index - 1][1] + gap <= mark.start + _SLACK
    return after and (index == len(taken) or mark.end + gap <= taken[index][0] + _SLACK)


@dataclass(frozen=True, slots=True)
class _Group:
    """Marks of the last row that are one, with the cells of the strip in which they begin."""

    marks: tuple[Mark, ...]
    cells: tuple[int, int]
    start: float
    end: float

    @classmethod
    def of(cls, marks: Sequence[Mark], first: int, last: int, cell: float) -> _Group:
        """As long as the cells: what goes on for longer would hide all that follows."""
        if len(marks) == 1:
            return cls(tuple(marks), (first, last), marks[0].start, marks[0].end)
        return cls(tuple(marks), (first, last), first * cell, (last + 1) * cell)

    def mark(self) -> Mark:
        if len(self.marks) == 1:
            return self.marks[0]
        return replace(
            self.marks[0],
            events=tuple(event for mark in self.marks for event in mark.events),
            x=max(self.start, 0.0),
            width=min(self.end, 1.0) - max(self.start, 0.0),
            start=self.start,
            end=self.end,
            dot=False,
            open_start=False,
            open_end=False,
        )


def _joined(marks: Iterable[Mark], cell: float) -> Iterator[Mark]:
    """Marks in one row: those that begin in the same cell of the strip are one, or that touch."""
    cells: dict[int, list[Mark]] = {}
    for mark in sorted(marks, key=_in_time):
        begins = mark.x + mark.width / 2 if mark.dot else mark.x
        cells.setdefault(floor(begins / cell), []).append(mark)
    groups: list[_Group] = []
    for here, inside in sorted(cells.items()):
        group = _Group.of(inside, here, here, cell)
        while groups and group.start + _SLACK < groups[-1].end:
            before = groups.pop()
            group = _Group.of(before.marks + group.marks, before.cells[0], group.cells[1], cell)
        groups.append(group)
    return (group.mark() for group in groups)
