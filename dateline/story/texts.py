"""Every text in a record."""

from __future__ import annotations

from dataclasses import is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from dateline.content.markup import Text


def texts(value: object) -> list[Text]:
    """Every text in a record, in the order of its fields."""
    found: list[Text] = []
    _gather(value, found)
    return found


def _gather(value: object, found: list[Text]) -> None:
    if isinstance(value, Text):
        found.append(value)
    elif isinstance(value, tuple):
        for one in value:
            _gather(one, found)
    elif value is not None:
        kind: type = type(value)
        for name in _fields(kind):
            _gather(getattr(value, name), found)


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """The fields of a record, or of a part of one, that a text can be in: most hold none."""
    if not (is_dataclass(kind) and kind.__module__.startswith("dateline.content.")):
        return ()
    return tuple(name for name, hint in get_type_hints(kind).items() if _may_hold(hint))


def _may_hold(hint: Any) -> bool:
    return (
        hint is Text or any(map(_may_hold, get_args(hint))) or bool(isinstance(hint, type) and _fields(hint))
    )
