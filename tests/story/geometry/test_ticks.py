from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.content.dates import Day, from_ordinal, ordinal
from dateline.story.geometry.instants import Stretch
from dateline.story.geometry.ticks import Tick, Unit, ticks

YEAR = 365.2425


def years(first: int, end: int) -> Stretch:
    return Stretch(float(ordinal(Day(first, 1, 1))), float(ordinal(Day(end, 1, 1))))


def days(first: tuple[int, int, int], end: tuple[int, int, int]) -> Stretch:
    return Stretch(float(ordinal(Day(*first))), float(ordinal(Day(*end))))


def said(tick: Tick) -> str:
    """As far as the step goes, with a star where major: `2017-12-04T06`, `2018-01*`, `-499`."""
    day = tick.day
    text = {
        Unit.HOUR: f"{day}T{tick.hour:02}",
        Unit.DAY: str(day),
        Unit.MONTH: str(day)[:-3],
        Unit.YEAR: str(day.year),
    }[tick.step]
    return text + "*" * tick.major


@pytest.mark.parametrize(
    ("stretch", "most", "wanted"),
    [
        # hours
        (Stretch(10 / 24, 13 / 24), 5, "1970-01-01T10 1970-01-01T11 1970-01-01T12"),
        (Stretch(0.9, 1.3), 4, "1970-01-02T00* 1970-01-02T03 1970-01-02T06"),
        (
            days((2017, 12, 4), (2017, 12, 6)),
            5,
            "2017-12-04T00* 2017-12-04T12 2017-12-05T00* 2017-12-05T12",
        ),
        # days
        (
            days((2017, 12, 2), (2017, 12, 7)),
            5,
            "2017-12-02 2017-12-03 2017-12-04 2017-12-05 2017-12-06",
        ),
        (days((2017, 12, 30), (2018, 1, 4)), 3, "2018-01-01* 2018-01-03"),
        (days((2016, 2, 26), (2016, 3, 6)), 5, "2016-02-27 2016-03-01* 2016-03-03 2016-03-05"),
        (days((2017, 12, 23), (2018, 1, 12)), 5, "2017-12-25 2018-01-01* 2018-01-05 2018-01-10"),
        (
            days((2017, 1, 18), (2017, 3, 10)),
            5,
            "2017-01-20 2017-02-01* 2017-02-10 2017-02-20 2017-03-01*",
        ),
        # months
        (days((2017, 11, 15), (2018, 2, 15)), 4, "2017-12 2018-01* 2018-02"),
        (years(2017, 2018), 6, "2017-01* 2017-03 2017-05 2017-07 2017-09 2017-11"),
        (years(2017, 2018), 4, "2017-01* 2017-04 2017-07 2017-10"),
        (days((2016, 9, 19), (2018, 12, 18)), 5, "2017-01* 2017-07 2018-01* 2018-07"),
        # years
        (years(2008, 2013), 6, "2008 2009 2010* 2011 2012"),
        (years(1969, 2019), 8, "1970 1980 1990 2000* 2010"),
        (years(1969, 2019), 12, "1970* 1975 1980* 1985 1990* 1995 2000* 2005 2010* 2015"),
        (years(1700, 2018), 4, "1700 1800 1900 2000*"),
        # the turn of the era: 1 BC is the year 0
        (years(-1, 3), 4, "-1 0 1* 2"),
        (years(-3, 7), 6, "-3 -1 1* 4 6"),
        (years(-11, 12), 3, "-9 1* 10"),
        (years(-1000, 1001), 5, "-999* -499 1* 500 1000*"),
        # the history of the Earth
        (years(-4_600_000_000, 2018), 5, "-3999999999 -2999999999 -1999999999 -999999999 1*"),
        (years(10**12, 3 * 10**12), 3, f"{10**12} {2 * 10**12}"),
    ],
)
def test_the_step_suits_the_stretch(stretch: Stretch, most: int, wanted: str) -> None:
    assert " ".join(map(said, ticks(stretch, most))) == wanted


def test_what_the_words_of_hours_depend_on() -> None:
    found = ticks(Stretch(ordinal(Day(2017, 12, 31)) + 0.4, ordinal(Day(2018, 1, 1)) + 0.6), 4)
    assert [(tick.hour, tick.unit, tick.step, tick.changed, tick.with_year) for tick in found] == [
        (12, Unit.HOUR, Unit.HOUR, Unit.YEAR, True),
        (0, Unit.YEAR, Unit.HOUR, Unit.YEAR, True),
        (12, Unit.HOUR, Unit.HOUR, Unit.HOUR, False),
    ]


