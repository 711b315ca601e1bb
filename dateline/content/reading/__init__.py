"""One file to one raw record: its fields with the place of each, and its body.

The one owner of PyYAML and python-frontmatter.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from dateline.content.reading.decoding import bytes_of
from dateline.content.reading.raw import START, RawRecord, UnreadableError
from dateline.problems import Problem

__all__ = [
    "START",
    "RawRecord",
    "UnreadableError",
    "bytes_of",
    "plain_record",
    "read",
    "record_in",
]

_TOO_LARGE: Final = 5_000_000


def read(file: Path, path: str, largest: int = _TOO_LARGE) -> tuple[RawRecord | None, list[Problem]]:
    """The record in `file`, called `path` in problems; none where it cannot be made out.

    Raises MachineError where the file cannot be opened.
    """
    try:
        data = bytes_of(file, path, largest)
    except UnreadableError as error:
        return None, [error.problem]
    return record_in(data, path)


def record_in(data: bytes, path: str) -> tuple[RawRecord | None, list[Problem]]:
    """The record in the bytes of the file called `path`; none where it cannot be made out."""
    from dateline.content.reading import parts

    return parts.record_in(data, path)


def plain_record(data: bytes, path: str) -> RawRecord | None:
    """The record in these bytes without the places of its values, which only problems need.

    None where `record_in` has problems to tell, or may have.
    """
    from dateline.content.reading import parts

    return parts.plain_record(data, path)
