"""Dates for schema.org: never more exact than they are known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from dateline.content.dates import Date, Day, End, Interval, Precision, machine_value, parse
from dateline.publish.exports.values import iso_day

_PARTS: Final = {Precision.TIME: 3, Precision.DAY: 3, Precision.MONTH: 2}  # of year, month and day


def beginning(date: Date) -> str | None:
    """`startDate`: "2017-04" stays a month. None for what ISO 8601 cannot say without claiming more.

    That is: around, perhaps, a season, a decade, one of a set, before the year 1, not earlier than.
    """
    if not isinstance(date.form, Interval):
        return machine_value(date)
    return None if isinstance(date.form.start, End) else _part(date, 0)


def ending(date: Date) -> str | None:
    """`endDate`, of an interval; where its beginning is open, it is only a bound: "not later than"."""
    if not isinstance(date.form, Interval) or isinstance(date.form.end, End):
        return None
    return None if date.form.start is End.OPEN else _part(date, 1)


def _part(date: Date, number: int) -> str | None:
    return machine_value(parse(str(date).split("/")[number]))


def span(dates: Iterable[Date]) -> str | None:
    """From the earliest to the latest as an ISO 8601 interval, `..` where it is open. None: no dates."""
    found = list(dates)
    if not found:
        return None
    first = min(found, key=lambda date: date.key)
    last = max(found, key=lambda date: (date.latest is None, date.latest or _NO_DAY, -date.precision.rank))
    beginnings = [point.precision for point in first.form.points if point.earliest == first.earliest]
    endings = [point.precision for point in last.form.points if point.latest == last.latest]
    return f"{_bound(first.earliest, beginnings)}/{_bound(last.latest, endings)}"


def _bound(day: Day | None, precisions: Sequence[Precision]) -> str:
    """A bound as exact as the date that it is of: of "April 2017" a month, of "the 1930s" a year."""
    words = iso_day(day)
    if words is None:
        return ".."
    parts = min((_PARTS.get(one, 1) for one in precisions), default=1)
    return words.rsplit("-", 3 - parts)[0]


_NO_DAY: Final = Day(0, 0, 0)
