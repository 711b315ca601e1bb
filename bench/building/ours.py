"""Dateline with a made story: how it is run, and the edits whose builds are measured."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.building.checking import PagesMissingError
from bench.building.events import Event, Story
from bench.building.process import Run, run

PROJECT: Final = Path(__file__).resolve().parents[2]
OUTPUT: Final = "_site"
_LEAST: Final = "_least"
_TEMPLATE: Final = "templates/event.html"
_STYLE: Final = "static/css/components.css"
_BLOCK: Final = "{% block main %}\n"


@dataclass(frozen=True, slots=True)
class Change:
    """Files of the site as they become, None where they go; and where the build has to show the mark.

    `shown` are folders or files of the output, `gone` those that may not be there any more.
    """

    files: Mapping[str, str | None]
    shown: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


Edit = Callable[[Path, Story, str], Change]  # the site, its story as it was, and a mark that is new each time


def prepare(site: Path) -> None:
    """Lays copies of a template and a stylesheet of ours into the site, to be edited there."""
    for path in (_TEMPLATE, _STYLE):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PROJECT / path, site / path)


def forget(site: Path) -> None:
    """Takes away what was built and all that could be known of it."""
    for name in (OUTPUT, _LEAST, ".dateline"):
        shutil.rmtree(site / name, ignore_errors=True)


def build(site: Path) -> Run:
    """The whole of it, as a deployer builds."""
    return run([sys.executable, "build.py", "--site", str(site)], PROJECT)


def build_least(site: Path) -> tuple[Run, Path]:
    """Only the pages that the peers make, into a folder of their own."""
    output = site / _LEAST
    return run([sys.executable, "-m", "bench.building.least", str(site), str(output)], PROJECT), output


def helped() -> Run:
    """`python build.py --help`: what starting costs."""
    return run([sys.executable, "build.py", "--help"], PROJECT)


@contextmanager
def changed(site: Path, change: Change) -> Iterator[None]:
    """The site with the change; afterwards as it was."""
    before = {path: _bytes(site / path) for path in change.files}
    try:
        for path, text in change.files.items():
            _put(site / path, None if text is None else text.encode())
        yield
    finally:
        for path, data in before.items():
            _put(site / path, data)


def check_change(output: Path, change: Change, mark: str) -> None:
    """Raises PagesMissingError where the build does not show the change."""
    hidden = [path for path in change.shown if not any(mark in text for text in _texts(output / path))]
    left = [path for path in change.gone if (output / path).exists()]
    if hidden or left:
        told = [*(f"{path} does not show the edit" for path in hidden), *(f"{path} is left" for path in left)]
        raise PagesMissingError(f"{output}: {', '.join(told)}")


def _bytes(file: Path) -> bytes | None:
    return file.read_bytes() if file.exists() else None


def _put(file: Path, data: bytes | None) -> None:
    if data is None:
        file.unlink(missing_ok=True)
    else:
        file.write_bytes(data)


def _texts(place: Path) -> Iterator[str]:
    files = sorted(place.rglob("*.html")) if place.is_dir() else [place] if place.is_file() else []
    return (file.read_text(encoding="utf-8") for file in files)


def _nothing(_site: Path, _story: Story, _mark: str) -> Change:
    return Change({})


def _body(site: Path, story: Story, mark: str) -> Change:
    event = _middle(story)
    text = _event_text(site, event).rstrip("\n")
    return Change({_event(event.id): f"{text} It says {mark}.\n"}, shown=(f"events/{event.id}",))


def _title(site: Path, story: Story, mark: str) -> Change:
    event = _middle(story)
    text = _event_text(site, event).replace(f"title: {event.title}", f"title: {event.title} {mark}", 1)
    return Change({_event(event.id): text}, shown=(f"events/{event.id}", f"years/{event.year}"))


def _source(site: Path, story: Story, mark: str) -> Change:
    event = _middle(story)
    source = story.sources[event.sources[0]]
    path = f"content/sources/{source.id}.md"
    text = (site / path).read_text(encoding="utf-8").replace(source.title, f"{source.title} {mark}", 1)
    return Change({path: text}, shown=(f"sources/{source.id}", f"events/{event.id}"))


def _template(site: Path, story: Story, mark: str) -> Change:
    text = (site / _TEMPLATE).read_text(encoding="utf-8").replace(_BLOCK, f"{_BLOCK}<p>{mark}</p>\n", 1)
    return Change({_TEMPLATE: text}, shown=tuple(f"events/{one.id}" for one in _ends(story)))


def _style(site: Path, _story: Story, mark: str) -> Change:
    text = (site / _STYLE).read_text(encoding="utf-8")
    return Change({_STYLE: f"{text}\n.{mark} {{ color: inherit }}\n"}, shown=("static/css/dateline.css",))


def _added(site: Path, story: Story, mark: str) -> Change:
    event = _middle(story)
    text = _event_text(site, event).replace(f"title: {event.title}", f"title: {event.title} {mark}", 1)
    return Change({_event(mark): text}, shown=(f"events/{mark}", f"years/{event.year}"))


def _removed(_site: Path, story: Story, _mark: str) -> Change:
    event = _middle(story)
    return Change({_event(event.id): None}, gone=(f"events/{event.id}",))


def _middle(story: Story) -> Event:
    return story.events[len(story.events) // 2]


def _ends(story: Story) -> tuple[Event, Event]:
    return story.events[0], story.events[-1]


def _event(name: str) -> str:
    return f"content/events/{name}.md"


def _event_text(site: Path, event: Event) -> str:
    return (site / _event(event.id)).read_text(encoding="utf-8")


EDITS: Final[Mapping[str, Edit]] = {
    "nothing changed": _nothing,
    "one body edited": _body,
    "one title edited": _title,
    "one source renamed": _source,
    "a template edited": _template,
    "a CSS file edited": _style,
    "one event added": _added,
    "one event removed": _removed,
}
"""By case; the names stand in the tables, too."""
