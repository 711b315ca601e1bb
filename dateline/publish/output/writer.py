"""The single writer: every byte, rename, removal and folder of a build goes through it.

Whoever wants to know what happens when the machine refuses hands in one that fails.
"""
# Plain strings: a Path for each of 20,000 files costs as much as writing it.
# ruff: noqa: PTH102, PTH105, PTH106, PTH108, PTH123

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from dateline.problems import MachineError


class Writer:
    """Changes the file system, one call of the system at a time. Raises what the system raises."""

    def folder(self, path: str) -> None:
        """Makes one folder, which must not be there."""
        os.mkdir(path)

    def write(self, path: str, data: bytes) -> None:
        """Writes a file, or writes over it. Not whole until done: only where no one looks yet."""
        with open(path, "wb", buffering=0) as file:
            rest = memoryview(data)
            while rest:
                rest = rest[file.write(rest) :]

    def move(self, source: str, target: str) -> None:
        """Gives a file its place at once; what was there is replaced."""
        os.replace(source, target)

    def remove(self, path: str) -> None:
        """Removes one file or link."""
        os.unlink(path)

    def remove_folder(self, path: str) -> None:
        """Removes one empty folder."""
        os.rmdir(path)


WRITER: Final = Writer()


@contextmanager
def told(what: str = "the site could not be written") -> Iterator[None]:
    """What the machine refuses, in words: OSError becomes MachineError."""
    try:
        yield
    except OSError as error:
        raise MachineError(f"{what}: {said(error)}") from error


def said(error: OSError | RuntimeError) -> str:
    """The reason and the file, in one line."""
    if not isinstance(error, OSError):
        return str(error)
    file = error.filename2 or error.filename  # of a rename the place: what was staged is gone by then
    named = f" ({file})" if file else ""
    return f"{error.strerror or error}{named}"
