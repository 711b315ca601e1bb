"""Single dates: from their text to a `Point` with its bounds.

No pattern here can backtrack: every repetition is bounded or followed by what it cannot match.
"""

from __future__ import annotations

import re
from typing import Final

from dateline.content.dates.calendar import (
    MONTHS,
    Day,
    days_in_month,
    from_ordinal,
    ordinal,
    year_text,
)
from dateline.content.dates.errors import DateError
from dateline.content.dates.masks import masked_bounds, masked_precision
from dateline.content.dates.model import Certainty, Clock, Point, Precision

LARGEST_YEAR: Final = 10**12  # a hundred times the age of the universe; sums stay small
_LARGEST_OFFSET: Final = 14 * 60  # minutes; no clock in use is farther from UTC

_Q: Final = "([?~%]?)"
_PLAIN: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_PARTS: Final = re.compile(rf"{_Q}(-?[0-9X]{{4}}){_Q}(?:-{_Q}([0-9X]{{2}}){_Q}(?:-{_Q}([0-9X]{{2}}){_Q})?)?")
_LONG_YEAR: Final = re.compile(rf"{_Q}(Y?)(-?)([0-9]+)(?:E([0-9]+))?(?:S([0-9]+))?{_Q}")
_DATE_TIME: Final = re.compile(
    r"(-?[0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})"
    r"(?:(Z)|([+-])([0-9]{2})(?::([0-9]{2}))?)?"
)
_SURE: Final = {n: (Certainty.CERTAIN,) * n for n in (1, 2, 3)}
# first month, number of months; seasons have no bounds in the standard: ours are whole months,
# of the northern hemisphere where it is not named
_NORTH: Final = ((3, 3), (6, 3), (9, 3), (12, 3))
_SOUTH: Final = ((9, 3), (12, 3), (3, 3), (6, 3))
_PARTS_OF_YEAR: Final = (
    *_NORTH,
    *_NORTH,
    *_SOUTH,
    *((1, 3), (4, 3), (7, 3), (10, 3)),
    *((1, 4), (5, 4), (9, 4)),
    *((1, 6), (7, 6)),
)


def read_point(text: str) -> Point | None:
    """The date, or None if `text` has not the shape of one.

    Raises DateError where the shape is right and no such date exists.
    """
    if match := _PLAIN.fullmatch(text):
        year, month, day = match.groups()
        return _plain(year, month, day)
    if match := _PARTS.fullmatch(text):
        return _qualified(text, match.groups(""))
    if match := _DATE_TIME.fullmatch(text):
        return _date_time(text, match.groups(""))
    if match := _LONG_YEAR.fullmatch(text):
        return _long_year(text, match.groups(""))
    return None


def _plain(
    year: str,
    month: str | None,
    day: str | None,
    qualifiers: tuple[Certainty, ...] | None = None,
    clock: Clock | None = None,
) -> Point:
    """A date without `X`. Most dates are: this is the fast path."""
    y = int(year)
    if month is None:
        first, last = Day(y, 1, 1), Day(y, 12, 31)
        sure = qualifiers or _SURE[1]
        return Point((year,), sure, y, None, None, first, last, Precision.YEAR)
    m = int(month)
    if day is None:
        if m >= 21:
            return _season(year, month, qualifiers or _SURE[2])
        _check_month(year, m)
        first, last = Day(y, m, 1), Day(y, m, days_in_month(y, m))
        sure = qualifiers or _SURE[2]
        return Point((year, month), sure, y, m, None, first, last, Precision.MONTH)
    d = int(day)
    _check_day(year, m, d)
    only = Day(y, m, d)
    precision = Precision.TIME if clock else Precision.DAY
    sure = qualifiers or _SURE[3]
    return Point((year, month, day), sure, y, m, d, only, only, precision, None, clock)


def _check_month(year: str, month: int, day: int | None = None) -> None:
    if 1 <= month <= 12:
        return
    hint = f"Write a month from 01 to 12, or {year} if the month is not known."
    if day is not None and 1 <= day <= 12 < month <= 31:
        hint = f"Write {year}-{day:02}-{month:02} if the day came first; months are 01 to 12."
    raise DateError(f"Month {month:02} does not exist; months run from 01 to 12", hint)


def _check_day(year: str, month: int, day: int) -> None:
    _check_month(year, month, day)
    length = days_in_month(int(year), month)
    if 1 <= day <= length:
        return
    of = f"{MONTHS[month - 1]} {year}"
    raise DateError(
        f"{day} {of} does not exist; {of} has {length} days",
        f"Write a day from 01 to {length}, or {year}-{month:02} if the day is not known.",
    )


def _season(year: str, number: str, qualifiers: tuple[Certainty, ...]) -> Point:
    y, season = int(year), int(number)
    if season > 41:
        raise DateError(
            f"Month {number} does not exist; months run from 01 to 12, seasons from 21 to 41",
            f"Write a month from 01 to 12, or {year} if the month is not known.",
        )
    first, length = _PARTS_OF_YEAR[season - 21]
    years, last = divmod(first + length - 2, 12)  # winter ends in the next year
    latest = Day(y + years, last + 1, days_in_month(y + years, last + 1))
    start = Day(y, first, 1)
    return Point((year, number), qualifiers, y, None, None, start, latest, Precision.SEASON, season)


