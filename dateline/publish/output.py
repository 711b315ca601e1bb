"""The one writer. What is made is staged first, and moved in by rename only when all of it is there.

At any moment every address of the old or of the new site is a whole file. The manifest lists our
files with their hashes; while files are moved it lists the old and the new ones, so that the build
after a kill knows which are ours and mends what is left.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from filelock import FileLock, Timeout

from dateline.problems import MachineError, UsageError

MANIFEST: Final = ".dateline-manifest"
WORK: Final = ".dateline"
_COMING_MANIFEST: Final = f"{MANIFEST}-new"
_COMING_FILE: Final = f"{MANIFEST}-moving"
_SITE_FOLDERS: Final = ("content", "templates", "static", ".git", WORK)
_ENGINE: Final = Path(__file__).resolve().parents[2]
_ENGINE_FOLDERS: Final = ("dateline", "docs", "templates", "static", "tests", ".git")
# What file managers leave behind is nobody's work: it neither stops a build nor is it touched.
_LITTER: Final = frozenset([".DS_Store", "Thumbs.db", "desktop.ini"])
_OF_A_RECORD: Final = 2  # the slashes of sources/nyt/index.html; sources/index.html is a list
_LISTS_LAST: Final = (".xml", ".json", ".ics", ".csv", ".txt")
_PATIENCE: Final = 60  # seconds that a build waits for another


@dataclass(frozen=True, slots=True)
class Written:
    """What a build did to the output. `pages` counts the pages of the whole site."""

    written: int
    unchanged: int
    removed: int
    pages: int


def check_place(output: Path, root: Path) -> None:
    """Raises UsageError where building into `output` could harm what is not ours.

    Links are followed first, so a link to a folder counts as that folder. Raises MachineError where
    the output cannot be read.
    """
    remedy = "name another with --output"
    try:
        place, site = output.resolve(), root.resolve()
        if _home().is_relative_to(place):
            raise UsageError(f"the output {output} is or holds your home folder: {remedy}")
        if site.is_relative_to(place):
            raise UsageError(f"the output {output} is or holds the site's own folder: {remedy}")
        folders = [*(site / name for name in _SITE_FOLDERS), *(_ENGINE / name for name in _ENGINE_FOLDERS)]
        for folder in folders:
            if place.is_relative_to(folder):
                raise UsageError(f"the output {output} lies inside {folder.name}/: {remedy}")
        there = next(one for one in (place, *place.parents) if one.exists())
        if not there.is_dir():
            what = "is" if there == place else f"lies inside {there}, which is"
            raise UsageError(f"the output {output} {what} a file, not a folder: {remedy}")
        strangers = sorted(_strangers(place))
    except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads to itself
        raise MachineError(f"the output {output} cannot be read: {_said(error)}") from error
    if strangers:
        more = f" and {len(strangers) - 3} more" if len(strangers) > 3 else ""
        named = f"{', '.join(strangers[:3])}{more}"
        message = f"the output {output} holds files that are not ours ({named})"
        raise UsageError(f"{message}: empty it, or {remedy}")


def _home() -> Path:
    try:
        return Path.home().resolve()
    except RuntimeError:  # an account without a home: nothing to guard but the root
        return Path(Path.cwd().anchor)


def _strangers(output: Path) -> Iterator[str]:
    """Files that we did not write, and links to folders: we would write through them."""
    ours = {*_read_manifest(output), MANIFEST, _COMING_MANIFEST, _COMING_FILE}
    for folder, folders, names in os.walk(output):
        here = Path(folder)
        linked = [name for name in folders if (here / name).is_symlink()]
        for name in (*names, *linked):
            path = (here / name).relative_to(output).as_posix()
            if name in linked or (path not in ours and name not in _LITTER):
                yield path


def publish(files: Iterable[tuple[str, bytes]], output: Path, root: Path) -> Written:
    """Stages `files` (path in the output, bytes) as they come, then moves in what changed.

    Raises MachineError where the machine refuses, with every address of the old or the new site a
    whole file; what making `files` raises leaves the old site as it was.
    """
    try:
        with _locked(root / WORK) as staging:
            made = {path: _stage(staging, path, data) for path, data in files}
            return _move_in(made, staging, output.resolve())
    except OSError as error:
        raise MachineError(f"the site could not be written: {_said(error)}") from error


def _said(error: OSError | RuntimeError) -> str:
    if not isinstance(error, OSError):
        return str(error)
    named = f" ({error.filename})" if error.filename else ""
    return f"{error.strerror or error}{named}"


@contextmanager
def _locked(work: Path) -> Iterator[Path]:
    """A fresh staging folder. Whoever holds the lock owns it, so what lies there is left over."""
    if work.is_symlink():
        raise UsageError(f"{work.name} is a link: what it leads to could be harmed; take it away")
    work.mkdir(exist_ok=True)
    if not (work / ".gitignore").exists():
        (work / ".gitignore").write_text("*\n", encoding="utf-8")
    lock = FileLock(work / "lock", timeout=_PATIENCE)
    try:
        lock.acquire()
    except Timeout:
        message = f"another build of this site has been running for {_PATIENCE} seconds"
        raise MachineError(f"{message}: wait for it, or end it") from None
    staging = work / "staging"
    try:
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir()
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)
        lock.release()


def _stage(staging: Path, path: str, data: bytes) -> str:
    target = staging / path
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    except UnicodeEncodeError:
        message = f"this machine cannot name a file {path!a}: set its locale to UTF-8 (LC_ALL=C.UTF-8)"
        raise MachineError(message) from None
    return hashlib.sha256(data).hexdigest()


def _move_in(made: Mapping[str, str], staging: Path, output: Path) -> Written:
    output.mkdir(parents=True, exist_ok=True)
    old = _read_manifest(output)
    changed = [path for path in sorted(made, key=_rank) if not _same(output / path, made[path])]
    gone = sorted(set(old) - set(made))
    if changed or gone or old != dict(made):
        _write_manifest(output, {**old, **made})
        blocking = _blocking(gone, made)
        for path in blocking:
            _remove(output / path, output)
        for path in changed:
            _replace(staging / path, output / path, output)
        for path in gone:
            if path not in blocking:
                _remove(output / path, output)
        _write_manifest(output, made)
    for leftover in (_COMING_FILE, _COMING_MANIFEST):
        (output / leftover).unlink(missing_ok=True)
    pages = sum(path.endswith(".html") and not path.startswith("static/") for path in made)
    return Written(len(changed), len(made) - len(changed), len(gone), pages)


def _blocking(gone: Iterable[str], made: Iterable[str]) -> frozenset[str]:
    """Old files that must go first: a file where a folder comes, in a folder where a file comes, or one
    whose name differs from a new one's by case only, which many file systems take for the same."""
    files = {path.casefold() for path in made}
    folders = {folder for path in files for folder in _folders(path)}
    return frozenset(
        path
        for path in gone
        if path.casefold() in files | folders or not files.isdisjoint(_folders(path.casefold()))
    )


