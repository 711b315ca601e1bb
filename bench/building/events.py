"""The events of a site in plain values that every peer's input is made from."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import yaml

from dateline.content.dates import Date, parse
from dateline.publish import urls

WHOLE: Final = 500  # the front page of a longer story shows its featured events only
FRONT: Final = 60  # and no more of them, as ours does
FEED: Final = 100  # entries of a feed, the first events of the story
_CITATION: Final = re.compile(r"\[@([a-z0-9-]+)(, [^\]]+)?\]")
_LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # texts only: dates stay as they were written


@dataclass(frozen=True, slots=True)
class Source:
    """A source of the register."""

    id: str
    title: str
    publisher: str
    url: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words and the name of who said them."""

    text: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Event:
    """An event; place and actors by name, sources by id, the body in Markdown without our citations."""

    id: str
    title: str
    date: str  # as written, in EDTF
    year: str  # that it began in, as in our addresses: "2017", "-0043" or "undated"
    place: str
    actors: tuple[str, ...]
    tags: tuple[str, ...]
    sources: tuple[str, ...]
    quotations: tuple[Quotation, ...]
    body: str
    front: bool  # whether the front page shows it


@dataclass(frozen=True, slots=True)
class Story:
    """A site's title and address, its events in order, and its sources by id."""

    title: str
    base_url: str
    events: tuple[Event, ...]
    sources: Mapping[str, Source]

    @property
    def years(self) -> Mapping[str, Sequence[Event]]:
        """Events by year, in order; those without a known start come first."""
        return _grouped((event.year, event) for event in self.events)

    @property
    def tags(self) -> Mapping[str, Sequence[Event]]:
        """Events by tag, by the tag's letters."""
        return dict(sorted(_grouped((tag, event) for event in self.events for tag in event.tags).items()))

    @property
    def front(self) -> Sequence[Event]:
        """The events that the front page shows."""
        return [event for event in self.events if event.front]


@dataclass(frozen=True, slots=True)
class _Record:
    """A Markdown file: its stem, its head with every scalar as text, and its body."""

    id: str
    fields: Mapping[str, Any]
    body: str


def read_story(site: Path) -> Story:
    """The events of a good site. What peers have no word for (threads, standings, differences) stays out."""
    settings = tomllib.loads((site / "site.toml").read_text(encoding="utf-8"))
    sources = {one.id: _source(one) for one in _records(site, "sources")}
    names = {one.id: one.fields["name"] for part in ("actors", "places") for one in _records(site, part)}
    dated = [(parse(one.fields["date"]), one) for one in _records(site, "events")]
    dated.sort(key=lambda pair: (pair[0].key, pair[1].id))
    front = _front([record for _, record in dated])
    events = (_event(date, record, names, sources) for date, record in dated)
    shown = (replace(event, front=event.id in front) for event in events)
    return Story(settings["title"], settings["base_url"], tuple(shown), sources)


def _front(records: Sequence[_Record]) -> frozenset[str]:
    """Those that the front page shows: of a long story the first that are featured."""
    featured = [one.id for one in records if one.fields.get("featured") == "true"]
    return frozenset(one.id for one in records) if len(records) <= WHOLE else frozenset(featured[:FRONT])


def _records(site: Path, part: str) -> Iterator[_Record]:
    for file in sorted((site / "content" / part).glob("*.md")):
        _, head, body = file.read_text(encoding="utf-8").split("---\n", 2)
        # The base loader makes nothing but texts, lists and mappings.
        yield _Record(file.stem, yaml.load(head, _LOADER), body)  # noqa: S506


def _source(record: _Record) -> Source:
    fields = record.fields
    return Source(record.id, fields["title"], fields["publisher"], fields.get("url", ""))


def _event(date: Date, record: _Record, names: Mapping[str, str], sources: Mapping[str, Source]) -> Event:
    fields = record.fields
    return Event(
        id=record.id,
        title=fields["title"],
        date=str(date),
        year=urls.year(date.earliest.year if date.earliest else None).removeprefix(urls.YEARS).rstrip("/"),
        place=names.get(fields.get("place", ""), ""),
        actors=tuple(names[one] for one in fields.get("actors", ())),
        tags=tuple(fields.get("tags", ())),
        sources=tuple(one if isinstance(one, str) else one["id"] for one in fields["sources"]),
        quotations=tuple(
            Quotation(one["text"], names[one["speaker"]]) for one in fields.get("quotations", ())
        ),
        body=linked(record.body, sources),
        front=False,
    )


def linked(body: str, sources: Mapping[str, Source]) -> str:
    """The body with `[@id]` and `[@id, page 2]` as links that name the publisher."""

    def link(found: re.Match[str]) -> str:
        source = sources[found[1]]
        return f"[{source.publisher}{found[2] or ''}]({source.url})"

    return _CITATION.sub(link, body)


def _grouped(pairs: Iterable[tuple[str, Event]]) -> dict[str, list[Event]]:
    groups: dict[str, list[Event]] = {}
    for key, event in pairs:
        groups.setdefault(key, []).append(event)
    return groups
