"""Names touch nothing, the more important come first, and the rule is the same every time."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.content.dates import parse
from dateline.story.chronology import in_order
from dateline.story.geometry import Lane, Room, Spacing, Stretch, first, labels, lanes, last
from tests.story.made import event

YEAR = Stretch(first(parse("2017")) or 0.0, last(parse("2017")) or 0.0)
DOT, GAP = 0.02, 0.01


def _lane(*dates: str) -> Lane:
    events = in_order(event(f"e{number:02}", date) for number, date in enumerate(dates))
    (lane,) = lanes(events, ["talks"], YEAR, Room(lambda _: DOT, 2 * DOT))
    return lane


def _labels(lane: Lane, names: Mapping[str, float], lines: int = 2) -> list[tuple[str, int, bool]]:
    found = labels(lane, list(names), Spacing(names.__getitem__, 1.0, GAP), lines)
    return [(one.event, one.line, one.before) for one in found]


def test_a_name_stands_after_its_mark() -> None:
    assert _labels(_lane("2017-07-01"), {"e00": 0.2}) == [("e00", 0, False)]


def test_where_something_follows_it_stands_above() -> None:
    lane = _lane("2017-03-01", "2017-04-01")
    assert _labels(lane, {"e00": 0.2, "e01": 0.2}) == [("e00", 1, False), ("e01", 0, False)]


def test_at_the_end_it_stands_above_towards_the_start() -> None:
    assert _labels(_lane("2017-12-25"), {"e00": 0.2}) == [("e00", 1, True)]


def test_without_lines_it_stands_before_its_mark_or_nowhere() -> None:
    assert _labels(_lane("2017-12-25"), {"e00": 0.2}, lines=0) == []
    assert _labels(_lane("2017-12-25"), {"e00": 0.2}, lines=1) == [("e00", 1, True)]
    assert _labels(_lane("2017-11-01", "2017-12-25"), {"e01": 0.1, "e00": 0.9}, lines=1) == [("e01", 1, True)]


def test_the_first_of_the_important_has_the_choice() -> None:
    lane = _lane("2017-03-01", "2017-03-20", "2017-04-10")
    assert [name for name, *_ in _labels(lane, {"e02": 0.6, "e01": 0.3, "e00": 0.3})] == ["e02", "e01", "e00"]
    assert [name for name, *_ in _labels(lane, dict.fromkeys(["e01", "e00", "e02"], 0.75), lines=1)] == [
        "e01"
    ]


def test_a_line_down_to_a_lower_row_goes_through_no_mark() -> None:
    lane = _lane("2017-01", "2017-12-01", "2017-12-01")
    assert [mark.row for mark in lane.marks] == [0, 0, 1]
    assert _labels(lane, {"e01": 0.5}) == [("e01", 1, True)]
    assert _labels(lane, {"e02": 0.95}) == []
    assert _labels(lane, {"e02": 0.5}) == [("e02", 0, True)]


def test_a_name_in_the_way_moves_one_line_up() -> None:
    lane = _lane("2017-05-01", "2017-06-01", "2017-07-01")
    names = {"e00": 0.3, "e02": 0.3, "e01": 0.3}
    assert _labels(lane, names) == [("e00", 2, False), ("e02", 0, False), ("e01", 1, False)]
    assert _labels(lane, names, lines=1) == [("e00", 1, False), ("e02", 0, False)]


def test_joined_marks_and_unknown_events_have_no_name() -> None:
    lane = _lane(*["2017-06-01"] * 6)
    assert _labels(lane, {"e04": 0.1, "elsewhere": 0.1}) == []


DATES = st.lists(
    st.one_of(
        st.integers(1, 365).map(lambda day: f"2017-{1 + day // 32:02}-{1 + day % 28:02}"), st.just("2017-05")
    ),
    min_size=1,
    max_size=40,
)


@given(DATES, st.lists(st.floats(0.01, 0.6), min_size=40, max_size=40), st.integers(0, 3))
def test_nothing_touches(dates: list[str], widths: list[float], lines: int) -> None:
    lane = _lane(*dates)
    names = {f"e{number:02}": width for number, width in enumerate(widths)}
    found = labels(lane, list(names), Spacing(names.__getitem__, 1.0, GAP), lines)
    assert found == labels(lane, list(names), Spacing(names.__getitem__, 1.0, GAP), lines)
    rows = {name: mark.row for mark in lane.marks for name in mark.events}
    for track in range(1 - lane.rows, lines + 1):
        boxes = [(mark.start, mark.end) for mark in lane.marks if track == -mark.row]
        boxes += [(one.start, one.end) for one in found if track == (one.line or -rows[one.event])]
        boxes += [
            (one.leader, one.leader) for one in found if one.line and one.line > track > -rows[one.event]
        ]
        for before, after in pairwise(sorted(boxes)):
            assert before[1] <= after[0] + 1e-9, track
    for one in found:
        assert one.start >= 0
        assert one.end <= 1
        assert one.line <= lines


def test_a_second_line_names_more() -> None:
    lane = _lane(*(f"2017-{month:02}-10" for month in range(1, 13)))
    names = {f"e{number:02}": 0.12 for number in range(12)}
    assert [len(_labels(lane, names, lines)) for lines in (0, 1, 2)] == [0, 6, 8]
