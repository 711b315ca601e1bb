from __future__ import annotations

import datetime

import pytest

from dateline.content.dates import Day, days_in_month, is_leap, ordinal, weekday


@pytest.mark.parametrize(
    ("year", "leap"),
    [(2016, True), (2017, False), (1900, False), (2000, True), (0, True), (-4, True), (-100, False)],
)
def test_leap_years(year: int, leap: bool) -> None:
    assert is_leap(year) is leap
    assert days_in_month(year, 2) == (29 if leap else 28)


@pytest.mark.parametrize(
    "text", ["1970-01-01", "1969-12-31", "2017-12-04", "2000-02-29", "0001-01-01", "9999-12-31"]
)
def test_ordinal_and_weekday_agree_with_python(text: str) -> None:
    theirs = datetime.date.fromisoformat(text)
    day = Day(theirs.year, theirs.month, theirs.day)
    assert ordinal(day) == theirs.toordinal() - datetime.date(1970, 1, 1).toordinal()
    assert weekday(day) == theirs.weekday()


def test_years_that_python_does_not_have() -> None:
    assert ordinal(Day(0, 12, 31)) == ordinal(Day(1, 1, 1)) - 1
    assert ordinal(Day(10**9 + 400, 1, 1)) - ordinal(Day(10**9, 1, 1)) == 146_097
    assert weekday(Day(-400, 3, 1)) == weekday(Day(2000, 3, 1))


def test_a_day_writes_itself() -> None:
    assert str(Day(-43, 3, 15)) == "-0043-03-15"
    assert str(Day(170_000_002, 1, 1)) == "170000002-01-01"
