"""Hugo: years and tags are its taxonomies, sources its data."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bench.building import tools
from bench.building.events import Story
from bench.building.peers.writing import Peer, begin, data, fields, record, sources, style, text


def write(story: Story, folder: Path) -> None:
    """Writes the site."""
    begin("hugo", folder)
    settings = folder / "hugo.toml"
    head = f"title = {json.dumps(story.title, ensure_ascii=False)}\nbaseURL = {json.dumps(story.base_url)}\n"
    text(settings, head + settings.read_text(encoding="utf-8"))
    style(folder / "static")
    data(folder / "data/sources.json", sources(story))
    for place, event in enumerate(story.events, 1):
        head_of = {**fields(event, place), "tags": list(event.tags), "years": [event.year]}
        record(folder / f"content/events/{event.id}.md", head_of, event.body)


def _command() -> Sequence[str]:
    return [tools.hugo(), "--quiet"]


PEER: Final = Peer("Hugo", "hugo", write, _command, "public", ("resources", ".hugo_build.lock"))
