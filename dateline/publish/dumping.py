"""JSON as we publish it: each value on a line of its own, of lists each record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

_NEXT: Final = b",\n  "
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False)  # without `indent`, which is written in Python: slow


def dumped(head: Mapping[str, Any], lists: Mapping[str, Iterable[bytes]]) -> Iterator[bytes]:
    """In pieces an object that has the values of `head`, then the lists: of each, records that are `listed`
    alone or `together`, one a line.

    No record of a list is made before the one before it is written: as values they take several times
    the memory of their bytes.
    """
    before = b"{\n"
    for name, value in head.items():
        yield b"%b %b: %b" % (before, listed(name), listed(value))
        before = b",\n"
    for name, records in lists.items():
        yield b"%b %b: [" % (before, listed(name))
        yield from _records(records)
        before = b",\n"
    yield b"\n}\n"


def listed(data: Any) -> bytes:
    """A value in one line, as a record of a list is written."""
    return _ENCODER.encode(data).encode()


def together(records: Iterable[Any]) -> bytes:
    """Several records of a list, one after the other."""
    return _NEXT.join(map(listed, records))


def _records(records: Iterable[bytes]) -> Iterator[bytes]:
    before, end = b"\n  ", b"]"
    for one in records:
        yield before
        yield one
        before, end = _NEXT, b"\n ]"
    yield end
