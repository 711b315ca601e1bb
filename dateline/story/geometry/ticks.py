"""Where a stretch of time is marked: the hours, days, months or years that suit its length.

The steps are those of the calendar, and each begins anew with the next larger unit, so that a new day,
month or year is always among the ticks. Years are round as they are said, on both sides of the turn of
the era: 500 BC, 1 AD, 500 AD (the astronomical years -499, 1, 500).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import count, dropwhile, islice, takewhile
from typing import Final

from dateline.content.dates import Day, days_in_month, from_ordinal, ordinal
from dateline.story.geometry.instants import Stretch


class Unit(Enum):
    """A unit of the calendar, the smallest first."""

    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Tick:
    """An hour of a day at which a unit begins, and what its words depend on.

    `unit` is the largest unit that begins here, `step` the one that is counted from tick to tick.
    `changed` is the largest unit that is another than at the tick before; `YEAR` at the first tick.
    `major` says that a unit larger than the step begins; among years, that it is a rounder year.
    """

    at: float
    unit: Unit
    step: Unit
    day: Day
    hour: int
    changed: Unit
    major: bool

    @property
    def with_year(self) -> bool:
        """Whether the reader needs the year to know where this is."""
        return self.changed is Unit.YEAR


@dataclass(frozen=True, slots=True)
class _Step:
    unit: Unit
    size: int


_FINER: Final = (
    *(_Step(Unit.HOUR, size) for size in (1, 3, 6, 12)),
    *(_Step(Unit.DAY, size) for size in (1, 2, 5, 10)),
    *(_Step(Unit.MONTH, size) for size in (1, 2, 3, 6)),
)
_DAYS: Final = {Unit.HOUR: 1 / 24, Unit.DAY: 1, Unit.MONTH: 28, Unit.YEAR: 365}  # at least so long


def ticks(stretch: Stretch, most: int) -> tuple[Tick, ...]:
    """The ticks of the finest step that has at most `most` of them in the stretch, in order.

    None where no whole hour lies in the stretch. From two on, `most` always leaves one where there is
    an hour; one alone may leave none. Raises ValueError if `most` is less than one.
    """
    if most < 1:
        raise ValueError(f"most is {most}: allow at least one tick")
    resolution = math.ulp(max(abs(stretch.start), abs(stretch.end)))
    for step in _ladder():
        if step.size * _DAYS[step.unit] < 2 * resolution:
            continue  # numbers so large cannot tell two of these from each other
        found = tuple(islice(_within(stretch, step), most + 1))
        if len(found) <= most:
            return tuple(_told(step, found))
    raise AssertionError("the ladder has no end")


def _ladder() -> Iterator[_Step]:
    """All steps, the finest first. It ends nowhere; a step of years beyond both ends has only 1 AD."""
    yield from _FINER
    for power in count():
        yield from (_Step(Unit.YEAR, size * 10**power) for size in (1, 2, 5))


def _within(stretch: Stretch, step: _Step) -> Iterator[tuple[float, Day, int]]:
    around = (
        (_at(day, hour), day, hour) for day, hour in _from(step, from_ordinal(math.floor(stretch.start)))
    )
    later = dropwhile(lambda instant: instant[0] < stretch.start, around)
    return takewhile(lambda instant: instant[0] < stretch.end, later)


def _at(day: Day, hour: int) -> float:
    return ordinal(day) + hour / 24


def _from(step: _Step, day: Day) -> Iterator[tuple[Day, int]]:
    """The days and hours of a step without end, from one that is not after `day`."""
    match step.unit:
        case Unit.HOUR:
            for number in count(ordinal(day)):
                yield from ((from_ordinal(number), hour) for hour in range(0, 24, step.size))
        case Unit.DAY:
            for month in count(day.year * 12 + day.month - 1):
                yield from ((date, 0) for date in _days(step.size, month // 12, month % 12 + 1))
        case Unit.MONTH:
            for year in count(day.year):
                yield from ((Day(year, month, 1), 0) for month in range(1, 13, step.size))
        case Unit.YEAR:
            yield from ((Day(year, 1, 1), 0) for year in _years(step.size, day.year))


def _days(size: int, year: int, month: int) -> Iterator[Day]:
    """Of a month: all, every other (not the last, beside the first of the next), or the round ones."""
    length = days_in_month(year, month)
    if size == 1:
        chosen: Iterable[int] = range(1, length + 1)
    elif size == 2:
        chosen = range(1, length, 2)
    else:
        chosen = (1, *range(size, 30 - size // 2, size))
    return (Day(year, month, day) for day in chosen)


def _years(size: int, year: int) -> Iterator[int]:
    """Years AD and years BC that are multiples of `size`, and 1 AD between them."""
    for index in count(year // size - 1):
        if index == 1 and size <= 2:
            continue  # 1 AD is no multiple of two, and 2 AD too near to it
        yield index * size + (1 if index <= 0 else 0)  # n BC is the year 1 - n


def _told(step: _Step, instants: Iterable[tuple[float, Day, int]]) -> Iterator[Tick]:
    before: Day | None = None
    for at, day, hour in instants:
        unit = _begins(day, hour)
        yield Tick(
            at=at,
            unit=unit,
            step=step.unit,
            day=day,
            hour=hour,
            changed=_changed(before, day),
            major=_is_rounder(day.year, step.size) if step.unit is Unit.YEAR else unit is not step.unit,
        )
        before = day


def _begins(day: Day, hour: int) -> Unit:
    if hour:
        return Unit.HOUR
    if day.day > 1:
        return Unit.DAY
    return Unit.MONTH if day.month > 1 else Unit.YEAR


def _changed(before: Day | None, day: Day) -> Unit:
    if before is None or before.year != day.year:
        return Unit.YEAR
    if before.month != day.month:
        return Unit.MONTH
    return Unit.DAY if before.day != day.day else Unit.HOUR


def _is_rounder(year: int, size: int) -> bool:
    """Whether a year, as it is said, is a multiple of the next power of ten; 1 AD always is."""
    rounder = 10 ** len(str(size))
    return year == 1 or (year if year > 0 else 1 - year) % rounder == 0
