"""Every peer is given the same events in its own input."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from bench.building import tools
from bench.building.peers import PEERS
from tests.bench.building.outputs import GAZETTE, STORY

EVENTS = {
    "Hugo": "content/events", "Eleventy": "input/events", "Pelican": "content", "MkDocs": "docs/events"
}  # fmt: skip
SOURCES = {
    "Hugo": "data/sources.json", "Eleventy": "sources.json", "Pelican": "sources.json",
    "MkDocs": "sources.json",
}  # fmt: skip


def parted(text: str) -> tuple[dict[str, Any], str]:
    _, head, body = text.split("---\n", 2)
    return yaml.safe_load(head), body


@pytest.mark.parametrize("name", PEERS)
def test_an_event_keeps_its_body_and_every_source_its_words(tmp_path: Path, name: str) -> None:
    PEERS[name].write(STORY, tmp_path / "peer")
    folder = tmp_path / "peer" / EVENTS[name]
    files = {file.stem: file.read_text() for file in folder.glob("*.md")}
    assert set(files) == {"talks", "vote", "treaty"}
    for event in STORY.events:
        assert files[event.id].endswith(f"\n{event.body}")
        assert event.title in files[event.id]
        assert all(said.text in files[event.id] for said in event.quotations)
    sources = json.loads((tmp_path / "peer" / SOURCES[name]).read_text())
    assert sources["gazette"] == {
        "id": "gazette", "title": GAZETTE.title, "publisher": GAZETTE.publisher, "url": GAZETTE.url
    }  # fmt: skip
    assert [file.name for file in (tmp_path / "peer").rglob("site.css")] == ["site.css"]


@pytest.mark.parametrize(
    ("name", "groups"),
    [
        ("Hugo", {"tags": ["river", "law"], "years": ["2017"]}),
        ("Eleventy", {"topics": ["river", "law"], "year": "2017"}),
        ("MkDocs", {"tags": ["river", "law"], "year": "2017"}),
    ],
)
def test_the_head_is_yaml_with_the_place_in_the_story(
    tmp_path: Path, name: str, groups: dict[str, Any]
) -> None:
    PEERS[name].write(STORY, tmp_path / "peer")
    head, _ = parted((tmp_path / "peer" / EVENTS[name] / "vote.md").read_text())
    assert (head["title"], head["weight"], head["when"], head["front"]) == (
        "The vote & more",
        2,
        "2017",
        True,
    )
    assert (head["place"], head["actors"], head["sources"]) == ("River Town", ["Ada Marsh"], ["gazette"])
    assert head["quotations"] == [{"text": "We have vote", "speaker": "Ada Marsh"}]
    assert {key: head[key] for key in groups} == groups


def test_hugo_and_mkdocs_are_told_the_title_and_the_address(tmp_path: Path) -> None:
    PEERS["Hugo"].write(STORY, tmp_path / "hugo")
    settings = (tmp_path / "hugo/hugo.toml").read_text()
    assert settings.startswith('title = "The two rivers"\nbaseURL = "https://example.org/"\n')
    PEERS["MkDocs"].write(STORY, tmp_path / "mkdocs")
    assert json.loads((tmp_path / "mkdocs/mkdocs.yml").read_text()) == {
        "site_name": "The two rivers", "site_url": "https://example.org/", "INHERIT": "base.yml"
    }  # fmt: skip


def test_mkdocs_has_a_page_without_a_text_for_each_year_and_tag(tmp_path: Path) -> None:
    PEERS["MkDocs"].write(STORY, tmp_path / "peer")
    docs = tmp_path / "peer/docs"
    found = {str(file.relative_to(docs)) for part in ("years", "tags") for file in (docs / part).iterdir()}
    assert found == {"years/2016.md", "years/2017.md", "tags/law.md", "tags/river.md"}
    assert parted((docs / "tags/law.md").read_text()) == (
        {"title": "law", "template": "list.html", "tag": "law"}, "",
    )  # fmt: skip


def test_pelican_has_lines_of_text_that_sort_as_the_story_does(tmp_path: Path) -> None:
    PEERS["Pelican"].write(STORY, tmp_path / "peer")
    head, body = (tmp_path / "peer/content/vote.md").read_text().split("\n\n", 1)
    assert body == STORY.events[1].body
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    assert (fields["weight"], fields["category"], fields["tags"]) == ("000000002", "2017", "river, law")
    assert json.loads(fields["quotations"]) == [{"text": "We have vote", "speaker": "Ada Marsh"}]
    assert json.loads(fields["sources"]) == ["gazette"]


def test_packages_are_pinned_with_checksums_and_name_no_host() -> None:
    folder = Path(tools.__file__).parent / "packages"
    pins = [line for line in (folder / "python.in").read_text().splitlines() if line]
    locked = (folder / "python.txt").read_text()
    assert all(f"{pin} \\\n    --hash=sha256:" in locked for pin in pins)
    wanted = json.loads((folder / "package.json").read_text())["dependencies"]
    lock = (folder / "package-lock.json").read_text()
    packages = json.loads(lock)["packages"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert [name for name, one in packages.items() if name and "integrity" not in one] == []
    assert "://" not in locked + lock
    assert {peer.package: tools.version(peer.package) for peer in PEERS.values()} == {
        **dict(pin.split("==") for pin in pins if not pin.startswith("markdown")), **wanted
    }  # fmt: skip
