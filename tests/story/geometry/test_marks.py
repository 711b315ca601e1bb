"""Marks stack and join, and never overlap."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.content.dates import parse
from dateline.content.records import Event
from dateline.story.chronology import in_order
from dateline.story.geometry import MOST_ROWS, Form, Lane, Mark, Room, Stretch, first, lanes, last
from tests.story.made import event

YEAR = Stretch(first(parse("2017")) or 0.0, last(parse("2017")) or 0.0)
THREADS = ("talks", "other")


def _lane(*events: Event, least: float = 0.01, name: float = 0.0) -> Lane:
    (lane,) = lanes(in_order(events), THREADS, YEAR, Room(lambda _: least, 2 * least, name=lambda _: name))
    return lane


def _on(number: int, date: str, **fields: Any) -> Event:
    return event(f"e{number:03}", date, **fields)


def test_a_mark_lies_where_its_time_does() -> None:
    (mark,) = _lane(_on(1, "2017-07")).marks
    assert (mark.events, mark.row, mark.form) == (("e001",), 0, Form.SPAN)
    assert round(mark.x * 365) == 181
    assert round(mark.width * 365) == 31
    assert (mark.start, mark.end) == (mark.x, mark.x + mark.width)
    assert not mark.dot


def test_a_day_is_a_dot_around_its_middle() -> None:
    (mark,) = _lane(_on(1, "2017-07-02")).marks
    assert mark.dot
    assert round(mark.width * 365) == 1
    assert (round(mark.start, 6), round(mark.end, 6)) == (0.495, 0.505)


def test_a_day_that_can_be_seen_is_no_dot() -> None:
    (mark,) = _lane(_on(1, "2017-07-02"), least=0.001).marks
    assert not mark.dot
    assert (mark.start, mark.end) == (mark.x, mark.x + mark.width)


def test_a_mark_with_a_name_has_room_for_it() -> None:
    (mark,) = _lane(_on(1, "2017-07-02"), name=0.25).marks
    assert (round(mark.start, 6), round(mark.end, 6), mark.before) == (0.495, 0.755, False)


def test_near_the_end_the_name_stands_before_its_mark_which_stays_where_its_time_is() -> None:
    (mark,) = _lane(_on(1, "2017-12-30"), name=0.25).marks
    assert (round(mark.x * 365), mark.before) == (363, True)
    assert round(mark.end - mark.start, 6) == 0.26


def test_what_is_open_goes_on_to_the_edge() -> None:
    before, after = _lane(_on(1, "../2017-03"), _on(2, "2017-10/..")).marks
    assert (before.x, before.open_start, before.open_end) == (0.0, True, False)
    assert (round(after.x + after.width, 9), after.open_start, after.open_end) == (1.0, False, True)
    assert not any(mark.cut_start or mark.cut_end for mark in (before, after))


def test_what_goes_on_beyond_the_strip_is_cut_and_not_open() -> None:
    before, after = _lane(_on(1, "2016-05-05/2017-03-03"), _on(2, "2017-10/2018")).marks
    assert (before.cut_start, before.cut_end, before.open_start) == (True, False, False)
    assert (after.cut_start, after.cut_end, after.open_end) == (False, True, False)


def test_of_an_interval_with_rough_ends_the_core_is_where_it_surely_went_on() -> None:
    (mark,) = _lane(_on(1, "2017-02/2017-10")).marks
    assert mark.core is not None
    assert [round(part * 365) for part in mark.core] == [58, 274]  # from 28 February to 1 October
    assert (round(mark.x * 365), round((mark.x + mark.width) * 365)) == (31, 304)


@pytest.mark.parametrize(
    "date", ["2017-02-03/2017-10-04", "2017-02", "2017-02/2017-02", "2017/2017-05", "2017-02/.."]
)
def test_others_have_none(date: str) -> None:
    (mark,) = _lane(_on(1, date)).marks
    assert mark.core is None


def test_a_short_bar_and_a_short_span_keep_their_least_width_around_their_time() -> None:
    (mark,) = _lane(_on(1, "2017-07-01/2017-07-03"), least=0.1).marks
    middle = mark.x + mark.width / 2
    assert (round(mark.start - middle, 6), round(mark.end - middle, 6)) == (-0.05, 0.05)


def test_what_lies_outside_has_no_mark_and_no_lane() -> None:
    assert lanes([_on(1, "2016-12-31"), _on(2, "2018")], THREADS, YEAR, Room(lambda _: 0.01, 0.02)) == ()


def test_lanes_are_those_of_the_threads_in_their_order() -> None:
    events = [_on(1, "2017-01", thread="other"), _on(2, "2017-02")]
    assert [lane.thread for lane in lanes(events, THREADS, YEAR, Room(lambda _: 0.01, 0.02))] == [
        "talks",
        "other",
    ]


def test_the_fifth_on_one_day_joins_the_fourth() -> None:
    lane = _lane(*(_on(number, "2017-05-01") for number in range(6)))
    marks = sorted(lane.marks, key=lambda one: one.row)
    assert [mark.events for mark in marks] == [("e000",), ("e001",), ("e002",), ("e003", "e004", "e005")]
    assert lane.rows == 4


def test_among_equals_the_order_of_the_story_holds() -> None:
    names = (5, 0, 4, 1, 3, 2)
    given = [_on(number, "2017-05-01") for number in names]
    (lane,) = lanes(given, THREADS, YEAR, Room(lambda _: 0.01, 0.02))
    assert [name for mark in sorted(lane.marks, key=lambda one: one.row) for name in mark.events] == [
        f"e{number:03}" for number in names
    ]
    (lane,) = lanes(
        [*given[1:], _on(5, "2017-05-01", featured="true")], THREADS, YEAR, Room(lambda _: 0.01, 0.02)
    )
    assert [mark.events[0] for mark in lane.marks if mark.row == 0] == ["e005"]


def test_a_joined_mark_is_no_longer_than_the_cells_in_which_its_events_begin() -> None:
    long = (_on(number, "2017-05-01/2017-12") for number in range(6))
    joined = next(mark for mark in _lane(*long, _on(9, "2017-11-20")).marks if len(mark.events) > 1)
    assert joined.events == ("e003", "e004", "e005")
    day = (joined.x + joined.width / 2) * 365
    assert (round(day), round(joined.width, 3)) == (120, 0.02)


def test_a_joined_mark_reaches_from_the_first_beginning_to_the_last() -> None:
    days = [_on(number, f"2017-05-{10 + number % 8}", thread="talks") for number in range(60)]
    joined = [mark for mark in _lane(*days, least=0.05).marks if len(mark.events) > 1]
    assert sum(len(mark.events) for mark in joined) == 57
    assert round(min(mark.x for mark in joined) * 365) >= 129 - 0.05 * 365
    assert max(mark.x + mark.width for mark in joined) * 365 <= 138 + 0.1 * 365


def test_events_of_one_year_that_join_keep_their_year() -> None:
    joined = next(
        mark for mark in _lane(*(_on(number, "2017-05") for number in range(6))).marks if mark.row == 3
    )
    assert (joined.form, round(joined.x * 365), round(joined.width * 365)) == (Form.SPAN, 120, 31)


def test_a_row_is_used_again_as_soon_as_it_is_free() -> None:
    lane = _lane(_on(1, "2017-01"), _on(2, "2017-01-15"), _on(3, "2017-02"))
    assert [mark.row for mark in lane.marks] == [0, 1, 0]


DATES = st.one_of(
    st.dates().map(str),
    st.integers(1, 12).map(lambda month: f"2017-{month:02}"),
    st.sampled_from(
        ["2017", "2016/2018", "../2017-05", "2017-06/..", "2017-03-04/2017-03-09", "2017-03/2017-08"]
    ),
)


@given(st.lists(DATES, max_size=60), st.floats(0.0001, 0.25))
def test_no_two_marks_overlap_and_no_event_is_lost(dates: list[str], least: float) -> None:
    events = [_on(number, date, featured=str(number % 7 == 0).lower()) for number, date in enumerate(dates)]
    room = Room(lambda _: least, least * 2, name=lambda one: least * (int(one.id[1:]) % 3))
    found = lanes(in_order(events), THREADS, YEAR, room)
    for lane in found:
        assert 1 <= lane.rows <= MOST_ROWS
        for row in range(lane.rows):
            _apart(sorted((mark for mark in lane.marks if mark.row == row), key=lambda mark: mark.start))
    shown = [name for lane in found for mark in lane.marks for name in mark.events]
    inside = [one.id for one in events if _touches(one)]
    assert sorted(shown) == sorted(inside)
    assert found == lanes(in_order(reversed(events)), THREADS, YEAR, room)


def _apart(marks: list[Mark]) -> None:
    for mark in marks:
        assert mark.start - 1e-9 <= mark.x + mark.width / 2 <= mark.end + 1e-9
        assert -1e-9 <= mark.x <= mark.x + mark.width <= 1 + 1e-9
    for before, after in pairwise(marks):
        assert before.end <= after.start + 1e-8


def _touches(one: Event) -> bool:
    begins, ends = first(one.date), last(one.date)
    return (begins is None or begins < YEAR.end) and (ends is None or ends > YEAR.start)
