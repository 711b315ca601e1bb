"""Small strips: what stands on them and where, in numbers and words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from dateline import config
from dateline.content.records import Event
from dateline.pipeline import check
from dateline.publish.language import Language
from dateline.publish.pages.small_strips import small_strip
from dateline.publish.presenting import Presenter
from dateline.publish.views import SmallMark, SmallStripView
from dateline.story.telling import tell
from tests.sites import make_site

EVENT = "---\ntitle: Event {title}\ndate: '{date}'\nthread: talks\nsources: [s]\n{more}---\nIt was.\n"
SOURCE = "---\ntitle: S\npublisher: P\nkind: report\n---\n"
THREE = {"a": "2017-01-01", "b": "2018-02", "c": "2018-12-31"}


def _presenter(folder: Path, dates: Mapping[str, str], tag: str = "en-GB") -> Presenter:
    """`dates`: "2017|standing: reported", what follows the bar being another line."""
    files = {}
    for name, written in dates.items():
        date, _, more = written.partition("|")
        files[f"content/events/{name}.md"] = EVENT.format(title=name, date=date, more=more and f"{more}\n")
    site = config.load(make_site(folder, {**files, "content/sources/s.md": SOURCE}, base=False))
    return Presenter(tell(site, check(site)), Language(tag))


def _all(presenter: Presenter) -> SmallStripView:
    return _drawn(presenter, presenter.story.account)


def _drawn(
    presenter: Presenter, events: Sequence[Event] = (), *, here: Event | None = None
) -> SmallStripView:
    strip = small_strip(presenter, events, here=here)
    assert strip is not None
    return strip


def _event(presenter: Presenter, name: str) -> Event:
    return presenter.content.events[name]


def _left(mark: SmallMark) -> float:
    return float(mark.x.rstrip("%"))


def test_a_story_of_one_event_has_none(tmp_path: Path) -> None:
    presenter = _presenter(tmp_path, {"a": "2017-01-01"})
    assert small_strip(presenter, presenter.story.account) is None


def test_a_story_of_one_moment_is_drawn(tmp_path: Path) -> None:
    strip = _all(_presenter(tmp_path, {"a": "../2017-12-04", "b": "../2017-12-04"}))
    assert [(mark.form, mark.open_start) for mark in strip.marks] == [("open", True)] * 2


def test_a_page_without_events_has_none(tmp_path: Path) -> None:
    assert small_strip(_presenter(tmp_path, THREE), ()) is None


def test_one_event_stands_against_the_whole_story(tmp_path: Path) -> None:
    presenter = _presenter(tmp_path, THREE)
    strip = _drawn(presenter, [_event(presenter, "b")])
    (mark,) = strip.marks
    assert (mark.id, mark.name, mark.form, mark.count) == ("b", "February 2018: Event b", "span", 1)
    assert (mark.x, mark.width, mark.dot) == ("54.123%", "3.724%", False)
    assert strip.caption == "In grey the whole story: 3 events"
    assert strip.path == ""


def test_two_days_are_dots_around_the_middle_of_their_days(tmp_path: Path) -> None:
    strip = _all(_presenter(tmp_path, {"a": "2017-01-01", "b": "2017-01-10"}))
    assert [(mark.form, mark.dot) for mark in strip.marks] == [("span", False)] * 2  # a tenth of it is long
    strip = _all(_presenter(tmp_path / "b", {"a": "2017-01-01", "b": "2017-12-31"}))
    assert [(mark.x, mark.width, mark.dot) for mark in strip.marks] == [
        ("1.589%", "0%", True),
        ("98.411%", "0%", True),
    ]
    assert strip.caption == ""  # nothing is grey alone


def test_marks_say_what_is_known(tmp_path: Path) -> None:
    dates = {
        "a": "2016-01-01",
        "b": "2017-05-05~|standing: reported",
        "c": "2018-01-01/2018-06-30|standing: planned",
        "d": "../2017-01-01|standing: disputed",
        "e": "2018-12-31/..",
    }
    marks = {mark.id: mark for mark in _all(_presenter(tmp_path, dates)).marks}
    assert [(marks[name].form, marks[name].standing, marks[name].approximate) for name in "abcde"] == [
        ("day", "confirmed", False),
        ("day", "reported", True),
        ("range", "planned", False),
        ("open", "disputed", False),
        ("open", "confirmed", False),
    ]
    assert [(marks[name].open_start, marks[name].open_end) for name in "cde"] == [
        (False, False),
        (True, False),
        (False, True),
    ]


def test_marks_that_would_touch_stack(tmp_path: Path) -> None:
    dates = {**{f"e{number}": f"2017-05-0{number}" for number in range(1, 5)}, "z": "2019-01-01"}
    strip = _all(_presenter(tmp_path, dates))
    assert sorted({mark.y for mark in strip.marks}) == [0.5, 1.25, 2.0, 2.75]
    assert strip.height == 3.25


def test_what_finds_no_row_joins_and_leads_to_the_first(tmp_path: Path) -> None:
    far = {f"y{number}": f"201{number}-01-01" for number in range(10)}
    presenter = _presenter(tmp_path, {**far, **{f"e{number}": "2015-05-05" for number in range(6)}})
    (joined,) = [mark for mark in _all(presenter).marks if mark.count > 1]
    assert (joined.id, joined.count, joined.name) == ("e2", 4, "5 May 2015: 4 events")


def test_where_most_would_be_joined_steps_take_their_place(tmp_path: Path) -> None:
    dates = {**{f"e{number}": "2017-05-05" for number in range(20)}, "z": "2019-01-01"}
    strip = _all(_presenter(tmp_path, dates))
    assert strip.marks == ()
    assert strip.path == strip.ground != ""
    assert strip.height == 1.5


def test_four_hundred_events_are_steps_to_the_scale_of_the_story(tmp_path: Path) -> None:
    presenter = _presenter(tmp_path, {f"e{number:03}": str(1600 + number) for number in range(400)})
    events = presenter.story.account
    assert _drawn(presenter, events).marks == ()
    assert _drawn(presenter, events).path == _drawn(presenter, events).ground
    half = _drawn(presenter, events[:301])
    assert half.marks == ()
    assert half.path != half.ground
    assert half.caption == "In grey the whole story: 400 events"


def test_the_ground_is_made_once_for_all_pages(tmp_path: Path) -> None:
    presenter = _presenter(tmp_path, THREE)
    assert presenter.ground is presenter.ground
    assert _drawn(presenter, [_event(presenter, "a")]).ground is _all(presenter).ground


def test_time_runs_from_the_side_where_the_page_begins(tmp_path: Path) -> None:
    left, right = (_all(_presenter(tmp_path / tag, THREE, tag)) for tag in ("en-GB", "ar"))
    assert [_left(mark) < 50 for mark in left.marks] == [True, False, False]
    assert [_left(mark) < 50 for mark in right.marks] == [False, True, True]
    for one, other in zip(left.marks, right.marks, strict=True):
        width = float(one.width.rstrip("%"))
        assert _left(one) + width + _left(other) == pytest.approx(100, abs=0.01)
    assert right.ground.startswith("M1000 100")
    assert right.ground.endswith("H0V100z")


def test_here_is_one_mark_with_its_number_and_the_way_to_the_list(tmp_path: Path) -> None:
    presenter = _presenter(tmp_path, THREE)
    event = _event(presenter, "b")
    strip = _drawn(presenter, presenter.story.account, here=event)
    assert [mark.id for mark in strip.marks] == ["b"]
    here = strip.here
    assert here is not None
    assert here.address == presenter.spot(event)
    assert here.words == "2 of 3"
    assert here.name == "You are here, at event 2 of 3: show it in the list"
    assert (here.x, here.before) == ("55.985%", True)
    assert strip.caption == ""


def test_here_points_to_the_end_that_is_known(tmp_path: Path) -> None:
    presenter = _presenter(tmp_path, {**THREE, "d": "../2018-01-01", "e": "2018-06-01/.."})
    found = [_drawn(presenter, here=_event(presenter, name)) for name in "de"]
    for strip, edge in zip(found, (1.0, 0.0), strict=True):
        (mark,) = strip.marks
        assert strip.here is not None
        known = _left(mark) + edge * float(mark.width.rstrip("%"))
        assert float(strip.here.x.rstrip("%")) == pytest.approx(known, abs=0.01)
