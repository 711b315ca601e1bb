"""The order of events, the years they touch, and the time that passes between them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import islice, pairwise
from typing import Literal

from dateline.content.dates import Certainty, Date, Day, Precision, Set, ordinal
from dateline.content.records import Event

Unit = Literal["day", "week", "month", "year"]

_WEEKS_FROM, _MONTHS_FROM, _YEARS_FROM = 14, 61, 24  # days, days, months


@dataclass(frozen=True, slots=True)
class Gap:
    """The time from one event to the next, in the unit that both dates can bear."""

    count: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Reached:
    """Ranges that began before a year and reach into it: how many, and those that began last, in order."""

    count: int
    events: tuple[Event, ...]


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """A total order: by date (its earliest day, then the finer date first), then by id."""
    return tuple(sorted(events, key=lambda event: (event.date.key, event.id)))


def gap(before: Date, after: Date) -> Gap | None:
    """From the last day that `before` can have been to the first that `after` can.

    None where they meet, overlap or have no such day, and where one is uncertain, approximate, a
    set or wider than a year: a count would be truer than the dates. Where one is known to the month
    only, full months are counted, to the year only, full years; between two months or two years
    their difference, as everyone counts.
    """
    if not (_countable(before) and _countable(after)):
        return None
    if before.latest is None or after.earliest is None or after.earliest <= before.latest:
        return None
    units = (_unit(before), _unit(after))
    months = _months(before.latest, after.earliest, whole=units[0] != units[1] or "day" in units)
    days = ordinal(after.earliest) - ordinal(before.latest)
    if "year" in units:
        years = after.earliest.year - before.latest.year if units[0] == units[1] else months // 12
        return _some(years, "year")
    if months >= _YEARS_FROM:
        return Gap(months // 12, "year")
    if "month" in units or days >= _MONTHS_FROM:
        return _some(months, "month")
    return Gap(days // 7, "week") if days >= _WEEKS_FROM else Gap(days, "day")


def gaps(events: Iterable[Event]) -> Mapping[str, Gap]:
    """By event the time since the one before it, where both dates can bear it."""
    found = ((after.id, gap(before.date, after.date)) for before, after in pairwise(events))
    return {name: one for name, one in found if one}


def _some(count: int, unit: Unit) -> Gap | None:
    return Gap(count, unit) if count else None


def _unit(date: Date) -> Unit:
    """The finest of these units in which the date is known."""
    if date.precision > Precision.MONTH:
        return "year"
    return "month" if date.precision is Precision.MONTH else "day"


def _countable(date: Date) -> bool:
    exact = date.certainty is Certainty.CERTAIN and not isinstance(date.form, Set)
    return exact and date.precision <= Precision.YEAR


def _months(first: Day, second: Day, *, whole: bool) -> int:
    """Calendar months from one to the other; with `whole`, only those that are full."""
    months = (second.year - first.year) * 12 + second.month - first.month
    return months - 1 if whole and second.day < first.day else months


def by_year(events: Iterable[Event]) -> Mapping[int | None, tuple[Event, ...]]:
    """Events in the year of their earliest day (None: no known start), in the order given."""
    years: dict[int | None, list[Event]] = {}
    for event in events:
        first = event.date.earliest
        years.setdefault(first.year if first else None, []).append(event)
    return {year: tuple(inside) for year, inside in years.items()}


def touching(years: Iterable[int], events: Iterable[Event], most: int) -> Mapping[int, Reached]:
    """For each of `years` the events that began before it and reach into it: at most `most` are named.

    Only an interval is known to have lasted: `198X` was somewhere in ten years. Where an end is open,
    nothing is known of later years, so only the year of the start counts. One walk through the years,
    so that long ranges do not cost their number times that of the years.
    """
    waiting = deque(sorted(_lasting(events), key=lambda one: one[0]))
    ends: list[tuple[int, int]] = []  # a heap: the last year of a range that lasts, and its number
    lasting: dict[int, Event] = {}  # by number, in the order of their beginnings
    reached: dict[int, Reached] = {}
    for year in sorted(years):
        while waiting and waiting[0][0] < year:
            _, last, number, event = waiting.popleft()
            heappush(ends, (last, number))
            lasting[number] = event
        while ends and ends[0][0] < year:
            del lasting[heappop(ends)[1]]
        latest = list(islice(reversed(lasting.values()), most))
        reached[year] = Reached(len(lasting), tuple(reversed(latest)))
    return reached


def _lasting(events: Iterable[Event]) -> Iterator[tuple[int, int, int, Event]]:
    """The first and the last year of each range with both ends, its number, and the event."""
    for number, event in enumerate(events):
        first, last = event.date.earliest, event.date.latest
        if first and last and event.date.is_interval and first.year < last.year:
            yield first.year, last.year, number, event
