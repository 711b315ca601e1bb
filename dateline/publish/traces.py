"""What a piece of the site was made from: noted while it is made, so that nobody has to say it.

A piece is made again only when something of that is another (a verifying trace: Mokhov, Mitchell and Peyton
Jones, *Build systems à la carte*, 2018). Its facts are the entries of the story's mappings that it asked for,
also those that were missing, and the whole of what it walked through.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from functools import wraps
from typing import Any, Final, Generic, SupportsIndex, TypeVar, overload

from dateline.story.telling import Story

Fact = tuple[str, Any]  # which mapping or row, and the key; WHOLE for all of it, LENGTH for how many
WHOLE: Final = "*"  # no id is so, nor the next one
LENGTH: Final = "#"

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")
A = TypeVar("A")


class Reads(threading.local):
    """The facts that are read while something is made, by the thread that makes it."""

    def __init__(self) -> None:
        self._open: list[set[Fact]] = []

    def note(self, fact: Fact) -> None:
        """One fact more, where something is being made."""
        if self._open:
            self._open[-1].add(fact)

    def noted(self, facts: Iterable[Fact]) -> None:
        """The facts of something that was made before."""
        if self._open:
            self._open[-1].update(facts)

    @contextmanager
    def taken(self) -> Iterator[set[Fact]]:
        """Collects what is read inside. What encloses it has read it, too."""
        found: set[Fact] = set()
        self._open.append(found)
        try:
            yield found
        finally:
            self._open.pop()
            self.noted(found)

    def remembering(self) -> Callable[[Any, Callable[[], Any]], Any]:
        """What makes a value once for the same key; whoever asks again has read the same."""
        held: dict[Any, tuple[Any, tuple[Fact, ...]]] = {}

        def ask(key: Any, make: Callable[[], Any]) -> Any:
            found = held.get(key)
            if found is None:
                with self.taken() as facts:
                    value = make()
                found = held[key] = value, tuple(facts)
            else:
                self.noted(found[1])
            return found[0]

        return ask

    def remembered(self, make: Callable[[A], T]) -> Callable[[A], T]:
        """`make`, but made once for each argument."""
        held = self.remembering()

        @wraps(make)
        def ask(argument: A) -> T:
            value: T = held(argument, lambda: make(argument))
            return value

        return ask


class Noted(Mapping[K, V], Generic[K, V]):
    """A mapping that notes which of its entries are asked for."""

    __slots__ = ("_facts", "_reads", "name", "raw")

    def __init__(self, name: str, raw: Mapping[K, V], reads: Reads) -> None:
        self.name = name
        self.raw = raw
        self._reads = reads
        self._facts: dict[Any, Fact] = {}  # one for each key: thousands of pages hold them

    def __getitem__(self, key: K) -> V:
        fact = self._facts.get(key)
        if fact is None:
            fact = self._facts[key] = (self.name, key)
        self._reads.note(fact)
        return self.raw[key]

    def __iter__(self) -> Iterator[K]:
        self._reads.note((self.name, WHOLE))
        return iter(self.raw)

    def __len__(self) -> int:
        self._reads.note((self.name, LENGTH))
        return len(self.raw)


class NotedRow(tuple[T, ...]):
    """A tuple that notes that it is read: as a whole, since places in it move with every event."""

    name: str
    _reads: Reads

    @classmethod
    def of(cls, name: str, raw: Sequence[T], reads: Reads) -> NotedRow[T]:
        """The same in the same order."""
        row = cls(raw)
        row.name = name
        row._reads = reads
        return row

    def __iter__(self) -> Iterator[T]:
        self._reads.note((self.name, WHOLE))
        return super().__iter__()

    def __len__(self) -> int:
        self._reads.note((self.name, LENGTH))
        return super().__len__()

    def __contains__(self, one: object) -> bool:
        self._reads.note((self.name, WHOLE))
        return super().__contains__(one)

    @overload
    def __getitem__(self, place: SupportsIndex) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...
    def __getitem__(self, place: Any) -> Any:
        self._reads.note((self.name, WHOLE))
        return super().__getitem__(place)

    # A tuple's own ways to these read it without asking.
    def __add__(self, other: tuple[Any, ...]) -> tuple[Any, ...]:
        return (*self, *other)

    def __radd__(self, other: tuple[Any, ...]) -> tuple[Any, ...]:
        return (*other, *self)

    def __eq__(self, other: object) -> bool:
        return tuple(self) == other

    def __ne__(self, other: object) -> bool:
        return tuple(self) != other

    def __hash__(self) -> int:
        return hash(tuple(self))

    def index(self, *wanted: Any) -> int:
        """As a tuple's."""
        return tuple(self).index(*wanted)

    def count(self, one: object) -> int:
        """As a tuple's."""
        return tuple(self).count(one)


def noting(story: Story, reads: Reads) -> Story:
    """The same story, whose mappings and rows note what is read of them."""
    content = noting_parts(story.content, reads, "content.")
    return replace(noting_parts(story, reads), content=content)


def noting_parts(whole: T, reads: Reads, prefix: str = "") -> T:
    """The same dataclass with mappings and rows that note, each by its field's name."""
    found: dict[str, Any] = {}
    for one in fields(whole):  # type: ignore[arg-type] # no type says “a dataclass”
        value = getattr(whole, one.name)
        if isinstance(value, Mapping):
            found[one.name] = Noted(f"{prefix}{one.name}", value, reads)
        elif isinstance(value, tuple):
            found[one.name] = NotedRow.of(f"{prefix}{one.name}", value, reads)
    return replace(whole, **found)  # type: ignore[type-var]


def noted_parts(*wholes: object) -> Mapping[str, Noted[Any, Any] | NotedRow[Any]]:
    """What facts are about, by the first half of a fact: parts of these dataclasses, or these themselves."""
    parts = [one for whole in wholes for one in (_values(whole) if is_dataclass(whole) else [whole])]
    return {one.name: one for one in parts if isinstance(one, Noted | NotedRow)}


def _values(whole: Any) -> list[Any]:
    return [getattr(whole, one.name) for one in fields(whole)]
