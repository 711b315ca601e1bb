"""What each file of `content/` gave, as the cache has it or as it is read now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dateline.content.finding import Found
from dateline.content.keeping import dumped, outline_of, restored
from dateline.content.loading import Batch, ReadBatch
from dateline.content.records import KINDS
from dateline.content.ties import Read
from dateline.publish.cache.shelf import Shelf

Outlines = dict[tuple[str, str], str]
"""By the type of a record and its id: what stands for all of it but the text of an event."""

Digest = Callable[[str], str]
"""Of a file by its path in the site; empty for one that was not there when the inputs were looked at."""


def mapped(
    read: ReadBatch, batches: Iterable[Batch], digest: Digest, shelf: Shelf, outlines: Outlines
) -> Iterator[tuple[Read, ...]]:
    """What the files of each batch gave; `outlines` learns those of their records."""
    kept = _Kept(digest, shelf, outlines)
    for batch in batches:
        found = {one.path: kept.taken(one) for one in batch}
        missing = [one for one in batch if not found[one.path]]
        for file, made in zip(missing, read(missing) if missing else (), strict=True):
            found[file.path] = kept.put(file, made)
        yield tuple(one for one in found.values() if one)


class _Kept:
    def __init__(self, digest: Digest, shelf: Shelf, outlines: Outlines) -> None:
        self._digest = digest
        self._shelf = shelf
        self._outlines = outlines

    def taken(self, file: Found) -> Read | None:
        name = self._name(file)
        data = self._shelf.take(name) if name else None
        if not data:
            return None
        self._outline(file, data)
        return restored(data)

    def put(self, file: Found, read: Read) -> Read:
        name = self._name(file)
        if name and not read.problems:
            data = dumped(read)
            self._outline(file, data)
            self._shelf.put(name, data)
        return read

    def _name(self, file: Found) -> str:
        digest = self._digest(file.path)
        return f"{digest} {file.path}" if digest else ""

    def _outline(self, file: Found, data: bytes) -> None:
        self._outlines[KINDS[file.kind].__name__, file.id] = outline_of(data)
