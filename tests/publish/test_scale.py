"""The words at the ticks of a strip, and the sides of a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline import config
from dateline.content.dates import Day, ordinal
from dateline.pipeline import check
from dateline.publish.language import Language
from dateline.publish.presenting import Presenter
from dateline.publish.scale import mirrored, percent, tick_words
from dateline.story.geometry import Stretch, ticks
from dateline.story.telling import tell
from tests.sites import make_site


def _words(begins: Day, days: float, most: int, tag: str = "en-GB") -> list[str]:
    start = float(ordinal(begins))
    wording = Language(tag).ticks
    return [tick_words(wording, tick) for tick in ticks(Stretch(start, start + days), most)]


def test_a_year_is_said_where_it_begins_and_months_between() -> None:
    assert _words(Day(2017, 10, 1), 200, 8) == ["Oct", "Nov", "Dec", "2018", "Feb", "Mar", "Apr"]


def test_months_and_years_stand_at_days_only_where_they_change() -> None:
    assert _words(Day(2017, 12, 30), 4, 5) == ["Sat 30 Dec 2017", "Sun 31", "Mon 1 Jan 2018", "Tue 2"]


def test_midnight_is_said_as_its_day() -> None:
    assert _words(Day(2017, 12, 2), 1.5, 3) == ["Sat 2 Dec 2017", "12:00", "Sun 3"]


def test_years_before_our_era_have_theirs() -> None:
    assert _words(Day(-600, 1, 1), 365 * 1200, 4) == ["500 BC", "1 AD", "500 AD"]


@pytest.mark.parametrize(
    ("part", "said"),
    [(0.0, "0%"), (-1e-9, "0%"), (1.0, "100%"), (0.125, "12.5%"), (1 / 3, "33.333%"), (0.3, "30%")],
)
def test_parts_are_written_short(part: float, said: str) -> None:
    assert percent(part) == said


@pytest.mark.parametrize(("tag", "x"), [("en-GB", 0.1), ("ar", 0.6)])
def test_a_page_from_right_to_left_begins_at_the_right(tag: str, x: float, tmp_path: Path) -> None:
    site = config.load(make_site(tmp_path))
    presenter = Presenter(tell(site, check(site)), Language(tag))
    assert mirrored(presenter, 0.1, 0.3) == pytest.approx(x)
