"""Files of `static/`: the site's own before the engine's, each with a hash of what it holds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from dateline.problems import MachineError, Problem, SiteError, place_after
from dateline.publish.output import File
from dateline.publish.scripts import bare, short, versioned
from dateline.publish.sheets import JOINED, SHEET, joined, unclosed
from dateline.publish.urls import file_of, static
from dateline.publish.walking import files_in

_HEAD: Final = "templates/parts/head.html"
_TEXTS: Final = (".css", ".js")  # what is put together or changed; no other file is held in memory


@dataclass(frozen=True, slots=True)
class Assets:
    """By path below `static/`: each file as it is published, and the short hash that it is asked for with."""

    files: Mapping[str, File]
    hashes: Mapping[str, str]


def collect(folders: Sequence[Path]) -> Assets:
    """All files; where several folders hold one, the first folder's. The last is the engine's.

    The sheets of every page are joined to one, SHEET. Hidden files and folders stay behind: editors and
    file managers put theirs everywhere. Raises SiteError for links that lead out, for names that no
    address can have, for a file where SHEET will stand, for sheets in which something is not closed and for
    scripts that ask for each other, MachineError for a file that cannot be read.
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
    texts = {path: _read(found[path], path, folders[-1]) for path in sorted(found) if _is_text(path)}
    problems += _unclosed(texts)
    if problems:
        raise SiteError(problems)
    others = {path: _as_it_is(found[path], path) for path in found if not _is_text(path)}
    made = versioned(joined(texts), {path: short(file.digest) for path, file in others.items()})
    files = others | {path: File.of(file_of(static(path)), data) for path, data in made.items()}
    files = dict(sorted(files.items()))
    return Assets(files, {path: short(file.digest) for path, file in files.items()})


def _unclosed(texts: Mapping[str, bytes]) -> Iterator[Problem]:
    for path in filter(texts.__contains__, JOINED):
        fault = unclosed(texts[path])
        if fault:
            offset, message = fault
            place = place_after(texts[path][:offset].decode("utf-8", "replace"))
            hint = "Close it: this sheet is joined to others, and would take them with it."
            yield Problem(f"static/{path}", *place, message, hint)


def _is_text(path: str) -> bool:
    return path.endswith(_TEXTS)


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    try:
        for file in sorted(files_in(folder)):
            path = file.relative_to(folder)
            shown = file.is_file() or file.is_symlink()
            if shown and not any(part.startswith(".") for part in path.parts):
                yield path.as_posix(), file
    except OSError as error:
        raise MachineError(f"static cannot be read: {error.strerror}") from error


def _problems(path: str, file: Path, folder: Path) -> Iterator[Problem]:
    if not path.isprintable():
        shown = path.encode("unicode_escape", "replace").decode()
        hint = "Rename it: letters, digits, dots and hyphens."
        yield Problem(f"static/{shown}", 1, 1, "a name that no address can have", hint)
    if not file.is_file():
        hint = "Copy what it should lead to into static/: links to folders are not followed."
        yield Problem(f"static/{path}", 1, 1, "a link to a folder, or to nothing", hint)
    elif not file.resolve().is_relative_to(folder.resolve()):
        hint = "Copy the file itself into static/."
        yield Problem(f"static/{path}", 1, 1, "a link that leads out of static/", hint)
    if path.casefold() == SHEET:
        hint = f"Name it otherwise, such as static/css/own.css, and link it in {_HEAD}."
        yield Problem(f"static/{path}", 1, 1, "the joined sheets of every page stand at this name", hint)


def _same_names(paths: Iterable[str]) -> Iterator[Problem]:
    """Many file systems do not tell case apart, so one of the two would be lost there."""
    seen: dict[str, str] = {}
    for path in sorted(paths):
        first = seen.setdefault(path.casefold(), path)
        if first != path:
            message = f"its name differs from static/{first} by case only"
            yield Problem(f"static/{path}", 1, 1, message, "Rename one of the two files.")


def _read(file: Path, path: str, engine: Path) -> bytes:
    """What it holds; a script of the engine's without comments. What a site wrote stays as it is."""
    data = _bytes(file, path)
    return bare(data) if path.endswith(".js") and file.is_relative_to(engine) else data


def _as_it_is(file: Path, path: str) -> File:
    """One that nothing is changed in. It is read twice: for its hash, part by part, and where the output
    lacks it."""
    with _told(path), file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    return File(file_of(static(path)), digest, partial(_again, file, path, digest))


def _again(file: Path, path: str, digest: str) -> bytes:
    data = _bytes(file, path)
    if hashlib.sha256(data).hexdigest() != digest:
        raise MachineError(f"static/{path} was changed while the site was built: build again")
    return data


def _bytes(file: Path, path: str) -> bytes:
    with _told(path):
        return file.read_bytes()


@contextmanager
def _told(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise MachineError(f"static/{path} cannot be read: {error.strerror}") from error
