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
from types import FunctionType, MethodType
from typing import Any, Final

_LONG: Final = 8
_PLAIN: Final = (str, int, float, bool, bytes, type(None))


class Fingerprints:
    """`records`: by kind and id, what the bytes of a record's file are. `constant`: objects that are the same
    in every piece of the site, or that only lead to what is noted when it is read; so they say nothing here.
    """

    def __init__(self, records: Mapping[tuple[str, str], str], constant: frozenset[type]) -> None:
        self._records = records
        self._constant = constant
        self._fields: dict[type, tuple[str, ...]] = {}
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
        elif isinstance(value, _PLAIN):
            parts.append(f"{kind.__name__}:{len(value) if isinstance(value, str) else ''}:{value!s}")
        elif isinstance(value, tuple | list):
            self._add_row(value, parts)
        elif isinstance(value, Enum):
            parts.append(f"{kind.__qualname__}.{value.name}")
        elif kind in self._constant:
            parts.append(kind.__name__)
        elif kind in self._fields or is_dataclass(kind):
            self._add_dataclass(value, parts)
        elif isinstance(value, Mapping):
            self._add_all("map", [one for pair in value.items() for one in pair], parts)
        elif isinstance(value, frozenset | set):
            self._add_all("set", sorted(map(self.of, value)), parts)
        else:
            self._add_all("call", list(_held(value)), parts)

    def _add_row(self, value: Sequence[Any], parts: list[str]) -> None:
        """Long rows are shared by many pages: each is gone through once."""
        if len(value) < _LONG or isinstance(value, list):
            self._add_all("row", value, parts)
            return
        inside: list[str] = []
        self._add_all("row", value, inside)
        self._see(value, _digest(inside), parts)

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
        names = self._fields.get(kind)
        if names is None:
            names = self._fields[kind] = tuple(one.name for one in fields(value))
        parts.append(f"{kind.__qualname__}:{len(names)}")
        for name in names:
            self._add(getattr(value, name), parts)


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
