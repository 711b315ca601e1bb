"""What each file of `content/` gave, as the cache has it or as it is read now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dateline.content.finding import Found
from dateline.content.keeping import dumped, marks_of, restored
from dateline.content.loading import Batch, ReadBatch
from dateline.content.records import KINDS
from dateline.content.ties import Read
from dateline.publish.cache.shelf import Shelf

Digest = Callable[[str], str]
"""Of a file by its path in the site; empty for one that was not there when the inputs were looked at."""


class Readings:
    """What was read before, in `shelf`, and what is read now.

    `outlines`: by the type of a record and its id, what stands for all of it but the text of an event;
    `bodies`: by event, what stands for its text.
    """

    def __init__(self, digest: Digest, shelf: Shelf) -> None:
        self._digest = digest
        self._shelf = shelf
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
        data = self._shelf.take(name) if name else None
        if not data:
            return None
        self._learn(file, data)
        return restored(data)

    def _put(self, file: Found, read: Read) -> Read:
        name = self._name(file)
        if name and not read.problems:
            data = dumped(read)
            self._learn(file, data)
            self._shelf.put(name, data)
        return read

    def _name(self, file: Found) -> str:
        digest = self._digest(file.path)
        return f"{digest} {file.path}" if digest else ""

    def _learn(self, file: Found, data: bytes) -> None:
        outline, body = marks_of(data)
        self.outlines[KINDS[file.kind].__name__, file.id] = outline
        if file.kind == "events":
            self.bodies[file.id] = body
