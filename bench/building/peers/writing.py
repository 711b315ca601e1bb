"""What the inputs of all peers have in common."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from bench.building.events import Event, Story

_HERE: Final = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Peer:
    """A generator: how its input is written into a folder, what is run there, and where its pages lie.

    `command` raises NotHereError; it is asked for before anything is measured. `left` are the files and
    folders besides the output that a cold build begins without.
    """

    name: str
    package: str
    write: Callable[[Story, Path], None]
    command: Callable[[], Sequence[str]]
    output: str
    left: tuple[str, ...] = ()


def begin(name: str, folder: Path) -> None:
    """Lays the peer's own templates and settings into the folder."""
    shutil.copytree(_HERE / "templates" / name, folder)


def style(folder: Path) -> None:
    """The one stylesheet, the same for all."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(_HERE / "templates/site.css", folder)


def record(file: Path, head: Mapping[str, Any], body: str = "") -> None:
    """A Markdown file with a head in YAML; JSON is YAML, and needs no rules for quoting."""
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in head.items())
    text(file, f"---\n{''.join(lines)}---\n{body}")


def text(file: Path, content: str) -> None:
    """A file in UTF-8 with plain line ends; its folder is made where there is none."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8", newline="\n")


def data(file: Path, content: Any) -> None:
    """A file of JSON."""
    text(file, json.dumps(content, ensure_ascii=False))


def sources(story: Story) -> dict[str, dict[str, str]]:
    """The register, by id."""
    return {name: asdict(source) for name, source in story.sources.items()}


def fields(event: Event, place: int) -> dict[str, Any]:
    """What an event's page shows besides its body; `weight` is its place in the story, from 1."""
    return {
        "title": event.title,
        "weight": place,
        "when": event.date,
        "place": event.place,
        "actors": list(event.actors),
        "sources": list(event.sources),
        "quotations": [asdict(quotation) for quotation in event.quotations],
        "front": event.front,
    }
