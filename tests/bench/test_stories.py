"""Made stories: the same for the same arguments, and good content in every option."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bench.stories import write_story
from dateline import config
from dateline.content.records import Content
from dateline.pipeline import check


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*.*")}


def _checked(folder: Path) -> Content:
    return check(config.load(folder))


def test_the_same_arguments_give_the_same_bytes(tmp_path: Path) -> None:
    first, second, other = (
        _bytes(write_story(tmp_path / name, 30, seed=seed)) for name, seed in (("a", 1), ("b", 1), ("c", 2))
    )
    assert first == second
    assert first != other


@pytest.mark.parametrize(
    "options",
    [
        {},
        *({"span": span} for span in ("days", "hours", "ages", "one-day")),
        *({"precision": precision} for precision in ("day", "year")),
        {"titles": "long"},
        {"language": "ar"},
    ],
    ids=str,
)
def test_every_option_makes_good_content(options: dict[str, Any], tmp_path: Path) -> None:
    assert len(_checked(write_story(tmp_path, 60, **options)).events) == 60


@pytest.mark.parametrize("events", [1, 2, 3])
def test_the_smallest_stories_are_good(events: int, tmp_path: Path) -> None:
    content = _checked(write_story(tmp_path, events))
    assert len(content.events) == events
    assert len(content.sources) == 3


def test_a_story_has_something_of_everything(tmp_path: Path) -> None:
    content = _checked(write_story(tmp_path, 400))
    events = list(content.events.values())
    assert len(content.sources) == 50
    standings = {event.standing.value for event in events}
    assert standings == {"confirmed", "reported", "disputed", "planned"}
    assert len({event.thread for event in events}) == 4
    assert sum(event.featured for event in events) == 8
    assert all(30 <= len(event.title.plain) <= 70 for event in events)
    for some in ("quotations", "differences", "tags", "actors", "place", "short"):
        assert any(getattr(event, some) for event in events), some


def test_spans_are_as_long_as_said(tmp_path: Path) -> None:
    ages = [event.date for event in _checked(write_story(tmp_path / "ages", 80, span="ages")).events.values()]
    years = sorted(date.earliest.year for date in ages if date.earliest)
    assert years[0] <= -1990
    assert years[-1] >= 1900
    hours = _checked(write_story(tmp_path / "hours", 40, span="hours")).events.values()
    assert {str(event.date)[:11] for event in hours} == {"2019-05-14T"}
    day = _checked(write_story(tmp_path / "day", 40, span="one-day")).events.values()
    assert {str(event.date) for event in day} == {"2019-05-14"}


def test_long_titles_are_long(tmp_path: Path) -> None:
    for event in _checked(write_story(tmp_path, 20, titles="long")).events.values():
        assert 190 <= len(event.title.plain) <= 200
