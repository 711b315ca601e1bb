"""JSON as we publish it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any


def dumped(data: Any) -> str:
    """One value, with its line end."""
    return f"{_written(data)}\n"


def dumped_lists(head: Mapping[str, Any], lists: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """The same text in pieces, of an object that has the values of `head`, then the lists of `listed` texts.

    No record of a list is made before the one before it is written: as values they take several times
    the memory of their text.
    """
    before = "{\n"
    for name, value in head.items():
        yield f"{before} {_written(name)}: {_written(value, 1)}"
        before = ",\n"
    for name, records in lists.items():
        yield f"{before} {_written(name)}: ["
        yield from _records(records)
        before = ",\n"
    yield "\n}\n"


def listed(data: Any) -> str:
    """A value as it stands in a list of `dumped_lists`."""
    return _written(data, 2)


def _records(records: Iterable[str]) -> Iterator[str]:
    before, end = "\n", "]"
    for one in records:
        yield f"{before}  {one}"
        before, end = ",\n", "\n ]"
    yield end


def _written(data: Any, depth: int = 0) -> str:
    """JSON so many levels deep. No line break in it belongs to a text: those stand as `\\n`."""
    return json.dumps(data, ensure_ascii=False, indent=1).replace("\n", "\n" + " " * depth)
