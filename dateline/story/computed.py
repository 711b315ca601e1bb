"""What follows from an event, worked out when it is asked for: an edit asks for little of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

T = TypeVar("T")


class Computed(Mapping[str, T]):
    """A mapping whose values are made when they are first asked for; `keys` holds its keys."""

    def __init__(self, keys: Mapping[str, Any], make: Callable[[str], T]) -> None:
        self._keys = keys
        self._make = make
        self._held: dict[str, T] = {}

    def __getitem__(self, key: str) -> T:
        if key not in self._held:
            if key not in self._keys:
                raise KeyError(key)
            self._held[key] = self._make(key)
        return self._held[key]

    def __contains__(self, key: object) -> bool:
        """Also before its value is made: a mapping's own way would make it."""
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
