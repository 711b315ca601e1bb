"""Checks across files: every id that is named exists, every picture is there, nothing goes in circles."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, Final

from dateline.content import markup
from dateline.content.circles import circles
from dateline.content.corrections import correction_problems
from dateline.content.forms import ID_FORM
from dateline.content.naming import lists, names, texts
from dateline.content.reading import Loc, RawRecord
from dateline.problems import Problem, nearest


@dataclasses.dataclass(frozen=True, slots=True)
class Loaded:
    """A file that could be read, whether or not its fields are right. `id` is the file's stem."""

    kind: str
    id: str
    raw: RawRecord
    body: markup.Text

    def problem(self, loc: Loc, message: str, hint: str) -> Problem:
        """A problem with the value at `loc`."""
        return Problem(self.raw.path, *self.raw.value_place(loc), message, hint)

    def body_problem(self, offset: int, message: str, hint: str) -> Problem:
        """A problem with what stands in the body at `offset`."""
        return Problem(self.raw.path, *self.raw.body_place(offset), message, hint)


@dataclasses.dataclass(frozen=True, slots=True)
class Known:
    """What may be named: the ids of each kind (also of files that have problems), and the pictures.

    `published` is the day of the site; corrections may be no later than `today`, if it is told.
    """

    ids: Mapping[str, frozenset[str]]
    static: tuple[Path, ...]
    published: datetime.date
    today: datetime.date | None = None

    def has_file(self, path: str) -> bool:
        """Whether `path` is a file in `static/` that is published: not hidden, not by a link to a folder."""
        try:
            return not _is_left_out(path, self.static) and any(_lies_in(one, path) for one in self.static)
        except OSError:  # a name that is too long for any file
            return False

    def no_file(self, path: str) -> tuple[str, str]:
        """Message and remedy for a path that `has_file` refuses."""
        try:
            left_out = _is_left_out(path, self.static)
        except OSError:
            left_out = False
        if left_out:
            hint = "Hidden files, and linked folders, stay behind: move the file itself to another place."
            return f"static/{path} is not published", hint
        return f"there is no static/{path}", "Put the file there, or mend its name."


def _lies_in(folder: Path, path: str) -> bool:
    file = folder / path
    return file.is_file() and file.resolve().is_relative_to(folder.resolve())


def _is_left_out(path: str, folders: Sequence[Path]) -> bool:
    """Hidden, or below a link to a folder."""
    ways = [PurePosixPath(path), *PurePosixPath(path).parents][:-1]
    if any(way.name.startswith(".") for way in ways):
        return True
    return any((folder / way).is_symlink() for folder in folders for way in ways[1:])


def crossing_problems(loaded: Sequence[Loaded], known: Known) -> Iterator[Problem]:
    """Every problem that takes more than one file to see. `known.ids` has the threads, too."""
    for one in loaded:
        yield from _name_problems(one, known)
        yield from _citation_problems(one, known.ids["sources"])
        yield from _image_problems(one, known)
        yield from _double_problems(one)
        if one.kind == "events":
            yield from _finding_problems(one)
            yield from correction_problems(one.raw, known.published, known.today)
    yield from _voice_problems(loaded)
    yield from _alias_problems(loaded, known.ids["events"])
    for kind, field in (("sources", "relies_on"), ("places", "within")):
        yield from circles([(one.id, one.raw) for one in loaded if one.kind == kind], field)


_SAID: Final = {
    "sources": ("source", "write content/sources/{}.md"),
    "actors": ("actor", "write content/actors/{}.md"),
    "places": ("place", "write content/places/{}.md"),
    "threads": ("thread", "add it to [[threads]] in site.toml"),
}


def _remedy(name: str, kind: str, known: frozenset[str]) -> str:
    near = nearest(name, sorted(known))
    write = _SAID[kind][1].format(name)
    if near:
        return f"Did you mean {near}? Or {write}."
    return f"{write[0].upper()}{write[1:]}, or name one that is there."


def _name_problems(one: Loaded, known: Known) -> Iterator[Problem]:
    for loc, kind, name in names(one.kind, one.raw):
        if kind == "origins":
            yield from _origin_problem(one, loc, name, known.ids["sources"])
        elif name.strip() not in known.ids[kind] and ID_FORM.fullmatch(name.strip()):
            hint = _remedy(name, kind, known.ids[kind])
            yield one.problem(loc, f"unknown {_SAID[kind][0]} “{name}”", hint)


def _origin_problem(one: Loaded, loc: Loc, name: str, known: frozenset[str]) -> Iterator[Problem]:
    """Words are welcome here, so only what looks like an id, or like a source's name, has to be one."""
    meant = "-".join(name.casefold().split())
    if meant != name and meant in known:
        hint = f"Write {meant}, the id of that source; or other words, if you mean somebody else."
        message = f"“{name}” stands beside the source “{meant}”, and would count as another"
        yield one.problem(loc, message, hint)
    if name in known or not ID_FORM.fullmatch(name):
        return
    if "-" in name or nearest(name, sorted(known)):
        hint = f"{_remedy(name, 'sources', known)} For people without a name write words: a diplomat."
        yield one.problem(loc, f"unknown source “{name}”", hint)


