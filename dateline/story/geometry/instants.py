"""Dates as numbers on one line: days since 1970-01-01, in the proleptic Gregorian calendar."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from dateline.content.dates import Date, Day, Interval, Point, ordinal

_SECONDS: Final = 86_400
_once = lru_cache(maxsize=1 << 14)  # a strip asks for those of an event again and again


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `start` to `end`, in days; the end is no part of it. A day n runs from n to n + 1."""

    start: float
    end: float

    @property
    def length(self) -> float:
        """In days; more than none."""
        return self.end - self.start

    def at(self, time: float) -> float:
        """Where a time lies: 0 at the start, 1 at the end."""
        return (time - self.start) / self.length


def stretch_of(year: int, month: int | None = None) -> Stretch:
    """A whole year, or a month of it."""
    after = (year + 1, 1) if month in (None, 12) else (year, (month or 0) + 1)
    return Stretch(float(ordinal(Day(year, month or 1, 1))), float(ordinal(Day(*after, 1))))


@_once
def first(date: Date) -> float | None:
    """When it began at the earliest; None where nobody knows. Of a date-time the moment itself."""
    moment = _moment(date.point)
    if moment is not None:
        return moment
    return None if date.earliest is None else float(ordinal(date.earliest))


@_once
def last(date: Date) -> float | None:
    """When it was over at the latest; None where nobody knows. Of a date-time the second after."""
    moment = _moment(date.point)
    if moment is not None:
        return moment + 1 / _SECONDS
    return None if date.latest is None else float(ordinal(date.latest) + 1)


@_once
def begun(date: Date) -> tuple[float, float] | None:
    """When it can have begun, from the first time to the one after the last; None where nobody knows."""
    if isinstance(date.form, Interval):
        start = date.form.start
        return _bounds(start) if isinstance(start, Point) else None
    begins, ends = first(date), last(date)
    return None if begins is None or ends is None else (begins, ends)


def core(date: Date) -> tuple[float, float] | None:
    """Of an interval between two dates when it was surely going on; None where that is not known."""
    interval = date.form
    if not isinstance(interval, Interval):
        return None
    if not isinstance(interval.start, Point) or not isinstance(interval.end, Point):
        return None
    begins, ends = _bounds(interval.start)[1] - 1, _bounds(interval.end)[0] + 1
    return (begins, ends) if begins < ends else None


def is_rough(date: Date) -> bool:
    """Whether an end of an interval is known to a month, or to something longer, only."""
    ends = (date.form.start, date.form.end) if isinstance(date.form, Interval) else ()
    return any(isinstance(one, Point) and one.earliest != one.latest for one in ends)


def _bounds(point: Point) -> tuple[float, float]:
    return float(ordinal(point.earliest)), float(ordinal(point.latest) + 1)


def _moment(point: Point | None) -> float | None:
    """As the clock showed it where the event was."""
    if point is None or point.clock is None:
        return None
    clock = point.clock
    return ordinal(point.earliest) + (clock.hour * 3600 + clock.minute * 60 + clock.second) / _SECONDS
