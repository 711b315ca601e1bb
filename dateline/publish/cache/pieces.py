"""Pieces of the site that were made before, each with what it was made from."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final

from dateline.publish.cache.packing import packed, unpacked
from dateline.publish.cache.shelf import Shelf
from dateline.publish.fingerprints import Fingerprints
from dateline.publish.output import Work
from dateline.publish.piece import Piece
from dateline.publish.traces import LENGTH, WHOLE, Fact, Noted, NotedRow, Reads

_FORM: Final = "dateline-pieces 3"
LOOSE: Final = ("content.bodies", "assets")
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
    """What the build before left: the facts and their fingerprints by their numbers, the pieces by name."""

    settled: str = ""
    facts: Sequence[Fact] = ()
    told: Sequence[str] = ()
    pieces: Mapping[str, Kept] = field(default_factory=dict)


class Pieces:
    """Those of the build before, and those of this one.

    `base` stands for all that every piece is made from; `parts` are what facts are about, `reads` is where
    they are noted; `before` was read for the same base. Where `settled` is as before and not empty, so is
    what makes each piece, and so are all facts but those about `LOOSE` parts. `marks` stand for values that
    need not be looked at.
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
        marks: Mapping[Fact, str] = {},
    ) -> None:
        self._base = base
        self._settled = settled
        self._marks = marks
        self._fingerprints = fingerprints
        self._parts = parts
        self._reads = reads
        self._before = before
        self._texts = texts
        self._facts = list(before.facts)
        self._as_before = settled != "" and settled == before.settled
        self._told = [
            told if self._as_before and fact[0] not in LOOSE else self._fingerprint(*fact)
            for fact, told in zip(before.facts, before.told, strict=True)
        ]
        told = zip(self._told, before.told, strict=True)
        self._changed = {number for number, (now, then) in enumerate(told) if now != then}
        self._numbers = {fact: number for number, fact in enumerate(self._facts)}
        self._now: dict[str, Kept] = {}

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
        numbers = array("I", map(self._number, facts))
        self._now[name] = Kept(self._made_of(name, made_of), numbers, digest)

    def put(self, piece: Piece, facts: Iterable[Fact], data: bytes) -> None:
        """Remembers a text that was made now."""
        digest = sha256(data).hexdigest()
        self.keep(piece.name, piece.make, facts, digest)
        self._texts.put(f"{digest} {piece.name}", data)  # a build may end before it says which one it made

    def text(self, piece: Piece) -> str:
        """A `Keep`."""
        known = self._now.get(piece.name) or self.known(piece.name, piece.make)
        data = self._texts.take(f"{known.digest} {piece.name}") if known else None
        if known and data is not None:
            self._reads.noted(self._facts[number] for number in known.facts)
            return data.decode()
        with self._reads.taken() as facts:
            text = piece.make()
        self.put(piece, facts, text.encode())
        return text

    def _made_of(self, name: str, made_of: object) -> str:
        before = self._before.pieces.get(name) if self._as_before else None
        return before.made_of if before else self._fingerprints.of(made_of)

    def _number(self, fact: Fact) -> int:
        number = self._numbers.get(fact)
        if number is None:
            number = self._numbers[fact] = len(self._facts)
            self._facts.append(fact)
            self._told.append(self._fingerprint(*fact))
        return number

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

    def write(self, work: Work, file: str, engine: str) -> None:
        """Remembers the pieces of this build and their facts, and no others. Raises OSError."""
        used = sorted({number for kept in self._now.values() for number in kept.facts})
        place = {number: place for place, number in enumerate(used)}
        facts = [(*self._facts[number], self._told[number]) for number in used]
        rows = [
            (name, kept.made_of, [place[number] for number in kept.facts], kept.digest)
            for name, kept in self._now.items()
        ]
        whole = [self._base, self._settled, facts, rows]
        body = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()
        work.put(file, packed(f"{_FORM} {engine}", body))


def read(work: Work, file: str, engine: str, base: str) -> Before:
    """What the build before left, if everything that every piece is made from is the same. Raises
    SpoiltError."""
    body = unpacked(f"{_FORM} {engine}", f"{work.folder}/{file}")
    if body is None:
        return Before()
    then, settled, facts, rows = json.loads(body)
    if then != base:
        return Before()
    pieces = {name: Kept(made_of, array("I", numbers), digest) for name, made_of, numbers, digest in rows}
    return Before(settled, [(name, key) for name, key, _ in facts], [told for *_, told in facts], pieces)
