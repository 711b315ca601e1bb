"""Unspecified digits: which days a date with `X` in it can stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Final

from dateline.content.dates.calendar import Day, days_in_month
from dateline.content.dates.model import Precision

_BY_FIRST_X: Final = (Precision.AGE, Precision.MILLENNIUM, Precision.CENTURY, Precision.DECADE)
_LEAP_YEAR: Final = 2000


def masked_bounds(parts: Sequence[str]) -> tuple[Day, Day] | None:
    """The first and last day that year, month and day (with `X`) can stand for, None if no day."""
    year, month, day = (*parts, "XX", "XX")[:3]
    months = _numbers(month, 12)
    days = _numbers(day, 31)
    if _first((_LEAP_YEAR,), months, days) is None:  # so no year of thousands need be tried
        return None
    first = _first(_years(year), months, days)
    last = _first(_years(year, backwards=True), months[::-1], days[::-1])
    return None if first is None or last is None else (first, last)


def masked_precision(parts: Sequence[str]) -> Precision:
    """The finest unit that is wholly known, read from the left: `1985-XX-12` is a year."""
    at = parts[0].lstrip("-").find("X")
    if at >= 0:
        return _BY_FIRST_X[at]
    return Precision.YEAR if "X" in parts[1] else Precision.MONTH


def _numbers(mask: str, most: int) -> tuple[int, ...]:
    """The numbers from 1 to `most` that two digits with `X` can stand for, in order."""
    return tuple(n for n in range(1, most + 1) if _fits(f"{n:02}", mask))


def _fits(digits: str, mask: str) -> bool:
    return all(m in ("X", d) for d, m in zip(digits, mask, strict=True))


def _years(mask: str, *, backwards: bool = False) -> Iterator[int]:
    """The years that four digits with `X` can stand for, in order; a minus makes no year 0."""
    sign = -1 if mask.startswith("-") else 1
    falling = backwards != (sign < 0)
    digits = "9876543210" if falling else "0123456789"
    for chosen in product(*(digits if m == "X" else m for m in mask.lstrip("-"))):
        year = sign * int("".join(chosen))
        if year or sign > 0:
            yield year


def _first(years: Iterable[int], months: Sequence[int], days: Sequence[int]) -> Day | None:
    for year in years:
        for month in months:
            length = days_in_month(year, month)
            for day in days:
                if day <= length:
                    return Day(year, month, day)
    return None
