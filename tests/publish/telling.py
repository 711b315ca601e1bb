"""Stories of any size told without files, and those of their pages that a test asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from dateline import config
from dateline.content.markup import Text
from dateline.content.records import Content, Event
from dateline.pipeline import folders
from dateline.publish import urls
from dateline.publish.making import Prepared, prepare
from dateline.story.telling import tell
from tests.built import files_of
from tests.sites import DEFAULT_TOML, make_site
from tests.story.made import event, source


def dated(dates: Iterable[str]) -> list[Event]:
    """An event a date: `e0`, `e1`, …"""
    return [event(id=f"e{number}", date=date) for number, date in enumerate(dates)]


def told(
    folder: Path, events: Iterable[Event], toml: str = DEFAULT_TOML, bodies: Mapping[str, Text] = {}
) -> Prepared:
    """The story of these events, ready to be written. `folder` takes its settings."""
    settings = config.load(make_site(folder, toml=toml, base=False))
    by_id = {one.id: one for one in events}
    bodies = {**dict.fromkeys(by_id, Text()), **bodies}
    content = Content(events=by_id, sources={"a": source("a")}, actors={}, places={}, pages={}, bodies=bodies)
    return prepare(
        tell(settings, content), folders(settings.root, "templates"), folders(settings.root, "static")
    )


def pages(site: Prepared, wanted: Callable[[str], bool]) -> Mapping[str, str]:
    """By address the HTML of the pages whose address is wanted."""
    some = replace(site, plans=tuple(plan for plan in site.plans if wanted(plan.address)))
    names = {urls.file_of(plan.address): plan.address for plan in some.plans}
    made = files_of(some)
    return {names[path]: data.decode() for path, data in made if path in names}


def written(site: Prepared, wanted: Callable[[str], bool], folder: Path) -> Path:
    """These pages as files, with all that they link in their heads."""
    some = replace(site, plans=tuple(plan for plan in site.plans if wanted(plan.address)))
    for path, data in files_of(some):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return folder
