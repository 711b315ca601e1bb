"""Checks across files: every id that is named exists, every picture is there, nothing goes in circles."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from dateline.config import Config
from dateline.content import markup
from dateline.content.markup import Text
from dateline.content.reading import Loc, RawRecord, nearest
from dateline.content.records import Event, Place, Record, Source, Use, Voice
from dateline.problems import Problem


@dataclasses.dataclass(frozen=True, slots=True)
class Loaded:
    """A record with the file it came from."""

    kind: str
    record: Record
    raw: RawRecord


@dataclasses.dataclass(frozen=True, slots=True)
class Known:
    """What may be named: the ids of each kind (also of files that have problems), and the pictures."""

    ids: Mapping[str, frozenset[str]]
    static: tuple[Path, ...]

    def has_file(self, path: str) -> bool:
        """Whether `path` is a file in `static/`, and not by a way out of it."""
        for folder in self.static:
            file = folder / path
            if file.is_file() and file.resolve().is_relative_to(folder.resolve()):
                return True
        return False


def crossing_problems(config: Config, loaded: Sequence[Loaded], known: Known) -> Iterator[Problem]:
    """Every problem that takes more than one file to see."""
    threads = frozenset(thread.id for thread in config.settings.threads)
    known = Known({**known.ids, "threads": threads}, known.static)
    for one in loaded:
        for loc, kind, name in _references(one.record):
            if name not in known.ids[kind]:
                yield _unknown(one.raw, loc, kind, name, known.ids[kind])
        for loc, name in _origins(one.record):
            yield from _origin_problem(one.raw, loc, name, known.ids["sources"])
        yield from _text_problems(one, known)
    yield from _voice_problems(loaded)
    yield from _alias_problems(loaded, known.ids["events"])
    yield from _circles([one for one in loaded if one.kind == "sources"], "relies_on")
    yield from _circles([one for one in loaded if one.kind == "places"], "within")


_KINDS_SAID: Final = {
    "sources": ("source", "content/sources/{}.md"),
    "actors": ("actor", "content/actors/{}.md"),
    "places": ("place", "content/places/{}.md"),
    "threads": ("thread", "[[threads]] in site.toml"),
}


def _unknown(raw: RawRecord, loc: Loc, kind: str, name: str, known: frozenset[str]) -> Problem:
    said, home = _KINDS_SAID[kind]
    return Problem(raw.path, *raw.value_place(loc), f"unknown {said} “{name}”", _remedy(name, home, known))


def _remedy(name: str, home: str, known: frozenset[str]) -> str:
    near = nearest(name, sorted(known))
    write = f"write {home.format(name)}"
    return (
        f"Did you mean {near}? Or {write}."
        if near
        else f"{write[0].upper()}{write[1:]}, or name one that is there."
    )


def _references(record: Record) -> Iterator[tuple[Loc, str, str]]:
    """Each id that a record names: where, of which kind, and the id."""
    if isinstance(record, Place) and record.within:
        yield ("within",), "places", record.within
    if not isinstance(record, Event):
        return
    yield ("thread",), "threads", record.thread
    if record.place:
        yield ("place",), "places", record.place
    for index, actor in enumerate(record.actors):
        yield ("actors", index), "actors", actor
    for index, use in enumerate(record.sources):
        yield ("sources", index, "id"), "sources", use.id
    for index, source in enumerate(record.date_sources):
        yield ("date_sources", index), "sources", source
    for index, quotation in enumerate(record.quotations):
        yield ("quotations", index, "speaker"), "actors", quotation.speaker
        for second, printing in enumerate(quotation.sources):
            yield ("quotations", index, "sources", second, "id"), "sources", printing.id
    for index, difference in enumerate(record.differences):
        for second, account in enumerate(difference.accounts):
            for third, source in enumerate(account.sources):
                yield (
                    ("differences", index, "accounts", second, "sources", third),
                    "sources",
                    source,
                )


def _origins(record: Record) -> Iterator[tuple[Loc, str]]:
    """What `from` and `relies_on` name: ids of sources, or words."""
    if isinstance(record, Event):
        for index, use in enumerate(record.sources):
            for second, name in enumerate(use.from_):
                yield ("sources", index, "from", second), name
    if isinstance(record, Source):
        for index, name in enumerate(record.relies_on):
            yield ("relies_on", index), name


def _origin_problem(raw: RawRecord, loc: Loc, name: str, known: frozenset[str]) -> Iterator[Problem]:
    """Words are welcome here, so only what looks like an id has to be one."""
    looks_like_id = re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", name) or nearest(name, sorted(known))
    if name in known or " " in name or name != name.lower() or not looks_like_id:
        return
    hint = (
        f"{_remedy(name, 'content/sources/{}.md', known)} For people without a name write words: a diplomat."
    )
    yield Problem(raw.path, *raw.value_place(loc), f"unknown source “{name}”", hint)


def texts(value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, Text]]:
    """Every text in a record, with the field it stands in."""
    if isinstance(value, Text):
        yield loc, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from texts(item, (*loc, index))
    elif dataclasses.is_dataclass(value) and type(value).__module__.endswith(".records"):
        for field in dataclasses.fields(value):
            yield from texts(getattr(value, field.name), (*loc, field.name))


def _text_problems(one: Loaded, known: Known) -> Iterator[Problem]:
    for loc, text in texts(one.record):
        if any(citation.source not in known.ids["sources"] for citation in text.citations):
            yield from _citation_problems(one.raw, loc, text, known.ids["sources"])
        for address in text.links():
            if address.startswith("/static/") and not known.has_file(address.removeprefix("/static/")):
                place = one.raw.body_place(max(text.source.find(address.removeprefix("/static/")), 0))
                yield Problem(
                    one.raw.path,
                    *place,
                    f"there is no {address[1:]}",
                    "Put the file there, or mend its name.",
                )
    if isinstance(one.record, Event) and one.record.image and not known.has_file(one.record.image.file):
        place = one.raw.value_place(("image", "file"))
        yield Problem(
            one.raw.path,
            *place,
            f"there is no static/{one.record.image.file}",
            "Put the file there, or mend its name.",
        )


def _citation_problems(raw: RawRecord, loc: Loc, text: Text, known: frozenset[str]) -> Iterator[Problem]:
    home = "content/sources/{}.md"
    if loc == ("body",):
        for name, offset in markup.citation_offsets(text.source):
            if name not in known:
                yield Problem(
                    raw.path,
                    *raw.body_place(offset),
                    f"unknown source “{name}” is cited",
                    _remedy(name, home, known),
                )
    else:
        for citation in text.citations:
            if citation.source not in known:
                place = raw.value_place(loc)
                yield Problem(
                    raw.path,
                    *place,
                    f"unknown source “{citation.source}” is cited",
                    _remedy(citation.source, home, known),
                )


def _voice_problems(loaded: Sequence[Loaded]) -> Iterator[Problem]:
    """Who quotes or relays says whom; where the event does not, the register may."""
    register = {one.record.id: one.record for one in loaded if isinstance(one.record, Source)}
    hint = "Write from: [a-source] or from: [an unnamed diplomat]; or relies_on in the source's own file."
    for one in loaded:
        uses: tuple[Use, ...] = one.record.sources if isinstance(one.record, Event) else ()
        for index, use in enumerate(uses):
            source = register.get(use.id)
            if use.voice is not Voice.OWN and not use.from_ and source and not source.relies_on:
                place = one.raw.value_place(("sources", index))
                yield Problem(
                    one.raw.path,
                    *place,
                    f"{use.id} {use.voice.value}, but nothing says from whom",
                    hint,
                )


def _alias_problems(loaded: Sequence[Loaded], events: frozenset[str]) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    for one in loaded:
        aliases = one.record.aliases if isinstance(one.record, Event) else ()
        for index, alias in enumerate(aliases):
            owner = f"content/events/{alias}.md" if alias in events else taken.get(alias, "")
            if owner:
                place = one.raw.value_place(("aliases", index))
                yield Problem(
                    one.raw.path,
                    *place,
                    f"the alias “{alias}” is taken by {owner}",
                    "Take it out of one of them.",
                )
            taken.setdefault(alias, one.raw.path)


def _circles(loaded: Sequence[Loaded], field: str) -> Iterator[Problem]:
    """A chain that comes back to where it began, told once, at its first id."""
    ways = {one.record.id: _as_tuple(getattr(one.record, field)) for one in loaded}
    raws = {one.record.id: one.raw for one in loaded}
    told: set[frozenset[str]] = set()
    for start in sorted(ways):
        path = _way_back(start, ways)
        if path and frozenset(path) not in told:
            told.add(frozenset(path))
            shown = " → ".join([*path, start])
            place = raws[start].value_place((field,))
            yield Problem(
                raws[start].path,
                *place,
                f"{field} goes in a circle: {shown}",
                "Take one of these steps out.",
            )


def _as_tuple(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if value else ()


def _way_back(start: str, ways: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The shortest way from `start` to itself, without its end; empty where there is none."""
    came_from: dict[str, str] = {}
    queue = [start]
    for step in queue:
        for following in ways.get(step, ()):
            if following == start:
                path = [step]
                while path[-1] != start:
                    path.append(came_from[path[-1]])
                return path[::-1]
            if following not in came_from and following in ways:
                came_from[following] = step
                queue.append(following)
    return []
