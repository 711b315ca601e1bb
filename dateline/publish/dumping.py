"""JSON as we publish it: each value on a line of its own, of lists each record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

_END: Final = "\n"  # within a value it is written otherwise
_NEXT: Final = ",\n  "
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False)  # without `indent`, which is written in Python: slow


def dumped(head: Mapping[str, Any], lists: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """The text in pieces of an object that has the values of `head`, then the lists of `listed` texts: one
    or more together, one a line.

    No record of a list is made before the one before it is written: as values they take several times
    the memory of their text.
    """
    before = "{\n"
    for name, value in head.items():
        yield f"{before} {listed(name)}: {listed(value)}"
        before = ",\n"
    for name, records in lists.items():
        yield f"{before} {listed(name)}: ["
        yield from _records(records)
        before = ",\n"
    yield "\n}\n"


def listed(data: Any) -> str:
    """A value in one line, as a record of a list is written."""
    return _ENCODER.encode(data)


def _records(records: Iterable[str]) -> Iterator[str]:
    before, end = "\n", "]"
    for one in records:
        yield f"{before}  {one.replace(_END, _NEXT)}"
        before, end = ",\n", "\n ]"
    yield end
