"""Pieces of the site that were made before, each with what it was made from."""

from __future__ import annotations

import hashlib
import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from dateline.publish.cache.packing import Shelf, packed, unpacked
from dateline.publish.fingerprints import Fingerprints
from dateline.publish.output import Work
from dateline.publish.piece import Piece
from dateline.publish.traces import LENGTH, WHOLE, Fact, Noted, NotedRow, Reads

NAME: Final = "pieces"
_FORM: Final = "dateline-pieces 1"


@dataclass(frozen=True, slots=True)
class Kept:
    """A piece: the key of all that it was made from, the numbers of the facts that it read, and the SHA-256
    of its bytes, where it is a file of the site."""

    key: str
    facts: Sequence[int]
    digest: str


@dataclass(frozen=True, slots=True)
class Before:
    """What the build before left: the facts by their numbers, and the pieces by name."""

    facts: Sequence[Fact] = ()
    pieces: Mapping[str, Kept] = field(default_factory=dict)


class Pieces:
    """Those of the build before, and those of this one.

    `base` stands for all that every piece is made from; `parts` are what facts are about, `reads` is where
    they are noted.
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
    ) -> None:
        self._base = base
        self._fingerprints = fingerprints
        self._parts = parts
        self._reads = reads
        self._before = before
        self._texts = texts
        self._facts = list(before.facts)
        self._numbers = {fact: number for number, fact in enumerate(self._facts)}
        self._told: list[str] = [""] * len(self._facts)
        self._now: dict[str, Kept] = {}

    def known(self, name: str, made_of: object) -> Kept | None:
        """The piece that was made from just this before."""
        before = self._before.pieces.get(name)
        if before is None or self._key(made_of, before.facts) != before.key:
            return None
        self._now[name] = before
        return before

    def keep(self, name: str, made_of: object, facts: Iterable[Fact], digest: str = "") -> Kept:
        """Remembers a piece that was made now."""
        numbers = array("I", map(self._number, facts))
        kept = self._now[name] = Kept(self._key(made_of, numbers), numbers, digest)
        return kept

    def put(self, piece: Piece, facts: Iterable[Fact], data: bytes) -> None:
        """Remembers a text that was made now."""
        kept = self.keep(piece.name, piece.make, facts)
        self._texts.put(
            f"{kept.key} {piece.name}", data
        )  # the key, too: a build may end between the two files

    def text(self, piece: Piece) -> str:
        """A `Keep`."""
        known = self._now.get(piece.name) or self.known(piece.name, piece.make)
        data = self._texts.take(f"{known.key} {piece.name}") if known else None
        if known and data is not None:
            self._reads.noted(self._facts[number] for number in known.facts)
            return data.decode()
        with self._reads.taken() as facts:
            text = piece.make()
        self.put(piece, facts, text.encode())
        return text

    def _number(self, fact: Fact) -> int:
        number = self._numbers.get(fact)
        if number is None:
            number = self._numbers[fact] = len(self._facts)
            self._facts.append(fact)
            self._told.append("")
        return number

    def _key(self, made_of: object, facts: Iterable[int]) -> str:
        said = [self._base, self._fingerprints.of(made_of), *map(self._fact, facts)]
        return hashlib.blake2b("".join(said).encode(), digest_size=16).hexdigest()

    def _fact(self, number: int) -> str:
        """What this fact is now."""
        if not self._told[number]:
            self._told[number] = self._fingerprint(*self._facts[number])
        return self._told[number]

    def _fingerprint(self, name: str, key: Any) -> str:
        part = self._parts.get(name)
        raw = part.raw if isinstance(part, Noted) else part
        if key == WHOLE or raw is None:
            return self._fingerprints.of(raw)
        if key == LENGTH:
            return self._fingerprints.of(len(raw))
        missing = ("missing",)
        return self._fingerprints.of(raw.get(key, missing) if isinstance(raw, Mapping) else missing)

    def write(self, work: Work, engine: str) -> None:
        """Remembers the pieces of this build, and no others. Raises OSError."""
        rows = [(name, kept.key, list(kept.facts), kept.digest) for name, kept in self._now.items()]
        body = json.dumps([self._facts, rows], ensure_ascii=False, separators=(",", ":")).encode()
        work.put(NAME, packed(f"{_FORM} {engine}", body))


def read(work: Work, engine: str) -> Before:
    """What the build before left. Raises SpoiltError."""
    body = unpacked(f"{_FORM} {engine}", f"{work.folder}/{NAME}")
    if body is None:
        return Before()
    facts, rows = json.loads(body)
    pieces = {name: Kept(key, array("I", numbers), digest) for name, key, numbers, digest in rows}
    return Before([(name, key) for name, key in facts], pieces)
