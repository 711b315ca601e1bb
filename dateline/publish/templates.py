"""What the files of `templates/` hold: a page is made again when one that it used is another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

MESSAGES: Final = "messages"
"""The folder of the catalogues: their words are in every page."""


def digests(folders: Sequence[Path]) -> Mapping[str, str]:
    """By name, in its order, the SHA-256 of each file; where several folders hold one, the first folder's, as
    templates are looked for. One that cannot be read is none: that is told when it is used."""
    found: dict[str, str] = {}
    for folder in folders:
        for file in folder.rglob("*"):
            name = file.relative_to(folder).as_posix()
            if name not in found:
                with suppress(OSError):  # a folder as well
                    found[name] = sha256(file.read_bytes()).hexdigest()
    return dict(sorted(found.items()))
