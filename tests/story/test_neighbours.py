"""What stands before and after an event."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.content.records import Event
from dateline.story.neighbours import Neighbours, neighbours
from tests.story.made import event


def _story(threads: str) -> tuple[list[Event], dict[str, list[Event]]]:
    """One event for each letter, which names its thread."""
    events = [event(f"e{number}", thread=thread) for number, thread in enumerate(threads)]
    return events, {thread: [one for one in events if one.thread == thread] for thread in threads}


def _ids(found: Neighbours) -> list[str]:
    beside = (found.before, found.after, found.before_in_thread, found.after_in_thread)
    return [one.id if one else "" for one in beside]


def test_in_the_story_and_in_the_thread() -> None:
    found = neighbours(*_story("abba"))
    assert [one.number for one in found.values()] == [0, 1, 2, 3]
    assert _ids(found["e0"]) == ["", "e1", "", "e3"]
    assert _ids(found["e1"]) == ["e0", "e2", "", "e2"]
    assert _ids(found["e3"]) == ["e2", "", "e0", ""]
    assert found["e1"].ids == {"e0", "e2"}


def test_no_events() -> None:
    assert neighbours([], {}) == {}


@given(st.text("abc", max_size=30))
def test_they_are_the_nearest(threads: str) -> None:
    events, by_thread = _story(threads)
    found = neighbours(events, by_thread)
    assert list(found) == [one.id for one in events]
    for number, one in enumerate(events):
        before, after = events[:number], events[number + 1 :]
        same = [[other for other in side if other.thread == one.thread] for side in (before, after)]
        nearest = [before[-1:], after[:1], same[0][-1:], same[1][:1]]
        assert _ids(found[one.id]) == [side[0].id if side else "" for side in nearest]