def _folders(path: str) -> tuple[str, ...]:
    return tuple(folder.as_posix() for folder in PurePosixPath(path).parents[:-1])


def _rank(path: str) -> tuple[int, str]:
    """Assets first, then pages, then lists and feeds: a page never asks for what is not there yet."""
    if path.startswith("static/"):
        return 0, path
    if path.endswith(_LISTS_LAST) or (path.endswith("index.html") and path.count("/") < _OF_A_RECORD):
        return 2, path
    return 1, path


def _same(file: Path, digest: str) -> bool:
    """A link is not the file itself, and what cannot be read can still be replaced."""
    try:
        ours = file.is_file() and not file.is_symlink()
        return ours and hashlib.sha256(file.read_bytes()).hexdigest() == digest
    except OSError:
        return False


def _replace(staged: Path, target: Path, output: Path) -> None:
    if target.is_dir() and not target.is_symlink():
        _remove_empty(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        staged.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # The output lies on another file system: a rename must begin there.
        shutil.copyfile(staged, output / _COMING_FILE)
        (output / _COMING_FILE).replace(target)


def _remove_empty(folder: Path) -> None:
    """Where the new site has a file, someone left a folder without files."""
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir()
    folder.rmdir()


def _remove(file: Path, output: Path) -> None:
    file.unlink(missing_ok=True)
    for folder in file.parents:
        if folder == output or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()


def _read_manifest(output: Path) -> dict[str, str]:
    """Hashes by path; empty where there is no manifest, or none that we wrote."""
    try:
        lines = (output / MANIFEST).read_bytes().decode().split("\n")
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
        return {}
    pairs = (line.partition("  ") for line in lines)
    return {path: digest for digest, _, path in pairs if _is_inside(path)}


def _is_inside(path: str) -> bool:
    """A manifest that someone changed must not lead us out of the output."""
    pure = PurePosixPath(path)
    return path not in {"", "."} and pure.as_posix() == path and not {"..", "/"} & set(pure.parts)


def _write_manifest(output: Path, made: Mapping[str, str]) -> None:
    lines = "".join(f"{made[path]}  {path}\n" for path in sorted(made))
    coming = output / _COMING_MANIFEST
    coming.write_bytes(lines.encode())
    coming.replace(output / MANIFEST)
