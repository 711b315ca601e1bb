"""What each file of `content/` gave, as the cache has it or as it is read now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import Final

from dateline.content.finding import Found
from dateline.content.keeping import dumped, marks_of, restored
from dateline.content.loading import Batch, ReadBatch
from dateline.content.records import KINDS, Content
from dateline.content.ties import Read
from dateline.publish.cache.shelf import Shelf
from dateline.publish.pools import Pool, in_order

EACH: Final = 100  # files of a portion: 20 ms of work
FEWEST: Final = 1_000  # files for which processes are worth their start
FEWEST_ANEW: Final = 5_000  # the same where each of them loads the libraries

Digest = Callable[[str], str]
"""Of a file by its path in the site; empty for one that was not there when the inputs were looked at."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file gave; `outline` stands for all of it but the text of an event, `body` for that."""

    read: Read
    outline: str
    body: str


class Readings:
    """What was read before, in `shelf` or, nearer, in `held`, and what is read now.

    `outlines`: by the type of a record and its id; `bodies`: by event. `now`: by the names that entries of
    the shelf have, where anything is to be held.
    """

    def __init__(self, digest: Digest, shelf: Shelf, held: Mapping[str, Reading] | None = None) -> None:
        self._digest = digest
        self._shelf = shelf
        self._held = held
        self.now: dict[str, Reading] = {}
        self.outlines: dict[tuple[str, str], str] = {}
        self.bodies: dict[str, str] = {}

    def mapped(
        self, read: ReadBatch, batches: Iterable[Batch], pool: Pool | None = None
    ) -> Iterator[tuple[Read, ...]]:
        """What the files of each batch gave. Only files whose bytes are new are read, by several processes
        where they are many."""
        taken = [[(file, self._taken(file)) for file in batch] for batch in batches]
        missing = [file for batch in taken for file, known in batch if not known]
        made = _read(read, missing, pool)
        for batch in taken:
            yield tuple(known or self._put(file, *next(made)) for file, known in batch)

    def _taken(self, file: Found) -> Read | None:
        name = self._name(file)
        held = self._held.get(name) if self._held else None
        if held and self._shelf.stays(name):
            return self._learnt(name, held)
        data = self._shelf.take(name) if name else None
        return self._learnt(name, Reading(restored(data), *marks_of(data))) if data else None

    def _put(self, file: Found, read: Read, data: bytes) -> Read:
        name = self._name(file)
        if not name or not data:
            return read
        self._shelf.put(name, data)
        return self._learnt(name, Reading(read, *marks_of(data)))

    def _name(self, file: Found) -> str:
        digest = self._digest(file.path)
        return f"{digest} {file.path}" if digest else ""

    def _learnt(self, name: str, one: Reading) -> Read:
        read = one.read
        self.outlines[KINDS[read.kind].__name__, read.id] = one.outline
        if read.kind == "events":
            self.bodies[read.id] = one.body
        if self._held is not None:
            self.now[name] = one
        return read


def _read(read: ReadBatch, files: Sequence[Found], pool: Pool | None) -> Iterator[tuple[Read, bytes]]:
    """What files gave, and the same for the shelf: nothing, where it has problems."""
    portions = [files[start : start + EACH] for start in range(0, len(files), EACH)]
    if pool is None or len(files) < (FEWEST if pool.at_hand else FEWEST_ANEW):
        for portion in portions:
            yield from ((one, _data(one)) for one in read(portion))
        return
    from dateline.content.files import make_ready

    make_ready()
    with closing(in_order(pool, partial(_apart, read), portions)) as done:
        for some in done:
            yield from ((one, b"") if isinstance(one, Read) else (restored(one), one) for one in some)


def _apart(read: ReadBatch, files: Batch) -> list[bytes | Read]:
    """In another process: what comes back is the form that the shelf keeps, made there and not here."""
    return [_data(one) or one for one in read(files)]


def _data(read: Read) -> bytes:
    return b"" if read.problems else dumped(read)


def settled(content: Content, outlines: Mapping[tuple[str, str], str]) -> tuple[str, ...]:
    """What stands for all records of `content`; empty where one is not known by its outline."""
    kinds = (content.events, content.sources, content.actors, content.places, content.pages)
    records = sorted((type(record).__name__, record.id) for kind in kinds for record in kind.values())
    known = all(one in outlines for one in records)
    return tuple(word for one in records for word in (*one, outlines[one])) if known else ()
