"""The events as numbers: what the script reads is what the story says."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from dateline.content.dates import Day, ordinal
from dateline.publish.finding.numbers import tick_words
from dateline.publish.language import Language
from tests.built import build_site
from tests.sites import BASE_FILES, make_site

FIELDS = {
    "a": "date: 2017-12-02\nfeatured: true",
    "b": "date: 2017-04\nstanding: disputed",
    "c": "date: 2017-12-04/2017-12-06",
    "d": "date: ../2017-12-04",
    "e": "date: 2016-05/2016-08\nstanding: planned",
    "f": "date: 2016~",
    "g": "date: 2018-01-02T12:00:00",
    "h": "date: 2018-02-03/..",
    "i": "date: '0000-03-15'",
}
EVENTS = {
    f"content/events/event-{name}.md": f"---\ntitle: Event {name}\n{fields}\nthread: talks\nsources: [gazette]\n---\nIt was.\n"
    for name, fields in FIELDS.items()
}
BASE = {path: text for path, text in BASE_FILES.items() if "/events/" not in path}


@pytest.fixture(scope="module")
def numbers(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    site = make_site(tmp_path_factory.mktemp("numbers"), {**BASE, **EVENTS}, base=False)
    output = build_site(site, site / "_site")
    found: Mapping[str, Any] = json.loads((output / "find/strip.json").read_bytes())
    names = json.loads((output / "find/names/0.json").read_bytes())
    return {**found, "ids": [name["id"].removeprefix("event-") for name in names]}


def day(year: int, month: int, number: int) -> int:
    return ordinal(Day(year, month, number))


@pytest.mark.parametrize(
    ("name", "start", "length", "mark"),
    [
        ("a", day(2017, 12, 2), 1, 32),
        ("b", day(2017, 4, 1), 30, 2 | 2 << 2),
        ("c", day(2017, 12, 4), 3, 1),
        ("d", None, None, 3 | 256),
        ("e", day(2016, 5, 1), 123, 1 | 3 << 2 | 64),
        ("f", day(2016, 1, 1), 366, 2 | 16),
        ("g", day(2018, 1, 2) + 0.5, 0.000012, 128),
        ("h", day(2018, 2, 3), None, 3 | 512),
        ("i", day(0, 3, 15), 1, 0),
    ],
)
def test_each_date_is_told_as_it_is_known(
    numbers: Mapping[str, Any], name: str, start: float | None, length: float | None, mark: int
) -> None:
    index = numbers["ids"].index(name)
    assert numbers["start"][index] == start
    assert numbers["length"][index] == length
    assert numbers["mark"][index] == mark


def test_what_few_events_have_stands_by_index(numbers: Mapping[str, Any]) -> None:
    at = {name: str(index) for index, name in enumerate(numbers["ids"])}
    assert numbers["end"] == {at["d"]: day(2017, 12, 5)}
    assert numbers["begun"] == {
        at["c"]: [day(2017, 12, 4), day(2017, 12, 5)],
        at["e"]: [day(2016, 5, 1), day(2016, 6, 1)],
        at["h"]: [day(2018, 2, 3), day(2018, 2, 4)],
    }
    assert numbers["core"] == {at["e"]: [day(2016, 5, 31), day(2016, 8, 2)]}


def test_years_in_which_events_begin_even_the_year_before_the_first(numbers: Mapping[str, Any]) -> None:
    years = [one for one in numbers["presets"] if one["end"] - one["start"] in {365, 366}]
    assert [one["words"] for one in years] == ["1 BC", "2016", "2017", "2018"]
    assert years[0] == {"start": day(0, 1, 1), "end": day(1, 1, 1), "words": "1 BC"}


@pytest.mark.parametrize("tag", ["en-GB", "de", "ar", "ja", "th"])
def test_the_words_at_ticks_are_those_of_the_language(tag: str) -> None:
    language = Language(tag)
    words = tick_words(language)
    ticks = language.ticks
    assert words["months"][11] == ticks.month(Day(2017, 12, 1))
    assert f"{words['weekdays'][5]} 2" == ticks.day(Day(2017, 12, 2))
    assert words["hours"][13] == ticks.hour(13)
    for kind, year in {"plain": 1999, "early": 44, "bce": -43}.items():
        before, after = words["years"][kind]
        assert f"{before}{year if year > 0 else 1 - year}{after}" == ticks.year(Day(year, 1, 1))


def test_every_mark_has_its_drawing(numbers: Mapping[str, Any]) -> None:
    drawings = numbers["drawings"]
    assert drawings.keys() == set(map(str, numbers["mark"]))
    dot = '<g class="shape day confirmed"><ellipse rx=".4rem" ry=".4rem"/></g>'
    size = 'y="-0.3rem" width="100%" height=".6rem" rx="0.3rem" ry="0.3rem"'
    assert drawings["32"] == [0.8, f'{dot}<g class="shape span confirmed"><rect class="bar" {size}/></g>']
    assert [drawings[str(3 | end)][1].count('<svg x="100%"') for end in (256, 512)] == [1, 0]
    assert all("\n" not in drawing for _, drawing in drawings.values())
