"""Eleventy with Nunjucks: years and tags are paginated collections, sources a filter."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bench.building import tools
from bench.building.events import Story
from bench.building.peers.writing import Peer, begin, data, fields, record, sources, style


def write(story: Story, folder: Path) -> None:
    """Writes the site. Its own word `tags` would make a collection of each tag: they are `topics` here."""
    begin("eleventy", folder)
    style(folder / "static")
    data(folder / "sources.json", sources(story))
    data(folder / "input/_data/site.json", {"title": story.title, "address": story.base_url.rstrip("/")})
    for place, event in enumerate(story.events, 1):
        head = {**fields(event, place), "topics": list(event.tags), "year": event.year}
        record(folder / f"input/events/{event.id}.md", head, event.body)


def _command() -> Sequence[str]:
    node = shutil.which("node")
    if node is None:
        raise tools.NotHereError("Node.js is not here")
    return [node, str(tools.eleventy() / "@11ty/eleventy/cmd.cjs"), "--quiet"]


PEER: Final = Peer("Eleventy", "@11ty/eleventy", write, _command, "_site")
