"""Which pictures are there: the files of `static/` that are published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

_KINDS: Final = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})  # browsers show these


@dataclass(frozen=True, slots=True)
class Pictures:
    """The folders that pictures may lie in."""

    static: tuple[Path, ...]

    def has(self, path: str) -> bool:
        """Whether it is a picture in `static/` that is published: not hidden, not by a link to a folder."""
        try:
            if not _is_picture(path) or _is_left_out(path, self.static):
                return False
            return any(_lies_in(one, path) for one in self.static)
        except OSError:  # a name that is too long for any file
            return False

    def lacking(self, path: str) -> tuple[str, str]:
        """Message and remedy for a path that is not there, or is no picture."""
        if not _is_picture(path):
            return f"static/{path} is no picture", f"Pictures end in {', '.join(sorted(_KINDS))}."
        try:
            left_out = _is_left_out(path, self.static)
        except OSError:
            left_out = False
        if left_out:
            hint = "Hidden files, and linked folders, stay behind: move the file itself to another place."
            return f"static/{path} is not published", hint
        beside = (name for name in _beside(path, self.static) if name != path)
        near = next((name for name in beside if name.casefold() == path.casefold()), "")
        hint = f"Did you mean {near}? Small and capital letters differ." if near else ""
        return f"there is no static/{path}", hint or "Put the file there, or mend its name."


def _is_picture(path: str) -> bool:
    return PurePosixPath(path).suffix.lower() in _KINDS


def _lies_in(folder: Path, path: str) -> bool:
    file = folder / path
    return file.is_file() and file.resolve().is_relative_to(folder.resolve())


def _beside(path: str, folders: Sequence[Path]) -> Iterator[str]:
    """The paths of the files in the same folder."""
    within = PurePosixPath(path).parent
    for folder in folders:
        if (folder / within).is_dir():
            yield from sorted(str(within / one.name) for one in (folder / within).iterdir())


def _is_left_out(path: str, folders: Sequence[Path]) -> bool:
    """Hidden, or below a link to a folder."""
    ways = [PurePosixPath(path), *PurePosixPath(path).parents][:-1]
    if any(way.name.startswith(".") for way in ways):
        return True
    return any((folder / way).is_symlink() for folder in folders for way in ways[1:])
