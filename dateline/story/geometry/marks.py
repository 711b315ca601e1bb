"""Marks on a strip: each in the lane of its thread, stacked so that no two overlap."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from math import floor
from typing import Final

from dateline.content.dates import Date
from dateline.content.records import Event
from dateline.story.geometry.forms import Form, form
from dateline.story.geometry.instants import Stretch, core, first, is_rough, last

MOST_ROWS: Final = 4
_SLACK: Final = 1e-9  # of the strip's width: what rounding may add


@dataclass(frozen=True, slots=True)
class Room:
    """What marks need at least, in parts of the strip's width."""

    mark: Callable[[Event], float]
    count: float  # a joined mark with the number of its events
    gap: float = 0.0  # between two in a row
    name: Callable[[Event], float] = lambda _: 0.0  # what stands beside a mark
    rows: int = MOST_ROWS  # of a lane, at most


@dataclass(frozen=True, slots=True)
class Mark:
    """One event, or several joined, as a box. Sizes are parts of the strip's width."""

    events: tuple[str, ...]  # ids; of several the one that begins first stands first
    row: int  # within its lane, from 0
    x: float  # where its time begins, as far as the strip shows it
    width: float  # of its time; of several a time in which all begin
    least: float  # how wide it is drawn at least, around the middle of its time
    start: float  # of all that it covers with its name
    end: float
    form: Form
    dot: bool  # a day too short to be seen, or a moment
    before: bool  # its name stands before it, since after it there is no room
    core: tuple[float, float] | None = None  # where it was surely going on, if that is less than its time
    open_start: bool = False  # nobody knows when it began
    open_end: bool = False
    cut_start: bool = False  # it began before the strip
    cut_end: bool = False

    def box(self, least: float) -> tuple[float, float]:
        """What the mark itself covers where it is drawn so wide at least."""
        if self.width >= least:
            return self.x, self.x + self.width
        if self.form is Form.OPEN:  # its known end keeps its place
            end = self.x + self.width
            return (end - least, end) if self.open_start else (self.x, self.x + least)
        middle = self.x + self.width / 2
        return middle - least / 2, middle + least / 2


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
) -> tuple[Lane, ...]:
    """The lanes of the threads that have events in `stretch`, in the order of `threads`.

    Marks that would overlap stack in up to `room.rows`, the featured first; in the last row those that
    would still overlap join. Among equals the order of `events` holds: the story's. n log n in the
    number of events.
    """
    by_thread: dict[str, list[tuple[bool, Mark]]] = {thread: [] for thread in threads}
    for event in events:
        mark = _mark(event, stretch, room)
        if mark:
            by_thread[event.thread].append((not event.featured, mark))
    return tuple(
        _lane(thread, [mark for _, mark in sorted(marks, key=_featured_first)], room)
        for thread, marks in by_thread.items()
        if marks
    )


def _featured_first(entry: tuple[bool, Mark]) -> tuple[bool, tuple[float, float]]:
    return entry[0], _in_time(entry[1])


def one_lane(events: Iterable[Event], stretch: Stretch, room: Room) -> Lane:
    """The events in `stretch` in one lane without a name, whatever their threads; else as `lanes`."""
    marks = [mark for event in events if (mark := _mark(event, stretch, room))]
    return _lane("", marks, room) if marks else Lane("", 0, ())


def _mark(event: Event, stretch: Stretch, room: Room) -> Mark | None:
    """Its box, cut at the ends of the stretch; None where it lies outside."""
    begins, ends = first(event.date), last(event.date)
    start = stretch.start if begins is None else max(begins, stretch.start)
    end = stretch.end if ends is None else min(ends, stretch.end)
    if end <= stretch.start or start >= stretch.end:
        return None
    x, width, least = stretch.at(start), stretch.at(end) - stretch.at(start), room.mark(event)
    mark = Mark(
        events=(event.id,),
        row=0,
        x=x,
        width=width,
        least=least,
        start=x,
        end=x + width,
        form=form(event.date),
        dot=form(event.date) is Form.DAY and width < least,
        before=False,
        core=_core(event.date, stretch),
        open_start=begins is None,
        open_end=ends is None,
        cut_start=begins is not None and begins < stretch.start,
        cut_end=ends is not None and ends > stretch.end,
    )
    return _with_name(mark, room.name(event))