def test_what_the_words_of_days_and_months_depend_on() -> None:
    found = ticks(days((2017, 11, 29), (2017, 12, 3)), 4)
    assert [(tick.unit, tick.changed, tick.major) for tick in found] == [
        (Unit.DAY, Unit.YEAR, False),
        (Unit.DAY, Unit.DAY, False),
        (Unit.MONTH, Unit.MONTH, True),
        (Unit.DAY, Unit.DAY, False),
    ]
    found = ticks(days((2017, 11, 29), (2018, 3, 1)), 4)
    assert [tick.with_year for tick in found] == [True, True, False]


def test_no_tick_where_no_hour_begins() -> None:
    assert ticks(Stretch(0.01, 0.02), 9) == ()
    assert [tick.at for tick in ticks(Stretch(0.0, 0.02), 9)] == [0.0]
    assert ticks(Stretch(-0.02, 0.0), 9) == ()  # the end is no part of it


def test_at_least_one_tick_must_be_allowed() -> None:
    with pytest.raises(ValueError, match="most is 0"):
        ticks(Stretch(0, 1), 0)


STARTS = st.one_of(
    st.floats(-40_000, 40_000),
    st.floats(-800_000, -650_000),  # around the turn of the era
    st.floats(-(10**10) * YEAR, 10**10 * YEAR),
)
LENGTHS = st.integers(-2, 13).flatmap(lambda power: st.floats(10.0**power, 10.0 ** (power + 1)))
STRETCHES = st.tuples(STARTS, LENGTHS).map(lambda pair: Stretch(pair[0], pair[0] + pair[1]))


@given(STRETCHES, st.integers(1, 20))
def test_ticks_lie_in_the_stretch_in_order(stretch: Stretch, most: int) -> None:
    found = ticks(stretch, most)
    assert len(found) <= most
    assert all(stretch.start <= tick.at < stretch.end for tick in found)
    assert all(one.at < other.at for one, other in pairwise(found))
    assert all(tick.at == ordinal(tick.day) + tick.hour / 24 for tick in found)
    assert all(tick.day == from_ordinal(ordinal(tick.day)) for tick in found)  # such a day exists
    assert len({tick.step for tick in found}) <= 1


@given(STRETCHES, st.integers(2, 20))
def test_there_is_a_tick_where_there_is_an_hour(stretch: Stretch, most: int) -> None:
    assert ticks(stretch, most) or stretch.length < 1 / 12


@given(STRETCHES, st.integers(2, 20))
def test_ticks_are_about_evenly_far(stretch: Stretch, most: int) -> None:
    gaps = [other.at - one.at for one, other in pairwise(ticks(stretch, most))]
    assert not gaps or max(gaps) < 2.01 * min(gaps)


@given(STRETCHES, st.integers(1, 20))
def test_more_are_allowed_more_are_found(stretch: Stretch, most: int) -> None:
    assert len(ticks(stretch, most)) <= len(ticks(stretch, most + 1))


@given(st.integers(-(10**6), 10**6), st.integers(1, 5000), st.integers(2, 12))
def test_four_centuries_later_the_days_are_the_same(start: int, length: int, most: int) -> None:
    later = 146_097
    here = ticks(Stretch(start, start + length), most)
    there = ticks(Stretch(start + later, start + length + later), most)
    if any(tick.step is Unit.YEAR for tick in (*here, *there)):
        return  # 1 AD is alone
    assert [(tick.at + later, tick.day[1:], tick.major) for tick in here] == [
        (tick.at, tick.day[1:], tick.major) for tick in there
    ]


@given(st.integers(18, 290).map(lambda power: 10.0**power), st.integers(2, 9))
def test_numbers_too_large_for_days_still_have_ticks(size: float, most: int) -> None:
    found = ticks(Stretch(-size, size), most)
    assert 1 <= len(found) <= most
    assert 1 in {tick.day.year for tick in found}
    near = ticks(Stretch(size, size * (1 + 1e-15)), most)
    assert len({tick.at for tick in near}) == len(near)
