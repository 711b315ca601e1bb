"""Which fields name other records and which hold texts: read from the raw record, so that a file with
one wrong field still has all of its other names checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from dateline.content.reading import Loc, RawRecord

_NAMES: Final[Mapping[str, Mapping[str, str]]] = {
    "events": {
        "thread": "threads",
        "place": "places",
        "actors/*": "actors",
        "sources/*": "sources",
        "sources/*/id": "sources",
        "sources/*/from/*": "origins",
        "date_sources/*": "sources",
        "quotations/*/speaker": "actors",
        "quotations/*/sources/*": "sources",
        "quotations/*/sources/*/id": "sources",
        "quotations/*/sources/*/from/*": "origins",
        "differences/*/accounts/*/sources/*": "sources",
    },
    "sources": {"relies_on/*": "origins"},
    "places": {"within": "places"},
}
_TEXTS: Final[Mapping[str, tuple[str, ...]]] = {
    "events": (
        "time_note",
        "summary",
        "sources/*/note",
        "quotations/*/occasion",
        "differences/*/accounts/*/says",
        "differences/*/finding",
        "differences/*/because",
        "corrections/*/was",
        "corrections/*/now",
        "corrections/*/note",
        "image/caption",
    ),
    "actors": ("role",),
}
_LISTS: Final[Mapping[str, tuple[str, ...]]] = {
    "events": (
        "actors",
        "aliases",
        "date_sources",
        "sources",
        "sources/*/from",
        "tags",
        "quotations/*/sources",
        "quotations/*/sources/*/from",
        "differences/*/accounts/*/sources",
    ),
    "sources": ("relies_on",),
}


def names(kind: str, raw: RawRecord) -> Iterator[tuple[Loc, str, str]]:
    """Each name of another record: where it stands, of which kind, and the name.

    The kind `origins` is what a source has its words from: an id of a source, or words.
    """
    for pattern, named in _NAMES.get(kind, {}).items():
        for loc, value in _matching(raw.fields, tuple(pattern.split("/"))):
            yield loc, named, value


def texts(kind: str, raw: RawRecord) -> Iterator[tuple[Loc, str]]:
    """Each text field in which sources can be cited."""
    for pattern in _TEXTS.get(kind, ()):
        yield from _matching(raw.fields, tuple(pattern.split("/")))


def lists(kind: str, raw: RawRecord) -> Iterator[tuple[Loc, list[Any]]]:
    """Each list in which nothing may stand twice."""
    for pattern in _LISTS.get(kind, ()):
        for loc, value in _at(raw.fields, tuple(pattern.split("/"))):
            if isinstance(value, list):
                yield loc, value


def _matching(fields: Any, pattern: tuple[str, ...]) -> Iterator[tuple[Loc, str]]:
    for loc, value in _at(fields, pattern):
        if isinstance(value, str):
            yield loc, value


def _at(value: Any, pattern: tuple[str, ...], loc: Loc = ()) -> Iterator[tuple[Loc, Any]]:
    if not pattern:
        yield loc, value
    elif pattern[0] == "*" and isinstance(value, list):
        for index, item in enumerate(value):
            yield from _at(item, pattern[1:], (*loc, index))
    elif isinstance(value, dict) and pattern[0] in value:
        yield from _at(value[pattern[0]], pattern[1:], (*loc, pattern[0]))