def _core(date: Date, stretch: Stretch) -> tuple[float, float] | None:
    """None also where it is all of its time, or lies outside."""
    found = core(date)
    if not found or not is_rough(date):
        return None
    start, end = max(found[0], stretch.start), min(found[1], stretch.end)
    return (stretch.at(start), stretch.at(end)) if start < end else None


def _with_name(mark: Mark, name: float) -> Mark:
    """A name begins at its mark and may be longer; only where it has no room it ends there."""
    left, right = mark.box(mark.least)
    reach = left + mark.least + name
    before = bool(name) and reach > 1 and left - name >= 0
    return replace(
        mark,
        before=before,
        start=left - name if before else left,
        end=right if before or not name else max(right, reach),
    )


def _lane(thread: str, marks: Sequence[Mark], room: Room) -> Lane:
    """Each takes the first row, from the top down, in which it touches none; those left join in the last."""
    rows: list[list[tuple[float, float]]] = [[] for _ in range(room.rows - 1)]  # what is taken
    placed: list[Mark] = []
    left: list[Mark] = []
    for mark in marks:
        row = next((row for row, taken in enumerate(rows) if _is_free(taken, mark, room.gap)), None)
        if row is None:
            left.append(mark)
        else:
            placed.append(replace(mark, row=row))
            insort(rows[row], (mark.start, mark.end))
    placed += (replace(mark, row=room.rows - 1) for mark in _joined(left, room.count))
    return Lane(thread, max(mark.row for mark in placed) + 1, tuple(sorted(placed, key=_in_time)))


def _in_time(mark: Mark) -> tuple[float, float]:
    return mark.start, -mark.end


def _is_free(taken: Sequence[tuple[float, float]], mark: Mark, gap: float) -> bool:
    index = bisect_left(taken, (mark.start, mark.end))
    after = index == 0 or taken[index - 1][1] + gap <= mark.start + _SLACK
    return after and (index == len(taken) or mark.end + gap <= taken[index][0] + _SLACK)


def _joined(marks: Iterable[Mark], count: float) -> list[Mark]:
    """Marks in one row: those that begin in the same cell are one, and single ones that then touch it."""
    cell = _CELL * count
    cells: dict[int, list[Mark]] = {}
    for mark in sorted(marks, key=_in_time):
        cells.setdefault(floor(_begins(mark) / cell), []).append(mark)
    groups: list[tuple[list[Mark], Mark]] = []
    for here, together in sorted(cells.items()):
        low = here * cell if here - 1 in cells else 0.0
        high = (here + 1) * cell if here + 1 in cells else 1.0
        groups.append((together, _one(together, count, low, high)))
        while len(groups) > 1 and groups[-1][1].start + _SLACK < groups[-2][1].end:
            both = groups[-2][0] + groups[-1][0]
            groups[-2:] = [(both, _one(both, count, groups[-2][1].start, groups[-1][1].end))]
    return [group for _, group in groups]


_CELL: Final = 1.25  # of the width of a joined mark: it must have room in its cell


def _begins(mark: Mark) -> float:
    """Where it begins, as far as that is known."""
    return mark.x if mark.form in (Form.RANGE, Form.OPEN) else mark.x + mark.width / 2


def _one(marks: Sequence[Mark], count: float, low: float, high: float) -> Mark:
    """From the first beginning to the last: what goes on for longer would hide all that follows.

    Where that is too short for a number it is as long as one needs, between `low` and `high`.
    """
    if len(marks) == 1:
        return marks[0]
    begins = [_begins(mark) for mark in marks]
    start, end, shape = min(begins), max(begins), Form.RANGE
    if len({(mark.x, mark.width) for mark in marks}) == 1 and marks[0].form is Form.SPAN:
        start, end, shape = marks[0].x, marks[0].x + marks[0].width, Form.SPAN
    if end - start < count:
        start = max(min(max((start + end - count) / 2, low), high - count), 0.0)
        end = start + count
    names = tuple(name for mark in marks for name in mark.events)
    return Mark(names, 0, start, end - start, count, start, end, shape, dot=False, before=False)
