"""Files of the cache: checksummed bytes, whole or of no use.

Each begins with a line that names its form and the SHA-256 of the rest. Entries stand one after the other in
parts of some megabytes, so that none of them has to be held while the others are made.
"""
# Plain strings, as output/writer.py says.
# ruff: noqa: PTH123

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Final

from dateline.publish.output import Work

_PART: Final = 4_000_000  # bytes
_FORM: Final = "dateline-shelf 1"


class SpoiltError(Exception):
    """A file of the cache that is there but cannot be used; says why."""


class OtherError(SpoiltError):
    """A file that is whole, but was made by another version, or from other settings."""


def packed(form: str, body: bytes) -> bytes:
    """The file of `body`."""
    return f"{form} {hashlib.sha256(body).hexdigest()}\n".encode() + body


def unpacked(form: str, file: str) -> bytes | None:
    """What `packed` was given; None where there is no such file. Raises SpoiltError."""
    try:
        with open(file, "rb") as opened:
            head, _, body = opened.read().partition(b"\n")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SpoiltError(error.strerror or str(error)) from error
    made, _, digest = head.decode(errors="replace").rpartition(" ")
    if digest != hashlib.sha256(body).hexdigest():
        raise SpoiltError("it is torn")
    if made != form:
        raise OtherError("it is of another version")
    return body


Place = tuple[int, int, int, str]  # of an entry: its part, where it begins and ends there, and its hash


class Shelf:
    """Entries by name: those of the build before that were kept under the same `key`, each checked when it is
    taken, and those of this build. What is neither taken nor put is gone after `finish`.

    `spoilt` says why those before cannot be used; empty where they can, and where there are none.
    """

    def __init__(self, work: Work, name: str, key: str) -> None:
        self._work = work
        self._name = name
        self._form = f"{_FORM} {key}"
        self._before: Mapping[str, Place] = {}
        self._open: tuple[str, bytes] = "", b""
        self._places: dict[str, Place] = {}
        self._waiting: dict[str, bytes] = {}
        self._size = 0
        self._parts: list[str] = []
        self.spoilt = ""
        try:
            body = unpacked(self._form, f"{work.folder}/{name}")
            self._before = {one: tuple(place) for one, place in json.loads(body).items()} if body else {}
        except OtherError:  # other settings or templates: nothing that has to be told
            pass
        except SpoiltError as error:
            self.spoilt = str(error)

    def take(self, name: str) -> bytes | None:
        """The entry, of this build or the one before; None where there is none that is as it was kept."""
        if name in self._waiting:
            return self._waiting[name]
        if name in self._places:
            part, start, end, _ = self._places[name]
            return self._read(self._parts[part])[start:end]
        place = self._before.get(name)
        if place is None:
            return None
        part, start, end, digest = place
        data = self._read(f"{self._work.folder}/{self._name}-{part}")[start:end]
        if _digest(data) != digest:
            return None
        self.put(name, data)
        return data

    def put(self, name: str, data: bytes) -> None:
        """One more entry. Raises OSError."""
        self._places[name] = len(self._parts), self._size, self._size + len(data), _digest(data)
        self._waiting[name] = data
        self._size += len(data)
        if self._size > _PART:
            self._stage()

    def finish(self) -> None:
        """Moves all of them in, and takes away parts of builds before. Raises OSError."""
        self._stage()
        work = self._work
        for number, staged in enumerate(self._parts):
            work.writer.move(staged, f"{work.folder}/{self._name}-{number}")
        work.put(self._name, packed(self._form, json.dumps(self._places, ensure_ascii=False).encode()))
        work.sweep(f"{self._name}-", len(self._parts))

    def _read(self, file: str) -> bytes:
        """Entries are taken in the order in which they were put: one part at a time is enough."""
        if self._open[0] != file:
            try:
                with open(file, "rb") as opened:
                    self._open = file, opened.read()
            except OSError:
                self._open = file, b""
        return self._open[1]

    def _stage(self) -> None:
        if self._waiting:
            self._parts.append(self._work.stage(b"".join(self._waiting.values())))
            self._waiting, self._size = {}, 0


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
