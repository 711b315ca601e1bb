"""The files below /find/: what they hold, and the version that all of them share."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.built import build_site
from tests.sites import BASE_FILES, make_site


def found(output: Path, path: str) -> Any:
    return json.loads((output / "find" / path).read_bytes())


def test_names_stand_in_the_order_of_the_account(built: Mapping[str, Path]) -> None:
    story = json.loads((built["shipped"] / "timeline.json").read_bytes())
    events = {event["id"]: event for event in story["events"]}
    names = found(built["shipped"], "names/0.json")
    page = (built["shipped"] / "index.html").read_text(encoding="utf-8")
    places = [page.index(f'<li id="{name[0]}"') for name in names]
    assert len(names) == len(events)
    assert places == sorted(places)
    for name, title, _label, date, *_rest in names:
        assert (title, date) == (events[name]["title"], events[name]["date"]["words"])


def test_what_is_said_of_the_evidence_is_what_the_list_says(built: Mapping[str, Path]) -> None:
    page = (built["evidence"] / "index.html").read_text(encoding="utf-8")
    for name in found(built["evidence"], "names/0.json"):
        item = page.partition(f'<li id="{name[0]}"')[2].partition("</li>")[0]
        assert f"<span>{name[6]}</span>" in item


def test_facets_hold_what_an_event_has_and_whom_it_quotes(tmp_path: Path) -> None:
    site = make_site(tmp_path, {"content/places/river-town.md": "---\nname: River Town\nwithin: vale\n---\n"})
    make_site(tmp_path, {"content/places/vale.md": "---\nname: The Vale\n---\n"}, base=False)
    output = build_site(site, site / "_site")
    facets = found(output, "facets.json")
    ids = [name[0] for name in found(output, "names/0.json")]

    def having(facet: str, event: str) -> list[str]:
        values = facets[facet]
        return [values["names"][place][1] for place in values["of"][ids.index(event)]]

    assert having("place", "treaty-signed") == ["River Town", "The Vale"]
    assert having("actor", "treaty-signed") == ["Ada Marsh"]
    assert len(having("source", "treaty-signed")) == 2
    assert having("tag", "talks-begin") == ["negotiations"]
    assert having("tag", "treaty-signed") == []
    for values in facets.values():
        assert [name for _, name in values["names"]] == sorted(
            (name for _, name in values["names"]), key=str.casefold
        )


def test_one_version_for_all_files_that_changes_with_each_of_them(tmp_path: Path) -> None:
    site = make_site(tmp_path, {})
    before = found(build_site(site, site / "_site"), "find.json")
    assert found(build_site(site, site / "_again"), "find.json") == before
    path = "content/events/talks-begin.md"
    (site / path).write_text(BASE_FILES[path].replace("The *talks* begin", "Talks"), encoding="utf-8")
    after = found(build_site(site, site / "_site"), "find.json")
    assert after["version"] != before["version"]
    assert {**after, "version": ""} == {**before, "version": ""}


def test_every_message_for_scripts_has_a_text(built: Mapping[str, Path]) -> None:
    words = found(built["shipped"], "find.json")["words"]
    assert all(key.count(".") == 1 and text.strip() for key, text in words.items())


def test_no_two_sources_are_called_alike(built: Mapping[str, Path]) -> None:
    names = [name for _, name in found(built["shipped"], "facets.json")["source"]["names"]]
    assert len(set(names)) == len(names) > 30
