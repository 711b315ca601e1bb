"""The proleptic Gregorian calendar for any year: astronomical numbering, so year 0 is 1 BC.

Python's `datetime` ends at the years 1 and 9999; history does not.
"""

from __future__ import annotations

from typing import Final, NamedTuple

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_LENGTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_IN_ERA: Final = 146_097  # 400 years; the calendar repeats after them
_EPOCH: Final = 719_468  # days from 0000-03-01 to 1970-01-01


class Day(NamedTuple):
    """One day. `month` runs from 1 to 12, `day` from 1; `year` is any integer, 0 being 1 BC."""

    year: int
    month: int
    day: int

    def __str__(self) -> str:
        """ISO 8601 with four digits of year or as many as it takes: `-0043-03-15`."""
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04}-{self.month:02}-{self.day:02}"


def year_text(year: int) -> str:
    """The EDTF year: `2017`, `-0043`, and `Y12017` where four digits are too few."""
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}" if abs(year) <= 9999 else f"Y{year}"


def is_leap(year: int) -> bool:
    """Whether February has 29 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month - 1]


def ordinal(day: Day) -> int:
    """Days since 1970-01-01, negative before it. Exact for any year."""
    year, month, date = day
    if month <= 2:  # a year that begins in March has its leap day last
        year -= 1
        month += 12
    era, year_of_era = divmod(year, 400)
    day_of_year = (153 * (month - 3) + 2) // 5 + date - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * _DAYS_IN_ERA + day_of_era - _EPOCH


def from_ordinal(days: int) -> Day:
    """The day so many days after 1970-01-01: `from_ordinal(ordinal(d)) == d`."""
    era, day_of_era = divmod(days + _EPOCH, _DAYS_IN_ERA)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    year = era * 400 + year_of_era + (month <= 2)
    return Day(year, month, day_of_year - (153 * shifted + 2) // 5 + 1)


def weekday(day: Day) -> int:
    """0 is Monday, 6 is Sunday."""
    return (ordinal(day) + 3) % 7
