"""Which marks of a lane are named on the strip, and where the names stand.

A greedy rule: the more important event chooses first, and each takes the first place that is free.
Where none is, names that stand in the way may move one line up, but never away.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dateline.story.geometry.marks import Lane, Mark

MOST_LINES: Final = 2  # of names above a lane


@dataclass(frozen=True, slots=True)
class Label:
    """The name of one mark, on a line above its lane, counted upwards, or beside the mark: line 0."""

    event: str
    line: int
    before: bool  # it ends at its mark instead of beginning there
    start: float  # of what it covers, with the gap beside it, in parts of the strip's width
    end: float
    leader: float  # where the line down to the mark stands


@dataclass(frozen=True, slots=True)
class Spacing:
    """Sizes for one width of the strip, in parts of it."""

    name: Callable[[str], float]  # how wide an event's name is, by its id
    scale: float  # how much less of the width a mark takes than where it was placed, up to 1
    gap: float  # kept free beside a name


def labels(
    lane: Lane, important: Sequence[str], spacing: Spacing, lines: int = MOST_LINES
) -> tuple[Label, ...]:
    """As many names as fit without touching a mark, another name or its line; `important` in that order.

    Tried for each event: after its mark, above it, above it towards the start, before it, then one
    line higher. Joined marks have no name. n log n in the number of marks, times the names that a
    strip can hold.
    """
    names = _Names(lane, spacing, lines)
    for name in important:
        names.add(name)
    return tuple(names.placed.values())


def _places(mark: Mark, name: str, spacing: Spacing, lines: int) -> Iterator[Label]:
    left, right = _box(mark, spacing.scale)
    wide, gap = spacing.name(name) + spacing.gap, spacing.gap

    def place(line: int, start: float, *, before: bool) -> Label:
        leader = (left + right) / 2 if mark.width < mark.least else right if before else left
        return Label(name, line, before, start, start + wide, leader)

    long = mark.width >= wide  # beside a bar so long a name would be far from where it began
    if not long:
        yield place(0, right + gap / 2, before=False)
    for line in range(1, lines + 1):
        yield place(line, left, before=False)
        yield place(line, right - wide, before=True)
        if line == 1 and not long:
            yield place(0, left - gap / 2 - wide, before=True)


def _box(mark: Mark, scale: float) -> tuple[float, float]:
    """What a mark covers at this width."""
    return (mark.start, mark.end) if len(mark.events) > 1 else mark.box(mark.least * scale)


class _Names:
    """The names placed so far. Row r of the marks is track -r, line n above them track n."""

    def __init__(self, lane: Lane, spacing: Spacing, lines: int) -> None:
        self.placed: dict[str, Label] = {}
        self._spacing, self._lines = spacing, lines
        self._hair = spacing.gap / 4  # what a line keeps free at either side
        self._marks = {mark.events[0]: mark for mark in lane.marks if len(mark.events) == 1}
        self._rows: list[list[tuple[float, float]]] = [[] for _ in range(lane.rows)]
        for mark in sorted(lane.marks, key=lambda one: one.start):
            self._rows[mark.row].append(_box(mark, spacing.scale))

    def add(self, name: str) -> None:
        """Names the event, where there is a place for its name."""
        if name not in self._marks:
            return
        places = [
            one for one in _places(self._marks[name], name, self._spacing, self._lines) if self._fits(one)
        ]
        for place in places:
            if not self._in_the_way(place):
                self.placed[name] = place
                return
        for place in places:
            if self._make_way(place):
                self.placed[name] = place
                return

    def _make_way(self, place: Label) -> bool:
        """Moves the names that are in the way of a place one line up; False where one of them cannot."""
        moved = {one.event: replace(one, line=one.line + 1) for one in self._in_the_way(place)}
        for one in moved.values():
            ways = [other for other in self._in_the_way(one) if other.event != one.event]
            if one.line > self._lines or not self._fits(one) or ways or self._clash(one, place):
                return False
        self.placed.update(moved)
        return True

    def _fits(self, one: Label) -> bool:
        """Whether it lies in the strip, and neither it nor its line on a mark."""
        return (
            one.start >= 0
            and one.end <= 1
            and all(self._is_free(-track, box) for track, box in self._covered(one) if track <= 0)
        )

    def _is_free(self, row: int, box: tuple[float, float]) -> bool:
        marks = self._rows[row]
        index = bisect_left(marks, box)
        return (index == 0 or marks[index - 1][1] <= box[0]) and (
            index == len(marks) or box[1] <= marks[index][0]
        )

    def _in_the_way(self, one: Label) -> list[Label]:
        return [other for other in self.placed.values() if self._clash(one, other)]

    def _clash(self, one: Label, other: Label) -> bool:
        taken = dict(self._covered(other))
        return any(
            track in taken and box[0] < taken[track][1] and taken[track][0] < box[1]
            for track, box in self._covered(one)
        )

    def _covered(self, one: Label) -> Iterator[tuple[int, tuple[float, float]]]:
        """Track and extent of a name, and of its line in each track between it and its mark."""
        row = self._marks[one.event].row
        yield one.line or -row, (one.start, one.end)
        if one.line:
            for track in range(1 - row, one.line):
                yield track, (one.leader - self._hair, one.leader + self._hair)
