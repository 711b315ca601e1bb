"""A strip and what it opens."""

from __future__ import annotations

from dateline.story.chronology import in_order
from dateline.story.geometry import Room, Stretch, crowded, strip, whole
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
    drawn = strip(events, ["talks"], stretch, Room(0.02), most_ticks=6)
    assert [mark.events for lane in drawn.lanes for mark in lane.marks] == [("a",), ("b",)]
    assert 2 <= len(drawn.ticks) <= 6
    assert all(stretch.start <= tick.at < stretch.end for tick in drawn.ticks)


def test_only_what_is_known_to_the_day_can_crowd() -> None:
    days = [event(f"d{n}", f"2017-12-0{n}") for n in range(1, 6)]
    months = [event(f"m{n}", "2012-05") for n in range(8)]
    far = [event("a", "2010-01-01"), event("z", "2019-12-31")]
    events = in_order([*days, *months, *far])
    stretch = whole(events)
    assert stretch is not None
    (found,) = crowded(events, stretch)
    assert found == Stretch(17501.0, 17506.0)


def test_a_beginning_is_enough_to_crowd() -> None:
    days = [event(f"d{n}", f"2017-12-0{n}/..") for n in range(1, 6)]
    events = in_order([*days, event("a", "2010-01-01")])
    stretch = whole(events)
    assert stretch is not None
    assert len(crowded(events, stretch)) == 1
