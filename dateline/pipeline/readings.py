"""What each file of `content/` gave, as the cache has it or as it is read now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline.content.finding import Found
from dateline.content.keeping import dumped, marks_of, restored
from dateline.content.loading import Batch, ReadBatch
from dateline.content.records import KINDS, Content
from dateline.content.ties import Read
from dateline.publish.cache.shelf import Shelf

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

    def mapped(self, read: ReadBatch, batches: Iterable[Batch]) -> Iterator[tuple[Read, ...]]:
        """What the files of each batch gave. Only files whose bytes are new are read."""
        for batch in batches:
            found = {one.path: self._taken(one) for one in batch}
            missing = [one for one in batch if not found[one.path]]
            for file, made in zip(missing, read(missing) if missing else (), strict=True):
                found[file.path] = self._put(file, made)
            yield tuple(one for one in found.values() if one)

    def _taken(self, file: Found) -> Read | None:
        name = self._name(file)
        held = self._held.get(name) if self._held else None
        if held and self._shelf.stays(name):
            return self._learnt(name, held)
        data = self._shelf.take(name) if name else None
        return self._learnt(name, Reading(restored(data), *marks_of(data))) if data else None

    def _put(self, file: Found, read: Read) -> Read:
        name = self._name(file)
        if not name or read.problems:
            return read
        data = dumped(read)
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


def settled(content: Content, outlines: Mapping[tuple[str, str], str]) -> tuple[str, ...]:
    """What stands for all records of `content`; empty where one is not known by its outline."""
    kinds = (content.events, content.sources, content.actors, content.places, content.pages)
    records = sorted((type(record).__name__, record.id) for kind in kinds for record in kind.values())
    known = all(one in outlines for one in records)
    return tuple(word for one in records for word in (*one, outlines[one])) if known else ()
