"""Files of `static/`: the site's own before the engine's, each with a hash of what it holds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.problems import MachineError, Problem, SiteError


@dataclass(frozen=True, slots=True)
class Assets:
    """By path below `static/`: the bytes of each file, and the short hash that it is asked for with."""

    files: Mapping[str, bytes]
    hashes: Mapping[str, str]


def collect(folders: Sequence[Path]) -> Assets:
    """All files; where several folders hold one, the first folder's.

    Hidden files and folders stay behind: editors and file managers put theirs everywhere. Raises
    SiteError for links that lead out and for names that no address can have, MachineError for a file
    that cannot be read.
    """
    found: dict[str, Path] = {}
    problems: list[Problem] = []
    for folder in folders:
        for path, file in _files(folder):
            problems += _problems(path, file, folder)
            found.setdefault(path, file)
    problems += _same_names(found)
    if problems:
        raise SiteError(problems)
    files = {path: _bytes(found[path], path) for path in sorted(found)}
    return Assets(files, {path: hashlib.sha256(data).hexdigest()[:8] for path, data in files.items()})


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    try:
        for file in sorted(folder.rglob("*")):
            path = file.relative_to(folder)
            if file.is_file() and not any(part.startswith(".") for part in path.parts):
                yield path.as_posix(), file
    except OSError as error:
        raise MachineError(f"static cannot be read: {error.strerror}") from error


def _problems(path: str, file: Path, folder: Path) -> Iterator[Problem]:
    if not path.isprintable():
        shown = path.encode("unicode_escape", "replace").decode()
        hint = "Rename it: letters, digits, dots and hyphens."
        yield Problem(f"static/{shown}", 1, 1, "a name that no address can have", hint)
    if not file.resolve().is_relative_to(folder.resolve()):
        hint = "Copy the file itself into static/."
        yield Problem(f"static/{path}", 1, 1, "a link that leads out of static/", hint)


def _same_names(paths: Iterable[str]) -> Iterator[Problem]:
    """Many file systems do not tell case apart, so one of the two would be lost there."""
    seen: dict[str, str] = {}
    for path in sorted(paths):
        first = seen.setdefault(path.casefold(), path)
        if first != path:
            message = f"its name differs from static/{first} by case only"
            yield Problem(f"static/{path}", 1, 1, message, "Rename one of the two files.")


def _bytes(file: Path, path: str) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise MachineError(f"static/{path} cannot be read: {error.strerror}") from error