_CITED: Final = re.compile(r"\[@\s*([A-Za-z0-9-]+)")


def _citation_problems(one: Loaded, known: frozenset[str]) -> Iterator[Problem]:
    if any(citation.source not in known for citation in one.body.citations):
        for name, offset in markup.citation_offsets(one.body.source):
            if name not in known:
                message = f"unknown source “{name}” is cited"
                yield one.body_problem(offset, message, _remedy(name, "sources", known))
    for loc, text in texts(one.kind, one.raw):
        if all(name in known for name in _CITED.findall(text)):
            continue
        for citation in markup.render_line(text)[0].citations:  # it may stand in code
            if citation.source not in known:
                message = f"unknown source “{citation.source}” is cited"
                yield one.problem(loc, message, _remedy(citation.source, "sources", known))


def _image_problems(one: Loaded, known: Known) -> Iterator[Problem]:
    if any(address.startswith("/static/") for address in one.body.links()):
        for path, offset in markup.image_offsets(one.body.source):
            if not known.has_file(path):
                yield one.body_problem(offset, *known.no_file(path))
    image = one.raw.fields.get("image")
    file = image.get("file") if one.kind == "events" and isinstance(image, dict) else None
    if isinstance(file, str) and markup.is_static(file) and not known.has_file(file):
        yield one.problem(("image", "file"), *known.no_file(file))


def _double_problems(one: Loaded) -> Iterator[Problem]:
    for loc, entries in lists(one.kind, one.raw):
        first: dict[str, int] = {}
        for index, entry in enumerate(entries):
            name = entry.get("id") if isinstance(entry, dict) else entry
            if not isinstance(name, str):
                continue
            name = name.strip()
            if name in first:
                line = one.raw.value_place((*loc, first[name]))[0]
                message = f"{loc[-1]}: “{name}” stands twice"
                yield one.problem((*loc, index), message, f"Keep one; the first is in line {line}.")
            first.setdefault(name, index)


def _finding_problems(one: Loaded) -> Iterator[Problem]:
    """A finding and its reason come together. Asked here, so that no other mistake hides it."""
    differences = one.raw.fields.get("differences")
    for index, difference in enumerate(differences if isinstance(differences, list) else ()):
        there = [key for key in ("finding", "because") if isinstance(difference, dict) and key in difference]
        if len(there) == 1:
            lacking = "because" if there == ["finding"] else "finding"
            message = f"differences {index + 1}: {there[0]}: “{lacking}” is missing beside it"
            hint = "Write both finding and because, or neither (then it is open)."
            yield one.problem(("differences", index, there[0]), message, hint)


def _voice_problems(loaded: Sequence[Loaded]) -> Iterator[Problem]:
    """Who quotes or relays says whom; where the event does not, the register may."""
    register = {one.id: one.raw.fields for one in loaded if one.kind == "sources"}
    hint = "Write from: [a-source] or from: [an unnamed diplomat]; or relies_on in the source's own file."
    for one in loaded:
        for loc, use in _uses(one):
            voice, origins, name = use.get("voice"), use.get("from"), use.get("id")
            if voice not in ("quotes", "relays") or not isinstance(name, str) or name not in register:
                continue
            if not origins and not register[name].get("relies_on"):
                yield one.problem(loc, f"{name} {voice}, but nothing says from whom", hint)
            if isinstance(origins, list) and name in origins:
                yield one.problem(loc, f"{name} {voice} itself", "Name another source, or write voice: own.")


def _uses(one: Loaded) -> Iterator[tuple[Loc, dict[str, Any]]]:
    uses = one.raw.fields.get("sources") if one.kind == "events" else None
    for index, use in enumerate(uses if isinstance(uses, list) else ()):
        if isinstance(use, dict):
            yield ("sources", index), use


def _alias_problems(loaded: Sequence[Loaded], events: frozenset[str]) -> Iterator[Problem]:
    taken: dict[str, str] = {}  # one that an event has twice is told as such
    for one in loaded:
        aliases = one.raw.fields.get("aliases") if one.kind == "events" else None
        for index, alias in enumerate(aliases if isinstance(aliases, list) else ()):
            if not isinstance(alias, str):
                continue
            taker = taken.setdefault(alias, one.raw.path)
            owner = f"content/events/{alias}.md" if alias in events else taker
            if alias in events or taker != one.raw.path:
                by = "this event itself" if owner == one.raw.path else owner
                hint = "An alias is an address that one event had before: take it out."
                yield one.problem(("aliases", index), f"the alias “{alias}” is taken by {by}", hint)
