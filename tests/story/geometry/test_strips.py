"""A strip and what it opens."""

from __future__ import annotations

from dateline.content.dates import parse
from dateline.story.chronology import in_order
from dateline.story.geometry import Room, Stretch, crowded, first, inside, last, strip, whole
from tests.story.made import event


def test_the_whole_of_a_story_has_a_little_free_at_either_end() -> None:
    found = whole([event("a", "1970-01-01"), event("b", "1970-04-10/.."), event("c", "../1970-02")])
    assert found is not None
    assert (round(found.start, 3), round(found.end, 3)) == (-1.5, 101.5)


def test_an_open_date_alone_touches_the_day_that_is_known() -> None:
    since, until = whole([event("a", "1970-01-11/..")]), whole([event("a", "../1970-01-11")])
    assert since == until
    assert since is not None
    assert round(since.length, 3) == 1.03


def test_without_events_there_is_nothing_to_draw() -> None:
    assert whole([]) is None


def test_a_strip_has_lanes_and_ticks_within_it() -> None:
    events = in_order([event("a", "2017-01-01"), event("b", "2018-01-01")])
    stretch = whole(events)
    assert stretch is not None
    drawn = strip(events, ["talks"], stretch, Room(lambda _: 0.02, 0.04), 6)
    assert [mark.events for lane in drawn.lanes for mark in lane.marks] == [("a",), ("b",)]
    assert 2 <= len(drawn.ticks) <= 6
    assert all(stretch.start <= tick.at < stretch.end for tick in drawn.ticks)


def test_only_what_is_known_as_exactly_as_what_is_close_can_crowd() -> None:
    days = [event(f"d{n}", f"2017-12-0{n}") for n in range(1, 6)]
    months = [event(f"m{n}", "2012-05") for n in range(8)]
    far = [event("a", "2010-01-01"), event("z", "2019-12-31")]
    events = in_order([*days, *months, *far])
    stretch = whole(events)
    assert stretch is not None
    (found,) = crowded(events, stretch)
    assert found == Stretch(17501.0, 17506.0)


def test_whole_days_do_not_crowd_among_hours() -> None:
    hours = [event(f"h{n}", f"2017-12-01T{n:02}:00:00") for n in range(24)]
    days = [event(f"d{n}", "2017-12-01") for n in range(9)]
    events = in_order([*hours, *days])
    stretch = whole(events)
    assert stretch is not None
    assert crowded(events, stretch) == ()


def test_years_crowd_among_centuries() -> None:
    years = [event(f"y{n}", str(1700 + n)) for n in range(5)]
    events = in_order([*years, event("a", "-3000"), event("z", "2000")])
    stretch = whole(events)
    assert stretch is not None
    (found,) = crowded(events, stretch)
    assert found == Stretch(first(years[0].date) or 0.0, last(years[4].date) or 0.0)
    assert inside(events, found) == tuple(years)


def test_what_is_known_less_well_than_half_of_a_burst_is_not_in_it() -> None:
    burst = Stretch(first(parse("2017-12-01")) or 0.0, last(parse("2017-12-06")) or 0.0)
    dates = ["2017-12-02", "2017-12", "2017", "2017-11-05/2017-12-03", "2017-11/2018", "2017-12-05/.."]
    found = inside((event(date.replace("/", "-"), date) for date in dates), burst)
    assert [str(one.date) for one in found] == ["2017-12-02", "2017-11-05/2017-12-03", "2017-12-05/.."]


def test_a_beginning_is_enough_to_crowd() -> None:
    days = [event(f"d{n}", f"2017-12-0{n}/..") for n in range(1, 6)]
    events = in_order([*days, event("a", "2010-01-01")])
    stretch = whole(events)
    assert stretch is not None
    assert len(crowded(events, stretch)) == 1
