"""Years and months: nothing lost, the order kept, no event under a month that it may not belong to."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.content.dates import parse
from dateline.content.records import Event
from dateline.story.chronology import in_order
from dateline.story.periods import by_month, in_account, month_of, newest_first, periods, year_of
from tests.story.made import event

DATES = st.one_of(
    st.dates().map(str),
    st.dates().map(lambda day: str(day)[:7]),
    st.integers(1, 2030).map(lambda year: f"{year:04d}"),
    st.sampled_from(
        """2017-21 2017-06~ 198X ../2017 2017-10/.. 2017/2018-03 2017-12/2018 [2017-03,2017-08] -0043-03-15
        Y-170000002 2017-XX-05 2017-11-20/2018-02-03""".split()  # noqa: SIM905 (easier to read)
    ),
)
STORIES = st.lists(DATES, max_size=40).map(
    lambda dates: in_order(event(id=f"e{number}", date=date) for number, date in enumerate(dates))
)


@pytest.mark.parametrize(
    ("date", "month"),
    [
        ("2017-12-02", 12),
        ("2017-12-02T20:00:00-05:00", 12),
        ("2017-12", 12),
        ("2017-12-XX", 12),
        ("2017-06~", 6),
        ("2017-06-07?", 6),
        ("2017-12-30/2018-01-02", 12),
        ("2017-12/2018", 12),  # it surely began then
        ("2017-10/..", 10),
        ("2017-10/", 10),
        ("[2017-03-01..2017-03-05]", 3),
        ("2017", None),
        ("2017-21", None),
        ("2017-33", None),
        ("2017-1X", None),
        ("2017-XX-05", None),
        ("2017/2018-03", None),
        ("2017/2019", None),
        ("[2017-03,2017-08]", None),
        ("198X", None),
        ("20XX-12-XX", None),
        ("../2017-12-04", None),
        ("/2017-12-04", None),
        ("Y-170000002", None),
    ],
)
def test_an_event_has_a_month_only_if_it_is_known(date: str, month: int | None) -> None:
    assert month_of(parse(date)) == month


def test_what_is_known_to_no_month_stands_first_in_its_year() -> None:
    dates = ["2017-01-01", "2017-21", "2017", "2016-12", "../2016", "2017-04/2018", "2017-04-03"]
    events = in_order(event(id=f"e{number}", date=date) for number, date in enumerate(dates))
    shown = in_account(events)
    wanted = ["../2016", "2016-12", "2017", "2017-21", "2017-01-01", "2017-04/2018", "2017-04-03"]
    assert [str(one.date) for one in shown] == wanted
    assert [(year.number, [month.number for month in year.months]) for year in by_month(shown)] == [
        (None, [None]),
        (2016, [12]),
        (2017, [None, 1, 4]),
    ]


@given(STORIES)
def test_grouping_loses_nothing_and_keeps_the_order(events: Sequence[Event]) -> None:
    shown = in_account(events)
    assert sorted(one.id for one in shown) == sorted(one.id for one in events)
    years = by_month(shown)
    assert tuple(one for year in years for month in year.months for one in month.events) == shown
    numbers = [year.number for year in years]
    assert numbers == sorted(set(numbers), key=lambda one: (one is not None, one or 0))
    for year in years:
        months = [month.number for month in year.months]
        assert months == sorted(set(months), key=lambda one: one or 0)
        for month in year.months:
            assert [*month.events] == [one for one in events if one in month.events]
            assert {(year_of(one), month_of(one.date)) for one in month.events} == {
                (year.number, month.number)
            }


@given(STORIES)
def test_newest_first_has_the_same_groups_backwards(events: Sequence[Event]) -> None:
    shown = newest_first(events)
    assert sorted(one.id for one in shown) == sorted(one.id for one in events)
    forwards, backwards = by_month(in_account(events)), by_month(shown)
    assert [year.number for year in backwards] == [year.number for year in forwards][::-1]
    for year, other in zip(backwards, forwards[::-1], strict=True):
        known = [month.number for month in other.months if month.number]
        first = [None] if other.months[0].number is None else []
        assert [month.number for month in year.months] == [*first, *known[::-1]]
        by_number = {month.number: month.events for month in other.months}
        assert all(month.events == by_number[month.number][::-1] for month in year.months)


@given(STORIES)
def test_every_event_begins_in_one_period(events: Sequence[Event]) -> None:
    found = periods(in_account(events))
    assert [one for period in found for one in period.begun] == [*in_account(events)]
    assert all(period.begun or period.reached.count for period in found)
    assert all(one.date.is_interval for period in found for one in period.reached.events)


def test_a_range_is_named_in_each_year_that_it_touches() -> None:
    events = in_order([event(id="long", date="2015-05/2018-02"), event(id="decade", date="198X")])
    assert [(one.year, [e.id for e in one.reached.events], one.count) for one in periods(events)] == [
        (1980, [], 1),
        (2015, [], 1),
        (2016, ["long"], 1),
        (2017, ["long"], 1),
        (2018, ["long"], 1),
    ]


def test_a_range_of_ages_makes_no_page_for_each_year() -> None:
    events = in_order([event(id="ice", date="-3000/1850"), event(id="day", date="1700-05-04")])
    assert [(one.year, one.reached.count) for one in periods(events)] == [(-3000, 0), (1700, 1)]


def test_of_many_long_ranges_few_are_named() -> None:
    """20,000 ranges of a hundred years: two million pairs, which nobody must look at."""
    dates = [f"{year:04d}/{year + 100:04d}" for year in range(1, 2001) for _ in range(10)]
    events = in_order(event(id=f"e{number}", date=date) for number, date in enumerate(dates))
    found = periods(events)
    assert found[1000].reached.count == 1000
    assert len(found[1000].reached.events) == 60
