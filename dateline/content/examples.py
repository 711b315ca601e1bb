"""What an editor could have written instead: made from the fields of the records."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from pydantic.fields import FieldInfo

from dateline.content.records import ActorKind, SourceKind

_GIVEN: Final = frozenset({"id", "path", "body"})  # of a file: not the editor's to write
_WRITTEN: Final[Mapping[str, str]] = {
    "Actor.name": "Nikki Haley",
    "accounts": "[{says: April, sources: [nyt]}, {says: May, sources: [townhall]}]",
    "actors": "[nikki-haley]",
    "alt": "A ship at sea",
    "date": "2017-12-02 (or 2017-12, or 2017: as exactly as it is known)",
    "file": "images/ship.jpg",
    "id": "nyt",
    "name": "New York",
    "now": "The talks began in April.",
    "on": "The day",
    "publisher": "The New York Times",
    "says": "April 2017",
    "sources": "[nyt]",
    "speaker": "nikki-haley",
    "text": "We will decide",
    "thread": "the id of one of the [[threads]] in site.toml",
    "title": "The United States leaves UNESCO",
    "was": "The talks began in May.",
}
_CHOICES: Final = {kind.__name__: " or ".join(one.value for one in kind) for kind in (SourceKind, ActorKind)}
_OF_TEXTS: Final = frozenset(
    {"actors", "aliases", "authors", "date_sources", "from", "relies_on", "sources", "tags"}
)


def own_fields(kind: Any) -> tuple[str, ...]:
    """The fields of a record as an editor writes them."""
    return _own_fields(kind)


@cache
def _own_fields(kind: Any) -> tuple[str, ...]:
    whole = any(field.name == "path" for field in dataclasses.fields(kind))
    names = (field.name.rstrip("_") for field in dataclasses.fields(kind))
    return tuple(name for name in names if not (whole and name in _GIVEN))


def required_fields(kind: Any) -> list[str]:
    """Those of them that have to be there."""
    needed = {field.name for field in dataclasses.fields(kind) if _is_required(field)}
    return [name for name in own_fields(kind) if name in needed]


def _is_required(field: dataclasses.Field[Any]) -> bool:
    if isinstance(field.default, FieldInfo):
        return field.default.is_required()
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def example(kind: Any, field: str) -> str:
    """How the field of a record is written: "Write name: New York"."""
    if field not in required_fields(kind):
        return "Write a text, or take the field out."
    return f"Write {field}: {_value(kind, field)}"


def mapping_of(kind: Any, value: Any) -> str:
    """How a record is written where `value` was given for it: its first field may be what was meant."""
    names = required_fields(kind)
    parts = [f"{name}: {_value(kind, name)}" for name in names]
    if isinstance(value, str):
        parts[0] = f"{names[0]}: {value}"
    return f"{{{', '.join(parts)}}}"


def list_of(kind: Any, field: str, value: Any) -> str:
    """How a list is written where `value` was given for it."""
    if isinstance(value, dict):
        return "Write a list: begin its entry with a hyphen and a space."
    if not isinstance(value, str):
        return f"Write {field}: {_WRITTEN.get(field, '[first, second]')}"
    if field == "accounts":
        return f"Write a list: {field}: {_WRITTEN[field]}"
    if field not in _OF_TEXTS:
        return f"Write a list: {field}: [{mapping_of(kind, value)}]"
    several = value if field == "authors" else ", ".join(word.strip("-,") for word in value.split())
    return f"Write a list: {field}: [{several}]"


def _value(kind: Any, field: str) -> str:
    written = next(str(one.type) for one in dataclasses.fields(kind) if one.name == field)
    own = _WRITTEN.get(f"{kind.__name__}.{field}")
    return own or _CHOICES.get(written) or _WRITTEN.get(field, "…")