def _qualified(text: str, groups: tuple[str, ...]) -> Point:
    """Groups: for year, month and day the sign on its left, its digits, the sign on its right."""
    parts = tuple(groups[at] for at in (1, 4, 7) if groups[at])
    qualifiers = _qualifiers(groups, len(parts))
    if parts[0] == "-0000":
        raise DateError("The year -0000 does not exist", f"Write {text.replace('-0000', '0000')}.")
    if "X" not in text:
        return _plain(parts[0], groups[4] or None, groups[7] or None, qualifiers)
    return _masked(parts, qualifiers)


def _qualifiers(groups: tuple[str, ...], count: int) -> tuple[Certainty, ...]:
    """A sign on the left holds for its part, one on the right also for all parts before it."""
    found = [Certainty(groups[3 * at]) for at in range(count)]
    for at in range(count):
        sign = Certainty(groups[3 * at + 2])
        for before in range(at + 1):
            found[before] |= sign
    return tuple(found)


def _masked(parts: tuple[str, ...], qualifiers: tuple[Certainty, ...]) -> Point:
    bounds = masked_bounds(parts)
    if bounds is None:
        whole = "-".join(parts)
        raise DateError(
            f"No day fits {whole}",
            f"Write a month from 01 to 12 and a day that it has, or {parts[0]} alone.",
        )
    year, month, day = (*map(_known, parts), None, None)[:3]
    return Point(parts, qualifiers, year, month, day, *bounds, masked_precision(parts))


def _known(part: str) -> int | None:
    return None if "X" in part else int(part)


def _long_year(text: str, groups: tuple[str, ...]) -> Point | None:
    """`Y17000`, `Y-17E7`, `Y171010000S3`, `1950S2`."""
    left, mark, minus, digits, exponent, significant, right = groups
    if not mark and (exponent or not significant or len(digits) != 4):
        return None
    size = _size(text, digits, exponent)
    year = -size if minus else size
    if mark and size <= 9999:
        instead = year_text(year) + (f"S{significant}" if significant else "")
        raise DateError(
            f"{text[:40]} has a Y before a year of no more than four digits",
            f"Write {left}{instead}{right}.",
        )
    sure = (Certainty(left) | Certainty(right),)
    low, high, count = _significant(text, size, significant)
    first, last = (-high, -low) if minus else (low, high)
    days = Day(first, 1, 1), Day(last, 12, 31)
    written = f"{minus}{digits}" if not mark else f"Y{year}"
    return Point((written,), sure, year, None, None, *days, _width(high - low), significant=count)


def _size(text: str, digits: str, exponent: str) -> int:
    """Digits and exponent multiplied out, refused before the sum can grow without end."""
    power = exponent.lstrip("0")
    size = LARGEST_YEAR + 1 if len(power) > 2 or len(digits) > 99 else int(digits)
    if size <= LARGEST_YEAR:
        size *= 10 ** int(power or 0)
    if size > LARGEST_YEAR:
        raise DateError(
            f"{text[:40]} is a year too far away",
            f"Write a year between Y-{LARGEST_YEAR} and Y{LARGEST_YEAR}.",
        )
    return size


def _significant(text: str, size: int, written: str) -> tuple[int, int, int | None]:
    """The smallest and the largest year with the same significant digits."""
    if not written:
        return size, size, None
    length = len(str(size))
    count = int(written) if len(written) <= 2 else 100
    if not 1 <= count <= length:
        raise DateError(
            f"{text[:40]} states {written[:10]} significant digits of {length}",
            f"Write S1 to S{length} after the year.",
        )
    unit = 10 ** (length - count)
    low = size // unit * unit
    return low, low + unit - 1, count


def _width(years: int) -> Precision:
    """The precision of a span that ends so many years after the one it begins in."""
    for most, precision in ((0, Precision.YEAR), (9, Precision.DECADE), (99, Precision.CENTURY)):
        if years <= most:
            return precision
    return Precision.MILLENNIUM if years <= 999 else Precision.AGE


def _date_time(text: str, groups: tuple[str, ...]) -> Point:
    day, hour, minute, second, utc, sign, hours, minutes = groups
    year, month, date = day.rsplit("-", 2)
    h, m, s = int(hour), int(minute), int(second)
    if (h, m, s) == (24, 0, 0):
        next_day = from_ordinal(ordinal(_plain(year, month, date).earliest) + 1)
        raise DateError(
            f"The time 24:00:00 of {day} is the beginning of the next day",
            f"Write {next_day}T00:00:00{text[len(day) + 9 :]}.",
        )
    if h > 23 or m > 59 or s > 59:
        raise DateError(
            f"The time {hour}:{minute}:{second} does not exist",
            "Write a time from 00:00:00 to 23:59:59.",
        )
    offset = _offset(text, sign, int(hours), int(minutes or 0)) if sign else 0 if utc else None
    return _plain(year, month, date, None, Clock(h, m, s, offset))


def _offset(text: str, sign: str, hours: int, minutes: int) -> int:
    total = hours * 60 + minutes
    if minutes > 59 or total > _LARGEST_OFFSET:
        raise DateError(
            f"The offset {sign}{hours:02}:{minutes:02} does not exist",
            "Write how far the clock there was from UTC, from -14:00 to +14:00, such as -05:00.",
        )
    if sign == "-" and not total:
        raise DateError("The offset -00:00 does not exist", f"Write {text[:19]}Z.")
    return -total if sign == "-" else total
