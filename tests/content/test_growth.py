"""Reading grows as its files do: no part of it looks at each file for each other."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from bench.stories import write_story
from dateline import config
from dateline.content.loading import load
from dateline.problems import SiteError
from tests.counting import calls

MOST: Final = 2.1  # times the work for twice the files; what one build does once makes it less than two


@pytest.fixture(autouse=True)
def _warm(tmp_path: Path) -> None:
    """What any first build makes shall not count; what one story makes its own build remember does."""
    load(config.load(write_story(tmp_path / "other", 10, seed=2)), ())


def _work(folder: Path) -> int:
    settings = config.load(folder)
    return calls(lambda: load(settings, ()))


def _work_that_fails(folder: Path) -> int:
    settings = config.load(folder)

    def work() -> None:
        with pytest.raises(SiteError):
            load(settings, ())

    return calls(work)


def test_right_files(tmp_path: Path) -> None:
    once, twice = (_work(write_story(tmp_path / str(events), events)) for events in (200, 400))
    assert once > 10_000
    assert twice <= MOST * once


def test_files_with_problems(tmp_path: Path) -> None:
    """Each event has a date that cannot be, and cites sources that are not there."""
    for events in (60, 120):
        for file in (write_story(tmp_path / str(events), events) / "content/events").iterdir():
            text = file.read_text(encoding="utf-8").replace("\ndate: ", "\ndate: x")
            file.write_text(text.replace("[@source-", "[@sorce-"), encoding="utf-8")
    once, twice = (_work_that_fails(tmp_path / str(events)) for events in (60, 120))
    assert twice <= MOST * once
