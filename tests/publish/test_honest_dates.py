"""Promise 1: a date is nowhere more exact than it is known. Every published file is searched."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_BOUNDS: Final = frozenset(["earliest", "latest"])


def days_in(text: str, year: int) -> list[str]:
    """Everything in the text that is, or could be read as, a day of the year."""
    forms = (
        rf"{year}-\d\d-\d\d",
        rf"\b{year}(?:0[1-9]|1[0-2])\d\d\b",
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}\s{year}",
        rf"{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s{year}",
        rf"\b\d{{1,2}}[./]\d{{1,2}}[./]{year}",
    )
    return [found for form in forms for found in re.findall(form, text)]


def without_bounds(path: str, text: str) -> str:
    """The data name the first and last possible day as such: that is no false date."""
    if path == "timeline.json":
        data = json.loads(text)
        for event in data["events"]:
            event["date"] = {name: value for name, value in event["date"].items() if name not in _BOUNDS}
        return json.dumps(data, ensure_ascii=False)
    if path == "timeline.csv":
        rows = csv.DictReader(io.StringIO(text, newline=""))
        return "\n".join(str({name: row[name] for name in row if name not in _BOUNDS}) for row in rows)
    return text


@pytest.fixture(scope="module")
def texts(rich: Path) -> Mapping[str, str]:
    """Every file that tells of events, by path."""
    files = (file for file in rich.rglob("*") if file.is_file())
    found = {file.relative_to(rich).as_posix(): file for file in files}
    return {
        path: without_bounds(path, file.read_text(encoding="utf-8"))
        for path, file in found.items()
        if not path.startswith((".", "static/"))
    }


def told(texts: Mapping[str, str], year: int) -> dict[str, list[str]]:
    return {path: days for path, text in texts.items() if (days := days_in(text, year))}


@pytest.mark.parametrize(
    ("year", "words"),
    [
        (1925, "1925"),
        (1927, "spring 1927"),
        (1930, "the 1930s"),
        (1939, "the 1930s"),
        (1700, "between 1700 and 1799"),
        (1941, "around May 1941"),
        (1951, "since October 1951"),
        (1953, "one of 1953 or 1955"),
        (1955, "one of 1953 or 1955"),
    ],
)
def test_no_file_gives_a_day_to_what_has_none(texts: Mapping[str, str], year: int, words: str) -> None:
    assert told(texts, year) == {}
    assert sum(words in text for text in texts.values()) > 5


@pytest.mark.parametrize(
    ("year", "first", "after"), [(1923, "0401", "0501"), (1945, "0801", "0901"), (1947, "0201", "0401")]
)
def test_months_have_no_day_but_their_whole_span_in_the_calendar(
    texts: Mapping[str, str], year: int, first: str, after: str
) -> None:
    assert told(texts, year) == {"timeline.ics": [f"{year}{first}", f"{year}{after}"]}


def test_an_uncertain_day_is_everywhere_said_to_be_uncertain(texts: Mapping[str, str]) -> None:
    found = {day for days in told(texts, 1943).values() for day in days}
    assert found == {"7 June 1943", "1943-06-07"}
    for path, text in texts.items():
        for place in re.finditer("1943-06-07|7 June 1943", text):
            around = text[max(0, place.start() - 40) : place.end() + 40]
            assert re.search(r"\(uncertain\)|06-07\?", around), (path, around)


def test_the_search_can_find_a_false_day(texts: Mapping[str, str]) -> None:
    shown = told(texts, 1921)
    assert {"index.html", "feed.xml", "feed.json", "timeline.ics", "events/a-day/index.html"} <= set(shown)
    assert days_in("1 April 1923, April 1, 1923, 1923-04-01, 19230401, 1.4.1923", 1923) == [
        *("1923-04-01", "19230401", "1 April 1923", "April 1, 1923", "1.4.1923"),
    ]
