"""Many small entries by name, in files of the cache that are written once and never changed.

Entries stand one after the other in parts of some megabytes, so that none of them has to be held while the
others are made, and so that a build which makes a few of them writes these alone.
"""
# Plain strings, as output/writer.py says.
# ruff: noqa: PTH123

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Final

from dateline.publish.cache.packing import OtherError, SpoiltError, packed, unpacked
from dateline.publish.output import Work

_PART: Final = 4_000_000  # bytes
_SPARE: Final = 8  # parts more than the entries need, before they are put together
_OPEN: Final = 3  # parts whose bytes are held
_FORM: Final = "dateline-shelf 2"

Place = tuple[str, int, int]  # of an entry: its part, where it begins and ends there


class Shelf:
    """Entries by name: those of builds before that were kept under the same `key`, and those of this build.
    What is neither taken nor put is gone after `finish`; where they are `lasting`, only if something was put:
    a build that needs few of them leaves the others to the next.

    `spoilt` says why entries before cannot be used; empty as long as they can, and where there are none.
    `held`: where parts are held in memory from build to build, by their names; without it a few of them are,
    as long as this lives.
    """

    def __init__(
        self, work: Work, name: str, key: str, *, lasting: bool = False, held: dict[str, bytes] | None = None
    ) -> None:
        self._work = work
        self._lasting = lasting
        self._name = name
        self._form = f"{_FORM} {key}"
        self._before: Mapping[str, Place] = {}
        self._places: dict[str, Place] = {}  # of this build
        self._is_held = held is not None
        self._open: dict[str, bytes] = {} if held is None else held  # parts that were read or written last
        self._waiting: dict[str, bytes] = {}
        self._size = 0  # of those that wait
        self._staged: dict[str, str] = {}  # new parts, and where they are until `finish`
        self._refused: OSError | None = None
        self.spoilt = ""
        try:
            body = unpacked(self._form, f"{work.folder}/{name}")
            self._before = {one: tuple(place) for one, place in json.loads(body).items()} if body else {}
        except OtherError:  # other settings or templates: nothing that has to be told
            pass
        except SpoiltError as error:
            self.spoilt = str(error)

    def take(self, name: str) -> bytes | None:
        """The entry, of this build or one before; None where there is none that is as it was kept."""
        if name in self._waiting:
            return self._waiting[name]
        place = self._places.get(name) or self._before.get(name)
        if place is None:
            return None
        part, start, end = place
        data = self._part(part)
        if data is None:
            return None
        self._places[name] = place
        return data[start:end]

    def stays(self, name: str) -> bool:
        """Whether the entry is there; it is kept as if it had been taken."""
        if name not in self._places and name in self._before:
            self._places[name] = self._before[name]
        return name in self._places or name in self._waiting

    def put(self, name: str, data: bytes) -> None:
        """One more entry. Where no more can be written, it is lost, and `finish` says why: a build does not
        fail for its cache."""
        if self._refused:
            return
        self._waiting[name] = data
        self._size += len(data)
        if self._size > _PART:
            try:
                self._stage()
            except OSError as error:
                self._refused = error
                self._waiting.clear()

    def finish(self) -> None:
        """Moves new parts in, and takes away those of which nothing is left. Raises OSError."""
        if self._refused:
            raise self._refused
        if self._lasting and not self._waiting and not self._staged and not self.spoilt:
            return
        if self._is_scattered():
            for name in list(self._places):
                data = self.take(name)
                if data is not None:
                    self.put(name, data)
        self._stage()
        work, used = self._work, {part for part, _, _ in self._places.values()}
        for part in sorted(used & self._staged.keys()):
            work.writer.move(self._staged.pop(part), self._file(part))
        work.put(self._name, packed(self._form, json.dumps(self._places, ensure_ascii=False).encode()))
        work.sweep(f"{self._name}-", {f"{self._name}-{part}" for part in used}.__contains__)
        for part in self._open.keys() - used:
            del self._open[part]

    def _is_scattered(self) -> bool:
        """Whether the entries stand in many more parts than they need."""
        size = sum(end - start for _, start, end in self._places.values())
        return len({part for part, _, _ in self._places.values()}) > 2 * (size // _PART) + _SPARE

    def _part(self, part: str) -> bytes | None:
        """Entries are mostly taken in the order in which they were put: a few parts at a time are enough."""
        if part not in self._open:
            data = self._read(self._staged.get(part) or self._file(part))
            if _digest(data) != part:
                self.spoilt = self.spoilt or "it is torn"
                return None
            while len(self._open) >= _OPEN and not self._is_held:
                del self._open[next(iter(self._open))]
            self._open[part] = data
        return self._open[part]

    def _read(self, file: str) -> bytes:
        try:
            with open(file, "rb") as opened:
                return opened.read()
        except OSError:
            return b""

    def _file(self, part: str) -> str:
        return f"{self._work.folder}/{self._name}-{part}"

    def _stage(self) -> None:
        """Writes those that wait as one part, which is named by its bytes."""
        if not self._waiting:
            return
        data = b"".join(self._waiting.values())
        part, end = _digest(data), 0
        self._staged[part] = self._work.stage(data)
        if self._is_held:
            self._open[part] = data
        for name, entry in self._waiting.items():
            self._places[name] = part, end, end + len(entry)
            end += len(entry)
        self._waiting, self._size = {}, 0


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
