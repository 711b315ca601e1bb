"""The ground of small strips: the whole story in steps, and its ticks."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from dateline import config
from dateline.pipeline import check
from dateline.publish.ground import Ground
from dateline.publish.language import Language
from dateline.publish.presenting import Presenter
from dateline.story.telling import tell
from tests.sites import make_site

EVENT = "---\ntitle: T\ndate: '{date}'\nthread: talks\nsources: [s]\n---\nIt was.\n"
SOURCE = "---\ntitle: S\npublisher: P\nkind: report\n---\n"


def _ground(folder: Path, dates: Mapping[str, str], tag: str = "en-GB") -> Ground:
    files = {f"content/events/{name}.md": EVENT.format(date=date) for name, date in dates.items()}
    site = config.load(make_site(folder, {**files, "content/sources/s.md": SOURCE}, base=False))
    found = Presenter(tell(site, check(site)), Language(tag)).ground
    assert found is not None
    return found


def test_steps_are_a_skyline_with_its_foot_at_the_bottom(tmp_path: Path) -> None:
    dates = {"a": "2017-01-15", "b": "2017-01-20", "c": "2018-12-15"}
    steps = _ground(tmp_path, dates).steps
    assert steps.startswith("M0 100H")
    assert "V0H" in steps  # two in one month: the highest
    assert "V50H" in steps
    assert steps.endswith("H1000V100z")


def test_events_are_numbered_as_they_are_listed(tmp_path: Path) -> None:
    ground = _ground(tmp_path, {"z": "2016-01-01", "a": "2018-01-01"})
    assert ground.numbers == {"z": 1, "a": 2}
    assert ground.all == "2"


def test_what_is_known_to_a_long_time_only_is_spread_over_it(tmp_path: Path) -> None:
    ground = _ground(tmp_path, {"a": "2017", "b": "2018-06-15"})
    assert 0.9 < ground.tallest < 1.2
    assert "V92" in ground.steps  # a twelfth of an event in a month


def test_ticks_have_the_words_that_a_phone_has_room_for(tmp_path: Path) -> None:
    ticks = _ground(tmp_path, {"a": "2016-09-19", "b": "2018-12-19"}).ticks
    assert [tick.words for tick in ticks] == ["2017", "Jul", "2018", "Jul", "2019"]


@pytest.mark.parametrize(
    ("begins", "ends", "words"),
    [
        ("2017-03-05", "2017-07-20", ["Apr 2017", "May", "Jun", "Jul"]),
        ("2017-12-02T09:00:00", "2017-12-02T17:30:00", ["Sat 2 Dec 2017 12:00"]),
        ("2017-12-02", "2017-12-03", ["Sat 2 Dec 2017", "Sun 3", "Mon 4"]),
        ("-0499", "2000", ["1 AD", "1000", "2000"]),
    ],
)
def test_the_year_is_always_said(begins: str, ends: str, words: list[str], tmp_path: Path) -> None:
    ticks = _ground(tmp_path, {"a": begins, "b": ends}).ticks
    assert [tick.words for tick in ticks] == words


def test_words_at_the_ends_stay_on_the_strip(tmp_path: Path) -> None:
    ticks = _ground(tmp_path, {"a": "2010", "b": "2017"}).ticks
    assert [tick.side for tick in ticks] == ["start", *[""] * (len(ticks) - 2), "end"]
