"""Which fields name other records and which hold texts: read from the raw record, so that a file with
one wrong field still has all of its other names checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from dateline.content.records import KINDS
from dateline.problems import Loc

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


@dataclass(frozen=True, slots=True)
class Named:
    """What a record names, and where.

    `names`: each name of another record: where it stands, of which kind, and the name. The kind
    `origins` is what a source has its words from: an id of a source, or words.
    `texts`: each text field in which sources can be cited. `lists`: each in which nothing may stand twice.
    """

    names: list[tuple[Loc, str, str]] = field(default_factory=list)
    texts: list[tuple[Loc, str]] = field(default_factory=list)
    lists: list[tuple[Loc, list[Any]]] = field(default_factory=list)


@dataclass(slots=True)
class _Step:
    """What is asked of a value, and the steps from it to those inside; `*` is every entry of a list."""

    named: str = ""
    is_text: bool = False
    is_list: bool = False
    inside: dict[str, _Step] = field(default_factory=dict)


def named(kind: str, fields: Mapping[str, Any]) -> Named:
    """What the fields of a record of `kind` name."""
    found = Named()
    _walk(fields, _STEPS[kind], (), found)
    return found


def _walk(value: Any, step: _Step, loc: Loc, found: Named) -> None:
    """Only on the way of the fields that are there: most records have few of them."""
    if isinstance(value, str):
        if step.named:
            found.names.append((loc, step.named, value))
        if step.is_text:
            found.texts.append((loc, value))
    elif isinstance(value, list):
        if step.is_list:
            found.lists.append((loc, value))
        entry = step.inside.get("*")
        if entry:
            for index, item in enumerate(value):
                _walk(item, entry, (*loc, index), found)
    elif isinstance(value, dict):
        for key, one in value.items():
            inside = step.inside.get(key)
            if inside and key != "*":
                _walk(one, inside, (*loc, key), found)


def _step(root: _Step, pattern: str) -> _Step:
    for name in pattern.split("/"):
        root = root.inside.setdefault(name, _Step())
    return root


def _steps(kind: str) -> _Step:
    root = _Step()
    for pattern, other in _NAMES.get(kind, {}).items():
        _step(root, pattern).named = other
    for pattern in _TEXTS.get(kind, ()):
        _step(root, pattern).is_text = True
    for pattern in _LISTS.get(kind, ()):
        _step(root, pattern).is_list = True
    return root


_STEPS: Final = {kind: _steps(kind) for kind in KINDS}
