"""Checks across files: every id that is named exists, every picture is there, nothing goes in circles.

Each looks at what `ties` says of all files first. Only where that is wrong is a file read again, with
the places of its values, to tell what and where.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Final

from dateline.content import markup
from dateline.content.circles import circles
from dateline.content.days import day_problems
from dateline.content.forms import ID_FORM
from dateline.content.naming import named
from dateline.content.pictures import Pictures
from dateline.content.reading import RawRecord
from dateline.content.ties import CHAINS, Read, Ties, picture_of
from dateline.problems import Problem, nearest


@dataclasses.dataclass(frozen=True, slots=True)
class Known:
    """What may be named: the ids of each kind (also of files that have problems), and the pictures.

    `published` is the day of the site; nothing was done later than `today`, if it is told.
    `raw` reads a file again, for the places of its values.
    """

    ids: Mapping[str, frozenset[str]]
    pictures: Pictures
    published: datetime.date
    today: datetime.date | None
    raw: Callable[[Read], RawRecord]


def crossing_problems(reads: Sequence[Read], known: Known) -> Iterator[Problem]:
    """Every problem that takes more than one file to see. `known.ids` has the threads, too."""
    tied = [(one, one.ties) for one in reads if one.ties]
    fault = cache(partial(_name_fault, known))  # many files name the same
    relies = {one.id: ties.relies for one, ties in tied if one.kind == "sources"}
    for one, ties in tied:
        if any(fault(kind, name) for kind, name in ties.names):
            yield from _name_problems(one.kind, known.raw(one), fault)
        if not known.ids["sources"].issuperset(ties.cited):
            yield from _citation_problems(one.kind, known.raw(one), known.ids["sources"])
        if not all(map(known.pictures.has, ties.pictures)):
            yield from _picture_problems(one.kind, known.raw(one), known.pictures)
        if _is_day_wrong(one.kind, ties, known):
            yield from day_problems(one.kind, known.raw(one), known.published, known.today)
        yield from _giving_problems(one, ties, relies, known)
    yield from _alias_problems(tied, known)
    for kind, field in CHAINS.items():
        chains = {one.id: (one, ties.chain) for one, ties in tied if one.kind == kind}
        ways = {name: chain for name, (_, chain) in chains.items()}
        yield from circles(ways, field, lambda name, chains=chains: known.raw(chains[name][0]))  # type: ignore[misc]


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


def _name_problems(
    kind: str, raw: RawRecord, fault: Callable[[str, str], tuple[str, str] | None]
) -> Iterator[Problem]:
    for loc, other, name in named(kind, raw.fields).names:
        found = fault(other, name)
        if found:
            yield raw.problem(loc, *found)


def _name_fault(known: Known, kind: str, name: str) -> tuple[str, str] | None:
    """Message and remedy for a name of `kind`, or None."""
    if kind == "origins":
        return _origin_fault(name, known.ids["sources"])
    if name.strip() in known.ids[kind] or not ID_FORM.fullmatch(name.strip()):
        return None
    return f"unknown {_SAID[kind][0]} “{name}”", _remedy(name, kind, known.ids[kind])


def _origin_fault(name: str, known: frozenset[str]) -> tuple[str, str] | None:
    """Words are welcome here, so only what looks like an id, or like a source's name, has to be one."""
    meant = "-".join(name.casefold().split())
    if meant != name and meant in known:
        hint = f"Write {meant}, the id of that source; or other words, if you mean somebody else."
        return f"“{name}” stands beside the source “{meant}”, and would count as another", hint
    if name in known or not ID_FORM.fullmatch(name):
        return None
    if "-" in name or nearest(name, sorted(known)):
        hint = f"{_remedy(name, 'sources', known)} For people without a name write words: a diplomat."
        return f"unknown source “{name}”", hint
    return None


def _citation_problems(kind: str, raw: RawRecord, known: frozenset[str]) -> Iterator[Problem]:
    body, _ = markup.render_page(raw.body)
    unknown = any(citation.source not in known for citation in body.citations)
    for name, offset in markup.citation_offsets(raw.body) if unknown else ():
        if name not in known:
            message = f"unknown source “{name}” is cited"
            yield raw.body_problem(offset, message, _remedy(name, "sources", known))
    for loc, text in named(kind, raw.fields).texts:
        for citation in markup.render_line(text)[0].citations:  # what looks like one may stand in code
            if citation.source not in known:
                message = f"unknown source “{citation.source}” is cited"
                line = " ".join(text.split())
                place = raw.word_place(loc, line, max(line.find(f"[@{citation.source}"), 0))
                yield Problem(raw.path, *place, message, _remedy(citation.source, "sources", known))


def _picture_problems(kind: str, raw: RawRecord, pictures: Pictures) -> Iterator[Problem]:
    for path, offset in markup.image_offsets(raw.body):
        if not pictures.has(path):
            yield raw.body_problem(offset, *pictures.lacking(path))
    file = picture_of(kind, raw.fields)
    if file and not pictures.has(file):
        yield raw.problem(("image", "file"), *pictures.lacking(file))


def _is_day_wrong(kind: str, ties: Ties, known: Known) -> bool:
    """Whether a day is too early or too late: ISO 8601 sorts as days do."""
    if not ties.done:
        return False
    since = str(known.published) if ties.published is None else ties.published
    early = kind == "events" and min(ties.done) < since
    return early or (known.today is not None and max(ties.done) > str(known.today))


def _giving_problems(one: Read, ties: Ties, relies: Mapping[str, bool], known: Known) -> Iterator[Problem]:
    """Who quotes or relays says whom; where the event does not, the register may."""
    hint = "Write from: [a-source] or from: [an unnamed diplomat]; or relies_on in the source's own file."
    for use in ties.givings:
        if use.id not in relies:
            continue
        loc = ("sources", use.index)
        if not use.given and not relies[use.id]:
            message = f"{use.id} {use.voice}, but nothing says from whom"
            yield known.raw(one).problem(loc, message, hint)
        if use.itself:
            message = f"{use.id} {use.voice} itself"
            yield known.raw(one).problem(loc, message, "Name another source, or write voice: own.")


def _alias_problems(tied: Sequence[tuple[Read, Ties]], known: Known) -> Iterator[Problem]:
    taken: dict[str, str] = {}  # one that an event has twice is told as such
    events = known.ids["events"]
    for one, ties in tied:
        for index, alias in ties.aliases:
            taker = taken.setdefault(alias, one.path)
            owner = f"content/events/{alias}.md" if alias in events else taker
            if alias in events or taker != one.path:
                by = "this event itself" if owner == one.path else owner
                hint = "An alias is an address that one event had before: take it out."
                message = f"the alias “{alias}” is taken by {by}"
                yield known.raw(one).problem(("aliases", index), message, hint)
