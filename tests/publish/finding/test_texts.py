"""What a result is cut from: every text of an event that search looks through."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def rows(output: Path) -> list[list[Any]]:
    files = sorted((output / "find/texts").glob("*.json"), key=lambda file: int(file.stem))
    return [row for file in files for row in json.loads(file.read_text(encoding="utf-8"))]


def test_a_row_holds_what_a_result_shows(full: Path) -> None:
    by_id = {row[0]: row for row in rows(full)}
    data = json.loads((full / "timeline.json").read_text(encoding="utf-8"))
    assert list(by_id) != []
    assert by_id.keys() == {one["id"] for one in data["events"]}
    for one in data["events"]:
        _, title, date, colour, running, names = by_id[one["id"]]
        assert (title, date) == (one["title"], one["date"]["words"])
        assert colour in ("blue", "red", "violet", "ochre", "green", "teal", "rose", "slate")
        said = " ".join(running)
        assert one["summary"] in said
        assert all(quotation["text"] in running for quotation in one["quotations"])
        assert {tag.replace("-", " ") for tag in one["tags"]} <= set(names)


def test_names_are_those_of_actors_places_tags_and_sources(full: Path) -> None:
    data = json.loads((full / "timeline.json").read_text(encoding="utf-8"))
    actors = {one["id"]: one["name"] for one in data["actors"]}
    places = {one["id"]: one["name"] for one in data["places"]}
    publishers = {one["id"]: one["publisher"] for one in data["sources"]}
    by_id = {row[0]: row[5] for row in rows(full)}
    for one in data["events"]:
        names = by_id[one["id"]]
        assert len(names) == len(set(names))
        assert {actors[actor] for actor in one["actors"]} <= set(names)
        assert not one["place"] or places[one["place"]] in names
        for source in one["sources"]:
            assert publishers[source["id"]] in "\n".join(names)


def test_citations_and_notes_are_left_out(full: Path) -> None:
    assert "[@" not in json.dumps(rows(full))
    assert "<" not in json.dumps([row[4] for row in rows(full)])
