"""What a site is made from: the bytes of every file that a build may read, each read only when it changed."""
# Plain strings, as output/writer.py says.
# ruff: noqa: PTH123

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath
from time import time_ns
from typing import Final

from dateline.publish.output import Work
from dateline.publish.output.seen import Entry, Seen, dumped, read, words
from dateline.publish.output.standing import Stamp, stamped, walked

NAME: Final = "inputs"
_SITE: Final = ("content", "templates", "static")
_SUITE: Final = ("dateline", "templates", "static")


@dataclass(frozen=True, slots=True)
class Inputs:
    """By whole path, with “/” on every system: the SHA-256 of each file.

    `engine` stands for Dateline, Python and the libraries. `whole` stands for all of them; it is empty where
    some file cannot be known by its stamp (links to folders), so that nobody takes such a site for
    unchanged. `stamps` stands for when and how they were written, too: it tells whether anything was saved
    meanwhile, even the same.
    """

    files: Mapping[str, str]
    engine: str
    whole: str
    stamps: str

    def of(self, folder: PurePath, path: str) -> str:
        """Of one file by its path in a folder; empty where there was none."""
        return self.files.get(f"{folder.as_posix()}/{path}", "")

    def under(self, folder: PurePath) -> str:
        """Of all files in a folder, as one; empty where there is none."""
        prefix = f"{folder.as_posix()}/"
        found = [(path, digest) for path, digest in self.files.items() if path.startswith(prefix)]
        return _joined(found) if found else ""


def surveyed(root: Path, engine: Path, work: Work) -> Inputs:
    """The inputs of the site in `root` as they are now; remembers them in the workshop.

    A file that changes while it is read here is read again by the next build: its stamp is older.
    """
    known = read(work.folder, root.as_posix(), NAME)
    found: dict[str, Entry] = {}
    certain = True
    for folder in dict.fromkeys([*(root / one for one in _SITE), *(engine / one for one in _SUITE)]):
        certain &= _add_folder(folder.as_posix(), known, found)
    _add(f"{root.as_posix()}/site.toml", None, known, found)
    certain &= all(path.isprintable() for path in found)  # else no table can hold it
    if certain and found != known.files:
        with suppress(OSError):  # it only spares reading: where it cannot be kept, the next build reads all
            work.put(NAME, dumped(Seen(time_ns(), "", found), root.as_posix()))
    files = {path: digest for path, (_, digest) in found.items()}
    own = f"{engine.as_posix()}/dateline/"
    machinery = _joined((path, digest) for path, digest in files.items() if path.startswith(own))
    suite = hashlib.sha256(f"{machinery} {sys.version} {_libraries()}".encode()).hexdigest()
    whole = _joined([*files.items(), ("engine", suite)]) if certain else ""
    return Inputs(files, suite, whole, _joined((path, " ".join(entry)) for path, entry in found.items()))


def _add_folder(folder: str, known: Seen, found: dict[str, Entry]) -> bool:
    """Whether all that is in it was seen."""
    try:
        standing = walked(folder)
    except OSError:
        return False
    for path, stamp in standing.files.items():
        if "__pycache__/" not in path:
            _add(f"{folder}/{path}", stamp, known, found)
    return not standing.linked and Path(folder).resolve() == Path(folder)


def _add(path: str, stamp: Stamp | None, known: Seen, found: dict[str, Entry]) -> None:
    """A file, read where its stamp does not tell what it holds; what cannot be read is none."""
    try:
        stamp = stamp or stamped(path)
        entry = known.trusted(path, stamp) if stamp else None
        is_file = stamp is not None or Path(path).is_file()  # else a pipe, perhaps: who opens it waits
        digest = _digest(path) if entry is None and is_file else ""
        found[path] = entry or (words(stamp) if stamp else "", digest)
    except OSError:
        found[path] = ("", "")


def _digest(path: str) -> str:
    with open(path, "rb") as opened:
        return hashlib.sha256(opened.read()).hexdigest()


def _libraries() -> str:
    """Their names and versions, as their folders tell them."""
    names = [name for folder in sys.path for name in _listed(folder) if name.endswith(".dist-info")]
    return " ".join(sorted(names))


def _listed(folder: str) -> Iterable[str]:
    try:
        return os.listdir(folder or ".")  # noqa: PTH208 (as fast as can be)
    except OSError:
        return ()


def _joined(files: Iterable[tuple[str, str]]) -> str:
    text = "\n".join(f"{digest} {path}" for path, digest in sorted(files))
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
