"""What one file gave, and what of it other files, `static/` or the settings must answer for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from dateline.content import markup
from dateline.content.days import done_days, own_day
from dateline.content.markup import Text
from dateline.content.naming import Named
from dateline.content.reading import RawRecord
from dateline.content.records import Record
from dateline.problems import Problem

CHAINS: Final = {"sources": "relies_on", "places": "within"}
"""The fields that lead from a record to others of its own kind."""

NO_TEXT: Final = Text()
_CITED: Final = re.compile(r"\[@\s*([A-Za-z0-9-]+)")


@dataclass(frozen=True, slots=True)
class Giving:
    """A source of an event that quotes or relays: which, how, and whether it is said from whom.

    `index` counts the event's sources. `itself`: it is among those whom it has its words from.
    """

    index: int
    id: str
    voice: str
    given: bool
    itself: bool


@dataclass(frozen=True, slots=True)
class Ties:
    """Without places: these are looked for in the file again, when there is a problem to tell.

    `names`: kinds and names, as in `naming`. `cited`: sources cited in texts. `pictures`: paths in
    `static/`. `chain`: the entries of the field in `CHAINS`. `relies`: whether a source says in its own
    file whom it has its words from. `aliases`: position and alias. `done`: days, as ISO 8601.
    `published`: the event's own such day, empty where it is none; None where the site's counts.
    """

    names: tuple[tuple[str, str], ...] = ()
    cited: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()
    relies: bool = False
    givings: tuple[Giving, ...] = ()
    aliases: tuple[tuple[int, str], ...] = ()
    done: tuple[str, ...] = ()
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """What one file gave: its record, unless something is wrong with it; its ties, if it could be read; and
    the text of an event, which is no part of its record."""

    kind: str
    id: str
    path: str
    record: Record | None
    ties: Ties | None
    problems: tuple[Problem, ...] = ()
    body: Text = NO_TEXT


def ties_of(kind: str, raw: RawRecord, named: Named, body: Text) -> Ties:
    """The ties of the record of `kind` in `raw`."""
    fields = raw.fields
    event = kind == "events"
    return Ties(
        names=tuple(dict.fromkeys([(other, name) for _, other, name in named.names])),
        cited=tuple(dict.fromkeys(_cited(named, body))),
        pictures=tuple(dict.fromkeys(_pictures(kind, raw, body))),
        chain=entries(fields.get(CHAINS[kind])) if kind in CHAINS else (),
        relies=kind == "sources" and bool(fields.get("relies_on")),
        givings=tuple(_givings(fields)) if event else (),
        aliases=tuple(_aliases(fields)) if event else (),
        done=tuple(str(day) for _, day in done_days(kind, fields)),
        published=own_day(fields) if event else None,
    )


def entries(value: object) -> tuple[str, ...]:
    """The names in a field that holds one or a list of them; empty where there is something else."""
    names = value if isinstance(value, list) else [value]
    return tuple(name if isinstance(name, str) else "" for name in names)


def _cited(named: Named, body: Text) -> Iterator[str]:
    for citation in body.citations:
        yield citation.source
    for _, text in named.texts:
        yield from _CITED.findall(text)


def _pictures(kind: str, raw: RawRecord, body: Text) -> Iterator[str]:
    if "/static/" in body.marked and any(address.startswith("/static/") for address in body.links()):
        yield from (path for path, _ in markup.image_offsets(body.source))
    file = picture_of(kind, raw.fields)
    if file:
        yield file


def picture_of(kind: str, fields: Mapping[str, Any]) -> str:
    """The file of an event's image, if it lies in `static/`."""
    image = fields.get("image")
    file = image.get("file") if kind == "events" and isinstance(image, dict) else None
    return file if isinstance(file, str) and markup.is_static(file) else ""


def _givings(fields: Mapping[str, Any]) -> Iterator[Giving]:
    uses = fields.get("sources")
    for index, use in enumerate(uses if isinstance(uses, list) else ()):
        if isinstance(use, dict):
            voice, origins, name = use.get("voice"), use.get("from"), use.get("id")
            if voice in ("quotes", "relays") and isinstance(name, str):
                itself = isinstance(origins, list) and name in origins
                yield Giving(index, name, voice, bool(origins), itself)


def _aliases(fields: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    aliases = fields.get("aliases")
    for index, alias in enumerate(aliases if isinstance(aliases, list) else ()):
        if isinstance(alias, str):
            yield index, alias
