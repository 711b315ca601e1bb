"""Files of `static/`: the site's own before the engine's, each with a hash of what it holds."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.problems import MachineError, Problem, SiteError


@dataclass(frozen=True, slots=True)
class Assets:
    """By path below `static/`: the bytes of each file, and the short hash that it is asked for with."""

    files: Mapping[str, bytes]
    hashes: Mapping[str, str]


def collect(folders: Sequence[Path]) -> Assets:
    """All files; where several folders hold one, the first folder's. Hidden files stay behind."""
    found: dict[str, Path] = {}
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            path = file.relative_to(folder)
            if file.is_file() and not any(part.startswith(".") for part in path.parts):
                _check_inside(file, folder, path.as_posix())
                found.setdefault(path.as_posix(), file)
    files = {path: _bytes(found[path], path) for path in sorted(found)}
    return Assets(files, {path: hashlib.sha256(data).hexdigest()[:8] for path, data in files.items()})


def _check_inside(file: Path, folder: Path, path: str) -> None:
    if not file.resolve().is_relative_to(folder.resolve()):
        problem = Problem(
            f"static/{path}",
            1,
            1,
            "a link that leads out of static/",
            "Copy the file itself into static/.",
        )
        raise SiteError([problem])


def _bytes(file: Path, path: str) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise MachineError(f"static/{path} cannot be read: {error.strerror}") from error
