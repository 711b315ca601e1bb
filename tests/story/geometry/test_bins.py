"""Every event counts once: in the period it is known to fall into, or in shares over all it may."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.content.dates import parse
from dateline.content.records import Event
from dateline.story.chronology import in_order
from dateline.story.geometry import Bin, Stretch, Unit, bins, divide, first, last, whole
from tests.story.made import event

YEAR = Stretch(first(parse("2017")) or 0.0, last(parse("2017")) or 0.0)


def _bins(*dates: str, most: int = 12) -> tuple[Bin, ...]:
    """The periods of a year of twelve ticks, whatever the dates are."""
    return bins(in_order(event(f"e{n}", date) for n, date in enumerate(dates)), divide((), YEAR, most))


def test_periods_are_those_of_the_ticks() -> None:
    found = _bins()
    assert len(found) == 12
    assert [round(one.time.start - YEAR.start) for one in found[:3]] == [0, 31, 59]
    assert (found[0].start, found[-1].end) == (0.0, 1.0)


def test_a_day_counts_in_its_month_and_names_the_first() -> None:
    found = _bins("2017-03-05", "2017-03-01", "2017-03-31", "2017-04-01")
    assert [one.sure for one in found] == [0, 0, 3, 1, *[0] * 8]
    assert (found[2].first, found[3].first, found[4].first) == ("e1", "e3", None)
    assert {one.spread for one in found} == {0.0}


def test_a_month_is_known_to_fall_into_a_month_and_spread_over_its_days() -> None:
    assert _bins("2017-03")[2].sure == 1
    days = _bins("2017-03", most=365)
    assert {one.sure for one in days} == {0}
    assert sum(one.spread for one in days[59:90]) == pytest.approx(1)
    assert days[59].spread == pytest.approx(1 / 31)


def test_a_year_is_spread_over_its_months() -> None:
    found = _bins("2017")
    assert {one.sure for one in found} == {0}
    assert found[0].spread == pytest.approx(31 / 365)
    assert found[11].spread == pytest.approx(31 / 365)


def test_an_interval_counts_where_it_begins_and_only_there() -> None:
    assert [one.sure for one in _bins("2017-02-10/2017-11", "2017-05/..")] == [0, 1, 0, 0, 1, *[0] * 7]


def test_an_interval_whose_beginning_is_rough_is_spread_over_that() -> None:
    found = _bins("2017/2018")
    assert {one.sure for one in found} == {0}
    assert sum(one.spread for one in found) == pytest.approx(1)


def test_periods_are_no_finer_than_half_of_the_dates_are_known() -> None:
    years = in_order(event(f"e{n}", str(2000 + n)) for n in range(20))
    stretch = whole(years)
    assert stretch is not None
    assert divide(years, stretch, 200).step is Unit.YEAR
    days = in_order(event(f"d{n}", f"{2000 + n}-05-05") for n in range(20))
    assert divide((*years, *days), stretch, 200).step is Unit.MONTH
    assert divide((*years, *days[1:]), stretch, 200).step is Unit.YEAR  # then less than half


def test_what_began_before_or_at_no_known_day_counts_nowhere() -> None:
    assert {(one.sure, one.spread) for one in _bins("2016-05/2018", "../2017-05", "2018-01-01")} == {(0, 0.0)}


def test_of_a_longer_time_only_what_lies_in_the_stretch() -> None:
    assert sum(one.spread for one in _bins("201X")) == pytest.approx(365 / 3652)


DATES = st.one_of(
    st.dates().map(str),
    st.sampled_from(["2017", "2016-05", "198X", "19XX", "2017-21", "2001/2004", "1950/.."]),
)


@given(st.lists(DATES, min_size=1, max_size=40), st.integers(1, 40))
def test_all_events_are_counted_once(dates: list[str], most: int) -> None:
    events: tuple[Event, ...] = in_order(event(f"e{n}", date) for n, date in enumerate(dates))
    stretch = whole(events)
    assert stretch is not None
    found = bins(events, divide(events, stretch, most))
    assert sum(one.sure + one.spread for one in found) == pytest.approx(len(events))
    assert all(one.end == after.start and one.start < one.end for one, after in pairwise(found))
    assert all((one.first is None) == (one.sure == 0) for one in found)
    assert min(one.spread for one in found) > -1e-9
