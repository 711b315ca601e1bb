"""Pelican: a year is its category, sources and neighbours come from its settings file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from bench.building import tools
from bench.building.events import Event, Story
from bench.building.peers.writing import Peer, begin, data, fields, sources, style, text


def write(story: Story, folder: Path) -> None:
    """Writes the site."""
    begin("pelican", folder)
    style(folder / "theme/static")
    data(folder / "site.json", {"title": story.title, "address": story.base_url.rstrip("/")})
    data(folder / "sources.json", sources(story))
    for place, event in enumerate(story.events, 1):
        text(folder / f"content/{event.id}.md", _article(event, place))


def _article(event: Event, place: int) -> str:
    """Its heads are lines of text, so that lists go as JSON; orders are compared as text, too."""
    head: dict[str, Any] = fields(event, place)
    lists = {
        key: json.dumps(head.pop(key), ensure_ascii=False) for key in ("actors", "sources", "quotations")
    }
    head |= {
        "weight": f"{place:09}",
        "date": "2026-11-22",
        "category": event.year,
        "tags": ", ".join(event.tags),
    }
    lines = (f"{key}: {value}\n" for key, value in {**head, **lists}.items())
    return f"{''.join(lines)}\n{event.body}"


def _command() -> Sequence[str]:
    return [tools.python_tool("pelican"), "--quiet", "--settings", "pelicanconf.py"]


PEER: Final = Peer("Pelican", "pelican", write, _command, "output")
