"""What stands in the output: one walk, as fast as the machine tells it."""
# Plain strings, as writer.py says.

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

Stamp = tuple[int, int, int, int]
"""Size in bytes, times of change of the bytes and of the entry (ns), and inode: as git's index has them."""

_HAS_INODES: Final = os.name != "nt"  # there a walk gives none
_JUNCTION: Final = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT


@dataclass(frozen=True, slots=True)
class Standing:
    """By paths below the output: the files, with their stamps where they are plain files (no links, no
    pipes); the folders; and the links to folders, which no one may write through."""

    files: Mapping[str, Stamp | None]
    folders: frozenset[str]
    linked: frozenset[str]


def walked(output: str) -> Standing:
    """Everything in the folder `output`, which may be missing. Raises OSError."""
    files: dict[str, Stamp | None] = {}
    folders: set[str] = set()
    linked: set[str] = set()
    waiting = [""] if os.path.lexists(output) else []
    while waiting:
        prefix = waiting.pop()
        with os.scandir(f"{output}/{prefix}") as entries:
            for entry in entries:
                name = prefix + entry.name
                if entry.is_dir(follow_symlinks=False) and not _is_junction(entry):
                    folders.add(name)
                    waiting.append(f"{name}/")
                elif entry.is_dir():
                    linked.add(name)
                else:
                    files[name] = _of(entry.stat(follow_symlinks=False))
    return Standing(files, frozenset(folders), frozenset(linked))


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """Windows' other kind of link to a folder, which Python 3.11 takes for the folder."""
    return not _HAS_INODES and getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0) == _JUNCTION


def stamped(file: str) -> Stamp | None:
    """The stamp of one file; None for what is no plain file. Raises OSError."""
    return _of(os.lstat(file))


def _of(found: os.stat_result) -> Stamp | None:
    if not stat.S_ISREG(found.st_mode):
        return None
    return (
        found.st_size,
        found.st_mtime_ns,
        found.st_ctime_ns,
        found.st_ino if _HAS_INODES else 0,
    )


def folders_of(path: str) -> list[str]:
    """The folders above a path, the nearest first: `a/b/c.css` gives `a/b` and `a`."""
    parts = path.split("/")
    return ["/".join(parts[:count]) for count in range(len(parts) - 1, 0, -1)]


def all_folders(paths: Iterable[str]) -> set[str]:
    """The folders above all these paths."""
    found: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found
