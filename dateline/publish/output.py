"""The one writer. What is made is staged first, and moved in by rename only when all of it is there.

At any moment every address of the old or of the new site is a whole file. The manifest lists our
files with their hashes; while files are moved it lists the old and the new ones, so that the build
after a kill knows which are ours and mends what is left.
"""

from __future__ import annotations

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
_KEPT_SOURCES: Final = ("content", "templates", "static")
_LISTS_LAST: Final = (".xml", ".json", ".ics", ".csv", ".txt")


@dataclass(frozen=True, slots=True)
class Written:
    """What a build did to the output."""

    written: int
    unchanged: int
    removed: int
    pages: int


def check_place(output: Path, root: Path) -> None:
    """Raises UsageError where building into `output` could harm what is not ours."""
    place, site = output.resolve(), root.resolve()
    if place == Path(place.anchor):
        raise UsageError(f"the output is {place}: name a folder of its own with --output")
    if place == Path.home().resolve():
        raise UsageError("the output is your home folder: name a folder of its own with --output")
    if place == site or site.is_relative_to(place):
        raise UsageError(f"the output {output} holds the site's own folder: name another with --output")
    for name in (*_KEPT_SOURCES, WORK, "dateline", "docs", "tests", ".git"):
        if place.is_relative_to(site / name):
            raise UsageError(f"the output {output} lies inside {name}/: name another with --output")
    if place.exists() and not place.is_dir():
        raise UsageError(f"the output {output} is a file, not a folder")
    strangers = sorted(_strangers(place)) if place.exists() else []
    if strangers:
        named = ", ".join(strangers[:3]) + (f" and {len(strangers) - 3} more" if len(strangers) > 3 else "")
        raise UsageError(
            f"the output {output} holds files that are not ours ({named}): empty it, or name another with --output"
        )


def _strangers(output: Path) -> Iterator[str]:
    ours = _read_manifest(output)
    for folder, _, names in os.walk(output):
        for name in names:
            path = (Path(folder) / name).relative_to(output).as_posix()
            if path not in ours and path != MANIFEST and not name.startswith(MANIFEST):
                yield path


def publish(files: Iterable[tuple[str, bytes]], output: Path, root: Path) -> Written:
    """Stages `files` (path in the output, bytes) as they come, then moves in what changed.

    Raises MachineError where the machine refuses, with the old site whole.
    """
    try:
        with _locked(root / WORK) as staging:
            made = {path: _stage(staging, path, data) for path, data in files}
            return _move_in(made, staging, output)
    except OSError as error:
        named = f" ({error.filename})" if error.filename else ""
        raise MachineError(f"the site could not be written: {error.strerror or error}{named}") from error


@contextmanager
def _locked(work: Path) -> Iterator[Path]:
    """A fresh staging folder. Whoever holds the lock owns it, so what lies there is left over."""
    work.mkdir(exist_ok=True)
    (work / ".gitignore").write_text("*\n")
    try:
        with FileLock(work / "lock", timeout=60):
            staging = work / "staging"
            shutil.rmtree(staging, ignore_errors=True)
            staging.mkdir()
            try:
                yield staging
            finally:
                shutil.rmtree(staging, ignore_errors=True)
    except Timeout:
        raise MachineError(
            "another build of this site has been running for a minute: wait for it, or end it"
        ) from None


def _stage(staging: Path, path: str, data: bytes) -> str:
    target = staging / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    return hashlib.sha256(data).hexdigest()


def _move_in(made: Mapping[str, str], staging: Path, output: Path) -> Written:
    output.mkdir(parents=True, exist_ok=True)
    old = _read_manifest(output)
    changed = [path for path in sorted(made, key=_rank) if not _same(output / path, made[path])]
    gone = sorted(set(old) - set(made))
    if changed or gone or old != dict(made):
        _write_manifest(output, {**old, **made})
        for path in changed:
            _replace(staging / path, output / path)
        for path in gone:
            _remove(output / path, output)
        _write_manifest(output, made)
    pages = sum(path.endswith(".html") for path in made)
    return Written(len(changed), len(made) - len(changed), len(gone), pages)


def _rank(path: str) -> tuple[int, str]:
    """Assets first, then pages, then lists and feeds: a page never asks for what is not there yet."""
    if path.startswith("static/"):
        return 0, path
    if path.endswith(_LISTS_LAST) or path in {"index.html", "sources/index.html"}:
        return 2, path
    return 1, path


def _same(file: Path, digest: str) -> bool:
    return file.is_file() and hashlib.sha256(file.read_bytes()).hexdigest() == digest


def _replace(staged: Path, target: Path) -> None:
    if target.is_dir() and not target.is_symlink():
        _remove_empty_below(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        staged.replace(target)
    except OSError as error:
        if error.errno != 18:  # EXDEV: the output lies on another file system
            raise
        nearby = target.with_name(f"{MANIFEST}-moving")
        shutil.copyfile(staged, nearby)
        nearby.replace(target)


def _remove_empty_below(folder: Path) -> None:
    """A folder of the old site may stand where the new one has a file."""
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir()
    folder.rmdir()


def _remove(file: Path, output: Path) -> None:
    file.unlink(missing_ok=True)
    for folder in file.parents:
        if folder == output or any(folder.iterdir()):
            return
        folder.rmdir()


def _read_manifest(output: Path) -> dict[str, str]:
    try:
        lines = (output / MANIFEST).read_text(encoding="utf-8").splitlines()
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
        return {}
    pairs = (line.split("  ", 1) for line in lines if "  " in line)
    return {path: digest for digest, path in pairs if _is_inside(path)}


def _is_inside(path: str) -> bool:
    """A manifest that someone changed must not lead us out of the output."""
    return ".." not in PurePosixPath(path).parts and not PurePosixPath(path).is_absolute()


def _write_manifest(output: Path, made: Mapping[str, str]) -> None:
    lines = "".join(f"{made[path]}  {path}\n" for path in sorted(made))
    nearby = output / f"{MANIFEST}-new"
    nearby.write_text(lines, encoding="utf-8", newline="\n")
    nearby.replace(output / MANIFEST)
