"""The script's geometry says the same as Python's: of stored cases, and of many more made anew.

`pytest tests/js --regenerate` writes the stored ones again.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Page

from tests.js import vectors
from tests.tools.serving import serve_folder

SCRIPT: Final = Path(__file__).parents[2] / "static/js/geometry.js"
COMPARE: Final = Path(__file__).with_name("compare.js")
ASK: Final = """async (asked) => {
  const { compare } = await import("./compare.js");
  return compare(asked);
}"""


def stored() -> Mapping[str, Any]:
    return {file.stem: _read(file) for file in vectors.FOLDER.iterdir()}


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


# Rules of the script made wrong: what stands there, and what stands there instead.
WRONG: Final = (
    ("days + 3", "days + 4"),
    ("getUTCMonth() + 1", "getUTCMonth()"),
    ("day > 29 - size / 2", "day > 30"),
    ("n !== 1 || size > 2", "true"),
    ("said > 9999", "said > 999"),
    ('if (all("month"))', "if (false)"),
    ("CELL = 1.25", "CELL = 1.3"),
    ("fame(b) - fame(a) || ", ""),
    ("b.end - a.end", "a.end - b.end"),
    ("room.rows - 1", "room.rows"),
    ("reach > 1 && ", ""),
    ("gap / 4", "gap"),
    ("?? free.find(makeWay)", ""),
    ("line === 1", "line === 2"),
    ("ends <= edges[low]", "ends < edges[low]"),
    ("2 * sure", "sure"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A bare page with the scripts beside it."""
    shutil.copy(SCRIPT, tmp_path)
    shutil.copy(COMPARE, tmp_path)
    (tmp_path / "index.html").write_text("<!doctype html><title>Geometry</title>", encoding="utf-8")
    return tmp_path


def ask(page: Page, folder: Path, asked: Mapping[str, Any]) -> list[str]:
    """Where the script's answers differ, as lines."""
    with serve_folder(folder) as address:
        page.goto(address)
        found: list[str] = page.evaluate(ASK, asked)
        return found


def test_python_still_says_what_is_stored(regenerate: bool) -> None:
    made = vectors.files()
    if regenerate:
        shutil.rmtree(vectors.FOLDER, ignore_errors=True)
        vectors.FOLDER.mkdir()
        for name, text in made.items():
            (vectors.FOLDER / name).write_text(text, encoding="utf-8")
    assert {file.name: file.read_text(encoding="utf-8") for file in vectors.FOLDER.iterdir()} == made


def test_the_stored_cases_show_all_that_can_happen() -> None:
    cases = stored()
    stories = [one["expected"] for one in cases["stories"]]
    lanes = [lane for one in stories for lane in one["lanes"]]
    marks = [mark for lane in lanes for mark in lane[1]]
    assert {lane[0] for lane in lanes} == {0, 1, 2, 3, 4}
    assert {mark[2] for mark in marks} == {"day", "range", "span", "open"}
    assert {letter for mark in marks for letter in mark[3]} == set("dbcC")
    assert any(mark[9] for mark in marks)
    assert {mark[2] for mark in marks if len(mark[0]) > 1} == {"range", "span"}
    named = [label for one in stories for lane in one["labels"] for label in lane]
    assert {(label[1], label[2]) for label in named} >= {
        (line, before) for line in (0, 1, 2) for before in (0, 1)
    }
    assert any(0 < one[2] % 1 < 1 for story in stories for one in story["bins"])
    assert {tick[2] for one in cases["ticks"] for tick in one["ticks"]} == {0, 1, 2, 3}
    assert {one["most"] for one in cases["ticks"]} == set(range(1, 13))


def test_the_script_says_what_python_says(page: Page, folder: Path) -> None:
    assert ask(page, folder, stored()) == []


@pytest.mark.parametrize("seed", range(3))
def test_so_it_does_of_stories_made_anew(seed: int, page: Page, folder: Path) -> None:
    stories, ticks = vectors.sweep(seed, 100)
    texts = (date.split()[0] for case in stories for date in case["events"])
    asked = {
        "dates": vectors.dates(texts),
        "stories": stories,
        "ticks": ticks,
        "words": vectors.words(),
    }
    assert ask(page, folder, asked) == []


@pytest.mark.parametrize(("rule", "wrong"), WRONG)
def test_a_wrong_rule_is_found(rule: str, wrong: str, page: Page, folder: Path) -> None:
    script = folder / SCRIPT.name
    text = script.read_text(encoding="utf-8")
    assert rule in text
    script.write_text(text.replace(rule, wrong), encoding="utf-8")
    assert ask(page, folder, stored())
