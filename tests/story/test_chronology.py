"""The order of events, the years they touch, and the time between them."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.content.dates import parse
from dateline.story.chronology import Gap, by_year, gap, gaps, in_order, touching
from tests.story.made import event


def test_order_is_by_date_then_precision_then_id() -> None:
    wanted = ["../2016", "-0043", "2017-01-01", "2017-01", "2017", "2017-01-01/2017-03", "2017-01-02"]
    wanted = sorted(wanted, key=parse)
    events = [event(id=f"e{index}", date=date) for index, date in enumerate(wanted)]
    twins = [event(id="a", date="2020"), event(id="b", date="2020")]
    mixed = [*twins[::-1], *events]
    random.Random(7).shuffle(mixed)
    assert in_order(mixed) == (*events, *twins)
    assert wanted[0] == "../2016"
    assert wanted.index("2017-01-01") < wanted.index("2017-01") < wanted.index("2017")


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("2017-12-02", "2017-12-03", Gap(1, "day")),
        ("2017-12-02", "2017-12-15", Gap(13, "day")),
        ("2017-12-02", "2017-12-16", Gap(2, "week")),
        ("2017-01-01", "2017-03-02", Gap(8, "week")),
        ("2017-01-01", "2017-03-03", Gap(2, "month")),
        ("2017-01-31", "2017-04-30", Gap(2, "month")),  # the third month is not full
        ("2015-01-02", "2017-01-01", Gap(23, "month")),
        ("2015-01-01", "2017-01-01", Gap(2, "year")),
        ("2017-04", "2017-06-15", Gap(1, "month")),
        ("2017-04", "2017-05", Gap(1, "month")),
        ("2017-04", "2017-05-01", None),  # it may be the next day
        ("2017-12", "2018-01-31", Gap(1, "month")),
        ("2017", "2018-01-01", None),  # it may be the next day
        ("2017", "2019-01-01", Gap(1, "year")),
        ("2017-03-05", "2019", Gap(1, "year")),  # two are not full on 1 January
        ("2017", "2019", Gap(2, "year")),
        ("2016-09-19", "2017-04", Gap(6, "month")),  # not seven: six are full on 1 April
        ("2017-12-30", "2018-01", None),
        ("2017-12-06", "2018", None),  # it may be the next month
        ("0753", "0044~", None),
        ("2017~", "2019", None),
        ("2017", "2019?", None),
        ("195X", "1999", None),
        ("[1667,1668]", "1999", None),
        ("2017-21", "2017-12-31", None),  # a season is known to the year only
        ("-0044-03-15", "-0042-03-15", Gap(2, "year")),
        ("-0001-12-31", "0001-01-01", Gap(12, "month")),  # there is a year 0
        ("2017-12-04/2017-12-06", "2017-12-08", Gap(2, "day")),
        ("2017-12-02T23:00:00Z", "2017-12-03T01:00:00Z", Gap(1, "day")),
        ("2017-12-02", "2017-12-02", None),
        ("2017-12", "2017-12-15", None),
        ("2017-12-04/2017-12-06", "2017-12-05", None),
        ("2017", "2017-06", None),
        ("2017/..", "2018", None),
        ("2017", "../2018", None),
        ("2018", "2017", None),
    ],
)
def test_gap(before: str, after: str, wanted: Gap | None) -> None:
    assert gap(parse(before), parse(after)) == wanted


DATES = st.one_of(
    st.dates().map(str), st.dates().map(lambda day: str(day)[:7]), st.dates().map(lambda day: str(day)[:4])
)


@given(DATES, DATES)
def test_a_gap_is_never_longer_than_the_time(first: str, second: str) -> None:
    before, after = sorted((parse(first), parse(second)))
    found = gap(before, after)
    if found:
        assert found.count >= 1
        assert before.latest is not None
        assert after.earliest is not None
        assert before.latest < after.earliest
        years = after.earliest.year - before.latest.year
        months = years * 12 + after.earliest.month - before.latest.month
        assert found.count <= {"year": years, "month": months}.get(found.unit, found.count)
        if found.unit in {"day", "week"}:
            assert "day" == before.precision.value == after.precision.value


def test_by_year_keeps_the_order_and_the_unknown() -> None:
    events = in_order(
        event(id=f"e{n}", date=date) for n, date in enumerate(["2017", "-0043-05", "../2016", "2017-04"])
    )
    found = by_year(events)
    assert list(found) == [None, -43, 2017]
    assert [one.id for one in found[2017]] == ["e0", "e3"]


def test_touching_names_later_years_only() -> None:
    events = [
        event(id="long", date="2015-05/2018-02"),
        event(id="open", date="2015/.."),
        event(id="unknown-start", date="../2018"),
        event(id="short", date="2017-04"),
        event(id="later", date="2016/2017"),
    ]
    found = touching([2018, 2015, 2017], events, 5)
    assert {year: [one.id for one in reached.events] for year, reached in found.items()} == {
        2015: [],
        2017: ["long", "later"],
        2018: ["long"],
    }
    assert all(reached.count == len(reached.events) for reached in found.values())


def test_of_many_that_touch_a_year_the_last_are_named() -> None:
    events = [event(id=f"e{year}", date=f"{year}/2020") for year in range(2000, 2010)]
    reached = touching([2005, 2020], events, 3)
    assert reached[2005].count == 5
    assert [one.id for one in reached[2020].events] == ["e2007", "e2008", "e2009"]
    assert reached[2020].count == 10


YEARS = st.integers(1900, 2030)


@given(st.lists(st.tuples(YEARS, YEARS), max_size=20), st.sets(YEARS, max_size=20))
def test_touching_finds_what_a_look_at_each_pair_finds(
    ranges: list[tuple[int, int]], years: set[int]
) -> None:
    spans = [(min(pair), max(pair)) for pair in ranges]
    events = [event(id=f"e{n}", date=f"{first}/{last}") for n, (first, last) in enumerate(spans)]
    for year, reached in touching(years, events, 100).items():
        wanted = {f"e{n}" for n, (first, last) in enumerate(spans) if first < year <= last}
        assert {one.id for one in reached.events} == wanted
        assert reached.count == len(wanted)


def test_gaps_are_named_by_the_event_after_them() -> None:
    dates = ["2017-01-01", "2017-01-03", "2017", "2018-04"]
    events = [event(id=f"e{n}", date=date) for n, date in enumerate(dates)]
    assert gaps(events) == {"e1": Gap(2, "day")}
