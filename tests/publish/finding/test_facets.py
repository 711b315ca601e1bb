"""What events can be filtered by, and the pages on which a long story lists them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any, Final

import pytest

from bench.made_dates import Span
from bench.stories import write_story
from tests.built import build_site
from tests.sites import make_site

BOX: Final = re.compile(r'<input type="checkbox" name="(\w+)" value="([^"]+)"><span>([^<]*)</span>')


@dataclass(frozen=True)
class Filter:
    """The boxes with their facet, value and name; the events by id, and of each the places of its boxes."""

    boxes: Sequence[tuple[str, str, str]]
    events: Sequence[str]
    of: Sequence[Sequence[int]]
    markup: str
    sheets: Any

    def having(self, facet: str, event: str) -> list[str]:
        boxes = (self.boxes[place] for place in self.of[self.events.index(event)])
        return [name for kind, _, name in boxes if kind == facet]

    def names(self, facet: str) -> list[str]:
        return [name for kind, _, name in self.boxes if kind == facet]


def read(output: Path) -> Filter:
    found = json.loads((output / "find/facets.json").read_bytes())
    boxes = [(one[1], one[2], unescape(one[3])) for one in BOX.finditer(found["markup"])]
    files = sorted((output / "find/names").iterdir(), key=lambda file: int(file.stem))
    events = [name["id"] for file in files for name in json.loads(file.read_bytes())]
    return Filter(boxes, events, found["of"], found["markup"], found["sheets"])


def test_an_event_has_its_own_and_whom_it_quotes(tmp_path: Path) -> None:
    site = make_site(tmp_path, {"content/places/river-town.md": "---\nname: River Town\nwithin: vale\n---\n"})
    make_site(tmp_path, {"content/places/vale.md": "---\nname: The Vale\n---\n"}, base=False)
    found = read(build_site(site, site / "_site"))
    assert found.having("place", "treaty-signed") == ["River Town", "The Vale"]
    assert found.having("actor", "treaty-signed") == ["Ada Marsh"]
    assert len(found.having("source", "treaty-signed")) == 2
    assert found.having("tag", "talks-begin") == ["negotiations"]
    assert found.having("tag", "treaty-signed") == []
    assert found.sheets is None


def test_every_event_has_its_thread_and_standing_and_each_place_is_a_box(built: Mapping[str, Path]) -> None:
    for output in (built["shipped"], built["evidence"]):
        events = {
            event["id"]: event for event in json.loads((output / "timeline.json").read_bytes())["events"]
        }
        found = read(output)
        assert len(found.of) == len(events)
        for event, places in zip(found.events, found.of, strict=True):
            mine = [found.boxes[place] for place in places]
            assert len(set(places)) == len(places)
            assert [value for facet, value, _ in mine if facet == "thread"] == [events[event]["thread"]]
            assert [value for facet, value, _ in mine if facet == "standing"] == [events[event]["standing"]]
        assert {place for places in found.of for place in places} == set(range(len(found.boxes)))


def test_values_stand_by_name_but_threads_and_standings_in_their_order(built: Mapping[str, Path]) -> None:
    found = read(built["shipped"])
    for facet in ("actor", "place", "source", "tag"):
        assert found.names(facet) == sorted(found.names(facet), key=str.casefold)
    assert found.names("thread") == ["The compact", "United States", "Reactions", "Other withdrawals"]
    assert found.names("standing") == ["Confirmed", "Reported", "Planned"]


def test_no_two_sources_are_called_alike(built: Mapping[str, Path]) -> None:
    names = read(built["shipped"]).names("source")
    assert len(set(names)) == len(names) > 30


def test_a_list_of_more_than_twelve_can_be_searched(built: Mapping[str, Path]) -> None:
    found = read(built["shipped"])
    fields = re.findall(
        r'<fieldset class="choices" name="(\w+)" hidden>(.*?)</fieldset>', found.markup, re.DOTALL
    )
    for facet, inside in fields:
        assert ('type="search"' in inside) == (len(found.names(facet)) > 12)
    assert [facet for facet, _ in fields] == ["thread", "standing", "actor", "place", "source", "tag", "year"]


def test_years_are_those_in_which_events_begin(built: Mapping[str, Path]) -> None:
    _, _, years = read(built["shipped"]).markup.partition('name="year"')
    assert re.findall(r'<option value="(.*?)">(.*?)</option>', years) == 2 * [
        ("", "any year"),
        ("2016", "2016"),
        ("2017", "2017"),
        ("2018", "2018"),
    ]


@pytest.mark.parametrize(
    ("span", "pages"),
    [("years", ["years/undated/", "years/2010/"]), ("days", ["years/2010/03/", "years/2010/03/2/"])],
)
def test_a_long_story_says_which_page_lists_an_event_and_where(
    span: Span, pages: list[str], tmp_path: Path
) -> None:
    folder = write_story(tmp_path, 600, span=span)
    output = build_site(folder, folder / "_site")
    found = read(output)
    assert [path for path, *_ in found.sheets][:2] == pages
    listed: list[str] = []
    for path, first, count in found.sheets:
        assert first == len(listed)
        page = (output / path / "index.html").read_text(encoding="utf-8")
        rows = re.findall(r'<li id="([^"]+)" class="item', page)
        assert len(rows) == count
        listed += rows
    assert listed == found.events
