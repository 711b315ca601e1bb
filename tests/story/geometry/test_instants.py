"""Dates as numbers on one line."""

from __future__ import annotations

import pytest

from dateline.content.dates import parse
from dateline.story.geometry import Stretch, first, last, stretch_of


@pytest.mark.parametrize(
    ("date", "begins", "ends"),
    [
        ("1970-01-01", 0.0, 1.0),
        ("1970-01", 0.0, 31.0),
        ("1969-12-31", -1.0, 0.0),
        ("1970-01-02T06:00:00", 1.25, 1.25 + 1 / 86_400),
        ("1970-01-02T06:00:00+05:00", 1.25, 1.25 + 1 / 86_400),
        ("1970-01-01/1970-01-03", 0.0, 3.0),
        ("../1970-01-01", None, 1.0),
        ("1970-01-01/..", 0.0, None),
    ],
)
def test_from_the_first_moment_to_the_last(date: str, begins: float | None, ends: float | None) -> None:
    assert (first(parse(date)), last(parse(date))) == (begins, ends)


def test_a_billion_years_are_counted_in_days() -> None:
    begins, ends = first(parse("Y-1000000000")), last(parse("Y-1000000000"))
    assert begins is not None
    assert ends is not None
    assert ends - begins in (365.0, 366.0)


def test_a_stretch_says_where_a_time_lies() -> None:
    stretch = Stretch(10.0, 20.0)
    assert (stretch.length, stretch.at(10.0), stretch.at(15.0), stretch.at(20.0)) == (10.0, 0.0, 0.5, 1.0)


def test_a_year_and_a_month_are_as_long_as_they_are() -> None:
    assert stretch_of(1970) == Stretch(0.0, 365.0)
    assert stretch_of(1970, 12) == Stretch(334.0, 365.0)
    assert stretch_of(2000, 2).length == 29
    assert stretch_of(0).length == 366
