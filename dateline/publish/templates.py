"""What the files of `templates/` hold: a page is made again when one that it used is another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

from dateline.problems import MachineError, Problem, is_language_tag
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


def catalogue_problems(folders: Sequence[Path], tag: str) -> Iterator[Problem]:
    """Catalogues of the site's own that would never be found, since names are those of language tags."""
    folder = folders[0] / MESSAGES if len(folders) > 1 else None
    for file in sorted(folder.glob("*.po")) if folder else ():
        meant = next((name for name in names_of(tag) if name.casefold() == _tag(file.stem).casefold()), "")
        if meant != file.stem and (meant or not is_language_tag(file.stem)):
            hint = f"Rename it to {meant or _tag(file.stem)}.po."
            message = f"“{file.stem}” is no language tag that the site asks for"
            yield Problem(f"templates/{MESSAGES}/{file.name}", 1, 1, message, hint)


def _tag(stem: str) -> str:
    return stem.replace("_", "-")


def names_of(tag: str) -> Sequence[str]:
    """What the catalogues for a language tag are called, the more general first: de, de-AT."""
    return tuple(dict.fromkeys((tag.partition("-")[0], tag)))


def _digest(file: Path) -> str:
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""
