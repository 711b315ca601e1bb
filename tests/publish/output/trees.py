"""Two small sites, how to publish them, and writers that fail."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from dateline.publish.output import MANIFEST, WRITER, File, Writer, Written, locked, publish, survey

OLD: Final = {
    "index.html": b"old front",
    "events/a/index.html": b"old a",
    "events/gone/index.html": b"gone",
    "static/css/base.css": b"old style",
    "feed.xml": b"old feed",
    "static/same.svg": b"same",
}
NEW: Final = {
    "index.html": b"new front",
    "events/a/index.html": b"new a",
    "events/b/index.html": b"new b",
    "static/css/base.css": b"new style",
    "feed.xml": b"new feed",
    "static/same.svg": b"same",
}
WORKSHOP: Final = {".gitignore", "lock", "seen"}


def build(
    site: Mapping[str, bytes] | Iterable[File],
    root: Path,
    output: Path | None = None,
    *,
    writer: Writer = WRITER,
    force: bool = False,
) -> Written:
    """One build of the site in the folder `root`, from its lock to its last file."""
    files = [File.of(*pair) for pair in site.items()] if isinstance(site, Mapping) else site
    with locked(root, writer) as work:
        return publish(files, survey(output or root / "_site", work, force=force), work)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file with its bytes, every link with its target, and every folder without files."""
    found = {}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}".encode()
        elif path.is_file():
            found[name] = path.read_bytes()
        elif not any(path.iterdir()):
            found[f"{name}/"] = b""
    return found


def clean(site: Mapping[str, bytes], tmp_path: Path) -> dict[str, bytes]:
    """The output of a first build."""
    root = tmp_path / "clean"
    root.mkdir(parents=True, exist_ok=True)
    build(site, root)
    return tree(root / "_site")


def assert_whole(output: Path, *sites: Mapping[str, bytes]) -> None:
    """Every file of ours is a whole one of one of the sites; every address of all of them is there."""
    for path in {path for site in sites for path in site}:
        file = output / path
        if file.exists() or all(path in site for site in sites):
            assert file.read_bytes() in {site[path] for site in sites if path in site}, path


def assert_mended(root: Path, wanted: Mapping[str, bytes]) -> None:
    """The output is that of a clean build, and no build left anything behind."""
    assert tree(root / "_site") == wanted
    assert set(tree(root / ".dateline")) == WORKSHOP


class Noting(Writer):
    """Notes what it does below one folder: `move index.html`. Temporary files are left out."""

    def __init__(self, output: Path) -> None:
        self.steps: list[str] = []
        self._output = f"{output.resolve()}/"

    def folder(self, path: str) -> None:
        self._note("folder", path)
        super().folder(path)

    def write(self, path: str, data: bytes) -> None:
        self._note("write", path)
        super().write(path, data)

    def move(self, source: str, target: str) -> None:
        self._note("move", target)
        super().move(source, target)

    def remove(self, path: str) -> None:
        self._note("remove", path)
        super().remove(path)

    def remove_folder(self, path: str) -> None:
        self._note("remove_folder", path)
        super().remove_folder(path)

    def _note(self, word: str, path: str) -> None:
        name = path.removeprefix(self._output)
        if name != path and (name == MANIFEST or not name.startswith(MANIFEST)):
            self.steps.append(f"{word} {name}")


class Failing(Writer):
    """Refuses a call and, unless `once`, all after it. What it writes then stays torn, as on a full disk."""

    def __init__(self, number: int, code: int, *, once: bool = False) -> None:
        self.tried = 0
        self._number = number
        self._code = code
        self._once = once

    def folder(self, path: str) -> None:
        self._try(path)
        super().folder(path)

    def write(self, path: str, data: bytes) -> None:
        try:
            self._try(path)
        except OSError:
            super().write(path, data[: len(data) // 2])
            raise
        super().write(path, data)

    def move(self, source: str, target: str) -> None:
        self._try(source, target)
        super().move(source, target)

    def remove(self, path: str) -> None:
        self._try(path)
        super().remove(path)

    def remove_folder(self, path: str) -> None:
        self._try(path)
        super().remove_folder(path)

    def _try(self, path: str, target: str | None = None) -> None:
        number, self.tried = self.tried, self.tried + 1
        if number == self._number or (number > self._number and not self._once):
            raise OSError(self._code, os.strerror(self._code), path, None, target)


class Closed(Writer):
    """A folder in which nothing may be changed, as on a disk that can only be read."""

    def __init__(self, closed: Path, code: int) -> None:
        self._closed = f"{closed}/"
        self._code = code

    def _check(self, path: str) -> None:
        if path.startswith(self._closed) or f"{path}/" == self._closed:
            raise OSError(self._code, os.strerror(self._code), path)

    def folder(self, path: str) -> None:
        self._check(path)
        super().folder(path)

    def write(self, path: str, data: bytes) -> None:
        self._check(path)
        super().write(path, data)

    def move(self, source: str, target: str) -> None:
        self._check(target)
        super().move(source, target)

    def remove(self, path: str) -> None:
        self._check(path)
        super().remove(path)
