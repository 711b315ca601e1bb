"""The fingerprint of a value: the same for equal values in every build, another for others.

Records stand for themselves by the bytes of their files, and functions by what they hold: their code is the
engine's, which every key of the cache names besides.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from hashlib import blake2b
from operator import attrgetter
from types import FunctionType, MethodType
from typing import Any, Final

_LONG: Final = 8
_Way = Callable[[Any, list[str]], None]
_PLAIN: Final = (str, int, float, bool, bytes, type(None))


class Fingerprints:
    """`records`: by kind and id, what the bytes of a record's file are. `constant`: objects that are the same
    in every piece of the site, or that only lead to what is noted when it is read; so they say nothing here.
    """

    def __init__(self, records: Mapping[tuple[str, str], str], constant: frozenset[type]) -> None:
        self._records = records
        self._constant = constant
        self._fields: dict[type, tuple[str, Callable[[Any], Sequence[Any]]]] = {}
        self._ways: dict[type, _Way] = {}
        self._seen: dict[int, tuple[object, str]] = {}

    def of(self, value: object) -> str:
        """32 hexadecimal digits. Raises TypeError for what has no lasting value."""
        parts: list[str] = []
        self._add(value, parts)
        return _digest(parts)

    def _add(self, value: Any, parts: list[str]) -> None:
        kind = type(value)
        if kind is str:  # the commonest first: a story of 10,000 events has millions of values
            parts.append(f"{len(value)}:{value}")
            return
        seen = self._seen.get(id(value))
        if seen is not None:
            parts.append(seen[1])
            return
        way = self._ways.get(kind)
        if way is None:
            way = self._ways[kind] = self._way_of(kind)
        way(value, parts)

    def _way_of(self, kind: type) -> _Way:
        """How values of a type are added."""
        ways: tuple[tuple[bool, _Way], ...] = (
            (kind in self._constant, lambda _, parts: parts.append(kind.__name__)),
            (issubclass(kind, _PLAIN), _add_plain),
            (issubclass(kind, tuple), self._add_row),
            (issubclass(kind, list), self._add_list),
            (issubclass(kind, Enum), lambda value, parts: parts.append(f"{kind.__qualname__}.{value.name}")),
            (is_dataclass(kind), self._add_dataclass),
            (issubclass(kind, Mapping), self._add_mapping),
            (issubclass(kind, frozenset | set), self._add_set),
        )
        return next((way for fits, way in ways if fits), self._add_call)

    def _add_row(self, value: Any, parts: list[str]) -> None:
        """Long rows are shared by many pages: each is gone through once."""
        if len(value) < _LONG:
            self._add_all("row", value, parts)
            return
        inside: list[str] = []
        self._add_all("row", value, inside)
        self._see(value, _digest(inside), parts)

    def _add_list(self, value: Any, parts: list[str]) -> None:
        self._add_all("row", value, parts)

    def _add_mapping(self, value: Any, parts: list[str]) -> None:
        self._add_all("map", [one for pair in value.items() for one in pair], parts)

    def _add_set(self, value: Any, parts: list[str]) -> None:
        self._add_all("set", sorted(map(self.of, value)), parts)

    def _add_call(self, value: Any, parts: list[str]) -> None:
        """A function that holds nothing is the same for all that refer to it."""
        if isinstance(value, FunctionType) and not value.__closure__:
            inside: list[str] = []
            self._add_all("call", list(_held(value)), inside)
            self._see(value, _digest(inside), parts)
        else:
            self._add_all("call", list(_held(value)), parts)

    def _see(self, value: object, said: str, parts: list[str]) -> None:
        """What this very object stands for; held, so that no other gets its place in memory."""
        self._seen[id(value)] = value, said
        parts.append(said)

    def _add_all(self, kind: str, values: Any, parts: list[str]) -> None:
        parts.append(f"{kind}:{len(values)}")
        for one in values:
            self._add(one, parts)

    def _add_dataclass(self, value: Any, parts: list[str]) -> None:
        kind = type(value)
        record = self._records.get((kind.__name__, getattr(value, "id", "")))
        if record is not None:
            self._see(value, f"{kind.__name__}:{value.id}:{record}", parts)
            return
        known = self._fields.get(kind)
        if known is None:
            known = self._fields[kind] = _values_of(kind)
        parts.append(known[0])
        for one in known[1](value):
            self._add(one, parts)


def _add_plain(value: Any, parts: list[str]) -> None:
    parts.append(f"{type(value).__name__}:{len(value) if isinstance(value, str) else ''}:{value!s}")


def _values_of(kind: Any) -> tuple[str, Callable[[Any], Sequence[Any]]]:
    """The name of a dataclass, and what gives the values of all its fields."""
    names = [one.name for one in fields(kind)]
    head = f"{kind.__qualname__}:{len(names)}"
    if len(names) > 1:
        return head, attrgetter(*names)
    return head, lambda value: [getattr(value, name) for name in names]


def _digest(parts: list[str]) -> str:
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _held(value: Any) -> Iterator[object]:
    """What a function is and what it holds."""
    if isinstance(value, functools.partial):
        yield from (value.func, value.args, value.keywords)
    elif isinstance(value, MethodType):
        yield from (value.__func__, value.__self__)
    elif hasattr(value, "__wrapped__"):
        yield value.__wrapped__
    elif isinstance(value, FunctionType):
        yield f"{value.__module__}.{value.__qualname__}:{value.__code__.co_firstlineno}"
        yield value.__defaults__
        yield value.__kwdefaults__
        yield from (cell.cell_contents for cell in value.__closure__ or ())
    elif isinstance(value, type):
        yield f"{value.__module__}.{value.__qualname__}"
    elif isinstance(value, Callable):  # type: ignore[arg-type] # attrgetter and the like
        yield f"{type(value).__qualname__}:{value!r}"
    else:
        raise TypeError(f"{type(value).__qualname__} has no fingerprint: {value!r}")
