"""Pieces of the site that were made before, each with what it was made from."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from hashlib import sha256
from sys import byteorder
from typing import Any, Final

from dateline.publish.cache.packing import packed, unpacked
from dateline.publish.cache.shelf import Shelf
from dateline.publish.fingerprints import Fingerprints
from dateline.publish.output import Work
from dateline.publish.piece import Piece
from dateline.publish.traces import LENGTH, WHOLE, Fact, Noted, NotedRow, Reads

_FORM: Final = "dateline-pieces 5"
_NUMBER: Final = "I"  # of an array: 32 bits
LOOSE: Final = ("content.bodies", "assets", "templates")
"""The parts of a site that do not follow from its settings and its records."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A piece: the fingerprint of what makes it, the numbers of the facts that it read, and the SHA-256 of
    its bytes."""

    made_of: str
    facts: Sequence[int]
    digest: str


@dataclass(frozen=True, slots=True)
class Before:
    """What the build before left: what all pieces were made from, what stood for all records and for `parts`,
    the facts and their fingerprints by their numbers, the pieces by name."""

    base: str = ""
    settled: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)
    facts: Sequence[Fact] = ()
    told: Sequence[str] = ()
    pieces: Mapping[str, Kept] = field(default_factory=dict)


class Pieces:
    """Those of the build before, and those of this one.

    `base` stands for all that every piece is made from; `parts` are what facts are about, `reads` is where
    they are noted; `before` was read for the same base. Where `settled` is as before and not empty, so is
    what makes each piece, and so are all facts but those about `LOOSE` parts. `whole` stands for parts,
    `marks` for single values: where it is as before, these are, and nobody looks at them.
    """

    def __init__(
        self,
        base: str,
        fingerprints: Fingerprints,
        parts: Mapping[str, Noted[Any, Any] | NotedRow[Any]],
        reads: Reads,
        *,
        before: Before,
        texts: Shelf,
        settled: str = "",
        whole: Mapping[str, str] = {},
        marks: Mapping[Fact, str] = {},
    ) -> None:
        self._base = base
        self._settled = settled
        self._whole = whole
        self._marks = marks
        self._fingerprints = fingerprints
        self._parts = parts
        self._reads = reads
        self._before = before
        self._texts = texts
        self._as_before = settled != "" and settled == before.settled
        self._facts, self._told = list(before.facts), list(before.told)
        self._numbers = _Numbers(zip(self._facts, range(len(self._facts)), strict=True), self._add)
        same = {part for part, told in whole.items() if told == before.parts.get(part)}
        self._changed = frozenset(self._others(same))
        self._now: dict[str, Kept] = {}

    def _others(self, same: Set[str]) -> Iterator[int]:
        """The facts that are others than before; those of parts that are the `same` are not looked at."""
        for number, (part, key) in enumerate(self._facts):
            if part in same or (self._as_before and part not in LOOSE):
                continue
            told = self._fingerprint(part, key)
            if told != self._told[number]:
                self._told[number] = told
                yield number

    def known(self, name: str, made_of: object) -> Kept | None:
        """The piece that was made from just this before."""
        before = self._before.pieces.get(name)
        if before is None or not self._changed.isdisjoint(before.facts):
            return None
        if before.made_of != self._made_of(name, made_of):
            return None
        self._now[name] = before
        return before

    def keep(self, name: str, made_of: object, facts: Iterable[Fact], digest: str) -> None:
        """Remembers a piece that was made now."""
        numbers = array(_NUMBER, map(self._numbers.__getitem__, facts))
        self._now[name] = Kept(self._made_of(name, made_of), numbers, digest)

    def put(self, name: str, made_of: object, facts: Iterable[Fact], data: bytes) -> None:
        """Remembers the bytes that were made now."""
        digest = sha256(data).hexdigest()
        self.keep(name, made_of, facts, digest)
        self._texts.put(_entry(name, digest), data)

    def taken(self, name: str, made_of: object) -> bytes | None:
        """The bytes that were made from just this before."""
        known = self._now.get(name) or self.known(name, made_of)
        data = self._texts.take(_entry(name, known.digest)) if known else None
        if known and data is not None:
            self._reads.noted(map(self._facts.__getitem__, known.facts))
        return data

    def data(self, piece: Piece) -> bytes:
        """A `Keep`."""
        found = self.taken(piece.name, piece.make)
        if found is not None:
            return found
        with self._reads.taken() as facts:
            data = piece.make()
        self.put(piece.name, piece.make, facts, data)
        return data

    def _made_of(self, name: str, made_of: object) -> str:
        before = self._before.pieces.get(name) if self._as_before else None
        return before.made_of if before else self._fingerprints.of(made_of)

    def _add(self, fact: Fact) -> int:
        """The number of one more fact."""
        self._facts.append(fact)
        self._told.append(self._fingerprint(*fact))
        return len(self._facts) - 1

    def _fingerprint(self, name: str, key: Any) -> str:
        part = self._parts.get(name)
        raw = part.raw if isinstance(part, Noted) else part and tuple(part)
        if key == WHOLE or raw is None:
            return self._fingerprints.of(raw)
        if key == LENGTH:
            return self._fingerprints.of(len(raw))
        if not isinstance(raw, Mapping) or key not in raw:
            return self._fingerprints.of(("missing",))
        return self._marks.get((name, key)) or self._fingerprints.of(raw[key])

    def now(self) -> Before:
        """What this build leaves: its pieces and their facts, and no others. Their texts stay, also those
        that nobody asked for, since what they are part of is as it was."""
        for name, kept in self._now.items():
            self._texts.stays(_entry(name, kept.digest))
        used = sorted({number for kept in self._now.values() for number in kept.facts})
        if len(used) == len(self._facts):
            return Before(self._base, self._settled, self._whole, self._facts, self._told, self._now)
        places = array(_NUMBER, [0]) * len(self._facts)
        for place, number in enumerate(used):
            places[number] = place
        return Before(
            self._base,
            self._settled,
            self._whole,
            [self._facts[number] for number in used],
            [self._told[number] for number in used],
            {
                name: replace(kept, facts=array(_NUMBER, map(places.__getitem__, kept.facts)))
                for name, kept in self._now.items()
            },
        )


class _Numbers(dict[Fact, int]):
    """By fact; one that has none gets what `add` gives it."""

    def __init__(self, known: Iterable[tuple[Fact, int]], add: Callable[[Fact], int]) -> None:
        super().__init__(known)
        self._add = add

    def __missing__(self, fact: Fact) -> int:
        number = self[fact] = self._add(fact)
        return number


def write(before: Before, work: Work, file: str, engine: str) -> None:
    """Remembers it: one line of JSON, then the numbers of the pieces' facts one after the other, as the
    machine has them. Raises OSError."""
    kept = before.pieces.values()
    rows = [(name, one.made_of, one.digest, len(one.facts)) for name, one in before.pieces.items()]
    names, keys = zip(*before.facts, strict=True) if before.facts else ((), ())
    whole = [before.base, before.settled, before.parts, names, keys, before.told, rows]
    head = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()
    body = b"".join([head, b"\n", *(array(_NUMBER, one.facts).tobytes() for one in kept)])
    work.put(file, packed(_form(engine), body))


def read(work: Work, file: str, engine: str, base: str) -> Before:
    """What the build before left, if everything that every piece is made from is the same. Raises
    SpoiltError."""
    body = unpacked(_form(engine), f"{work.folder}/{file}")
    if body is None:
        return Before()
    head, _, rest = body.partition(b"\n")
    then, settled, parts, names, keys, told, rows = json.loads(head)
    if then != base:
        return Before()
    numbers, pieces, end = array(_NUMBER, rest), {}, 0
    for name, made_of, digest, count in rows:
        pieces[name] = Kept(made_of, numbers[end : end + count], digest)
        end += count
    return Before(base, settled, parts, list(zip(names, keys, strict=True)), told, pieces)


def _entry(name: str, digest: str) -> str:
    """Of a text: by its bytes, too, since a build may end before it says which one it made."""
    return f"{digest} {name}"


def _form(engine: str) -> str:
    return f"{_FORM} {byteorder} {engine}"
