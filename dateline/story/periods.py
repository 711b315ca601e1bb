"""The years and months of a story, and the order in which its account shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Final

from dateline.content.dates import Date, Interval, Point
from dateline.content.records import Event
from dateline.story.chronology import Reached, by_year, touching

_LONGEST_RANGE: Final = 100  # years; a longer range is named only in years that have events of their own
_MOST_TOUCHING: Final = 60  # ranges that a year names; a list of more would outgrow the year's own events
_NOTHING: Final = Reached(0, ())


@dataclass(frozen=True, slots=True)
class Month:
    """Events of one month of a year (None: known to no month), in order."""

    number: int | None
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """Events of one year (None: without a known start) by month, as they follow each other."""

    number: int | None
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """One year (None: events without a known start), with what begins in it and what touches it."""

    year: int | None
    begun: tuple[Event, ...]  # as the account shows them
    reached: Reached

    @property
    def count(self) -> int:
        """All events that have to do with it."""
        return len(self.begun) + self.reached.count


def year_of(event: Event) -> int | None:
    """The year of its earliest day; None without a known start."""
    return event.date.earliest.year if event.date.earliest else None


def month_of(date: Date) -> int | None:
    """The month in which it surely was, or began; None for a season, a year or anything vaguer.

    An interval stands where it begins: `2017-12/2018` in December, `2017/2018-03` in no month.
    """
    form = date.form
    start = form.start if isinstance(form, Interval) else date
    if not isinstance(start, Point | Date):
        return None
    first, last = start.earliest, start.latest
    known = first and last and first[:2] == last[:2]
    return first.month if first and known else None


def in_account(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events in order as the account shows them: in each year first those that are known to no month."""
    return tuple(sorted(events, key=lambda event: (*_year_key(event), month_of(event.date) or 0)))


def newest_first(events: Iterable[Event]) -> tuple[Event, ...]:
    """The last year and in it the last month first, but under each year's head what is known to no month."""
    backwards = tuple(events)[::-1]
    latest = sorted(backwards, key=_year_key, reverse=True)
    return tuple(chain.from_iterable(_backwards(list(inside)) for _, inside in groupby(latest, year_of)))


def _backwards(year: list[Event]) -> list[Event]:
    return sorted(year, key=lambda event: 0 if (month := month_of(event.date)) is None else 13 - month)


def _year_key(event: Event) -> tuple[bool, int]:
    year = year_of(event)
    return year is not None, year or 0


def by_month(events: Iterable[Event]) -> tuple[Year, ...]:
    """Neighbours of the same year and month together. The order stays."""
    return tuple(Year(number, _months(inside)) for number, inside in _runs(events, year_of))


def _months(events: Iterable[Event]) -> tuple[Month, ...]:
    return tuple(Month(*run) for run in _runs(events, lambda event: month_of(event.date)))


def _runs(
    events: Iterable[Event], key: Callable[[Event], int | None]
) -> Iterable[tuple[int | None, tuple[Event, ...]]]:
    return ((found, tuple(inside)) for found, inside in groupby(events, key))


def periods(account: Sequence[Event]) -> tuple[Period, ...]:
    """Every year that an event begins in or a range touches, in order; the undated first.

    A date known only to a decade reaches into ten years, but makes no page for each of them: only
    an interval is known to have lasted. The events of a year keep the order of `account`.
    """
    begun = by_year(account)
    years = sorted({year for year in begun if year is not None} | _lasted(account))
    reached = touching(years, account, _MOST_TOUCHING)
    undated = [Period(None, begun[None], _NOTHING)] if None in begun else []
    return (*undated, *(Period(year, begun.get(year, ()), reached[year]) for year in years))


def _lasted(events: Sequence[Event]) -> set[int]:
    years: set[int] = set()
    for event in events:
        first, last = event.date.earliest, event.date.latest
        if first and last and event.date.is_interval and last.year - first.year <= _LONGEST_RANGE:
            years.update(range(first.year, last.year + 1))
    return years
