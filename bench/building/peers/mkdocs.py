"""MkDocs: years and tags are pages without a text, which a hook groups the events for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bench.building import tools
from bench.building.events import Story
from bench.building.peers.writing import Peer, begin, data, fields, record, sources, style


def write(story: Story, folder: Path) -> None:
    """Writes the site."""
    begin("mkdocs", folder)
    docs = folder / "docs"
    style(docs)
    # Its settings are YAML; what is JSON there is read as such.
    settings = {"site_name": story.title, "site_url": story.base_url, "INHERIT": "base.yml"}
    data(folder / "mkdocs.yml", settings)
    data(folder / "sources.json", sources(story))
    record(docs / "index.md", {"template": "front.html"})
    for kind, groups in (("year", story.years), ("tag", story.tags)):
        for name in groups:
            record(docs / f"{kind}s/{name}.md", {"title": name, "template": "list.html", kind: name})
    for place, event in enumerate(story.events, 1):
        head = {
            **fields(event, place),
            "tags": list(event.tags),
            "year": event.year,
            "template": "event.html",
        }
        record(docs / f"events/{event.id}.md", head, event.body)


def _command() -> Sequence[str]:
    return [tools.python_tool("mkdocs"), "build", "--quiet"]


PEER: Final = Peer("MkDocs", "mkdocs", write, _command, "site")
