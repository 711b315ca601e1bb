"""What our files in the output looked like when we left them, so that one look tells whose they still are.

The table stands in the workshop, never in the output, whose bytes depend on the site alone. It only
spares reading: a table that is missing, torn or another's is as good as none.
"""
# Plain strings, as writer.py says.
# ruff: noqa: PTH123

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from dateline.publish.output.standing import Stamp

NAME: Final = "seen"
_FORM: Final = "dateline-seen 2"
_TICK: Final = 20_000_000  # ns: the clocks of file systems step by 1 to 16 ms
_SECOND: Final = 1_000_000_000
_SLOW: Final = 2 * _SECOND  # FAT counts in steps of 2 s, others in whole seconds

Entry = tuple[str, str]
"""A file's stamp in words, and the SHA-256 of its bytes."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The table: when it was taken (ns since 1970), the SHA-256 of the manifest then, and the files."""

    taken: int = 0
    manifest: str = ""
    files: Mapping[str, Entry] = field(default_factory=dict)

    def trusted(self, path: str, stamp: Stamp) -> Entry | None:
        """What is known of the file that stands there with this stamp; None where only reading it tells.

        A file that changed in the same tick in which the table was taken could look as before (git:
        “racy” entries), so one that is as young as the table is never taken on trust.
        """
        known = self.files.get(path)
        if known is None or known[0] != words(stamp):
            return None
        changed = max(stamp[1], stamp[2])
        margin = _TICK if stamp[1] % _SECOND else _SLOW
        return known if changed + margin < self.taken else None


def words(stamp: Stamp) -> str:
    """A stamp as the table holds it."""
    return f"{stamp[0]} {stamp[1]} {stamp[2]} {stamp[3]}"


def dumped(seen: Seen, whose: str) -> bytes:
    """The table as bytes: a line with its form and the SHA-256 of the rest; a line with the time, the hash
    of the manifest and the folder that it tells of; then the paths, their stamps and their hashes, a line
    each: three runs are split in a third of the time that as many mixed lines would take."""
    paths = sorted(seen.files)
    entries = [seen.files[path] for path in paths]
    runs = [paths, [stamp for stamp, _ in entries], [digest for _, digest in entries]]
    lines = [f"{seen.taken} {seen.manifest} {whose!a}", *itertools.chain(*runs)]
    body = "\n".join(lines).encode()
    return f"{_FORM} {hashlib.sha256(body).hexdigest()}\n".encode() + body


def read(folder: str, whose: str, name: str = NAME) -> Seen:
    """The table `name` in `folder`, if it tells of the folder `whose`; else an empty one."""
    try:
        with open(f"{folder}/{name}", "rb") as file:
            return _parsed(file.read(), whose)
    except (OSError, ValueError):  # a table that no one can read: the files tell
        return Seen()


def _parsed(data: bytes, whose: str) -> Seen:
    head, _, body = data.partition(b"\n")
    if head.decode() != f"{_FORM} {hashlib.sha256(body).hexdigest()}":
        return Seen()
    first, *lines = body.decode().split("\n")
    taken, manifest, told = first.split(" ", 2)
    if told != f"{whose!a}":
        return Seen()
    count = len(lines) // 3
    entries = zip(lines[count : 2 * count], lines[2 * count :], strict=True)
    return Seen(int(taken), manifest, dict(zip(lines[:count], entries, strict=True)))
