"""What the files of `templates/` hold: a page is made again when one that it used is another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

from dateline.problems import MachineError
from dateline.publish.walking import files_in

MESSAGES: Final = "messages"
"""The folder of the catalogues: their words are in every page."""


def digests(folders: Sequence[Path]) -> Mapping[str, str]:
    """By name, in its order, the SHA-256 of each file; where several folders hold one, the first folder's, as
    templates are looked for. Of one that cannot be read it is empty: that is told when it is used. Raises
    MachineError for a folder that cannot be read, or that goes meanwhile."""
    found: dict[str, str] = {}
    try:
        for folder in folders:
            for file in files_in(folder):
                name = file.relative_to(folder).as_posix()
                if name not in found and file.is_file():
                    found[name] = _digest(file)
    except OSError as error:
        raise MachineError(f"templates cannot be read: {error.strerror}") from error
    return dict(sorted(found.items()))


def _digest(file: Path) -> str:
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""
