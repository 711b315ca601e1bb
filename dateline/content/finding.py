"""Which files of `content/` are records, and of which kind; everything else in it is a problem."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.content.forms import ID_FORM, fitting_id
from dateline.content.reading import START
from dateline.content.records import KINDS
from dateline.problems import MachineError, Problem, nearest

RESERVED: Final = frozenset(
    """
    404 actors citations corrections differences embed events feed find newest places print quotations
    search sources static tags threads timeline years
    """.split()  # noqa: SIM905 (easier to read)
)
_FOLDERS: Final = f"Folders here are: {', '.join(KINDS)}."
_SUFFIX: Final = ".md"


@dataclass(frozen=True, slots=True)
class Found:
    """A file of `content/`; `path` is what problems call it, `data` its bytes if they were read already."""

    kind: str
    id: str
    file: str
    path: str
    data: bytes | None = None


def find(root: Path) -> tuple[list[Found], list[Problem]]:
    """The files of each kind in the order of their paths, and the problems with how they are named.

    Names that begin with a dot are passed over. Raises MachineError for a folder that cannot be read.
    """
    content = root / "content"
    files: list[Found] = []
    problems: list[Problem] = []
    if content.exists() and not content.is_dir():
        hint = "Records lie in folders inside of content/: move the file away."
        problems.append(Problem("content", *START, "this is a file, not a folder", hint))
    for entry, path in _walk(str(content), "content") if content.is_dir() else ():
        problem = _misplaced(entry, path, content)
        if problem:
            problems.append(Problem(path, *START, *problem))
        elif not entry.is_dir():
            kind = path.split("/", 2)[1]
            files.append(Found(kind, entry.name.removesuffix(_SUFFIX), entry.path, path))
    files.sort(key=lambda one: one.path.split("/"))
    return files, problems + list(_id_problems(files))


def _walk(folder: str, path: str) -> Iterator[tuple[os.DirEntry[str], str]]:
    """All below `folder`, without what lies in unknown folders: those are told as a whole.

    No `Path` for each: with 10,000 files they took most of the time.
    """
    try:
        with os.scandir(folder) as scan:
            entries = [entry for entry in scan if not entry.name.startswith(".")]
    except OSError as error:
        raise MachineError(f"{path} cannot be read: {error.strerror}") from error
    for entry in entries:
        below = f"{path}/{entry.name}"
        yield entry, below
        if entry.is_dir(follow_symlinks=False) and (entry.name in KINDS or path != "content"):
            yield from _walk(entry.path, below)


def _misplaced(entry: os.DirEntry[str], path: str, content: Path) -> tuple[str, str] | None:
    """Message and remedy for what is no record, or None."""
    bad_link = _bad_link(entry.path, content) if entry.is_symlink() else None
    if bad_link:
        return bad_link
    _, kind, *below = path.split("/", 2)
    if entry.is_dir():
        near = nearest(kind, KINDS)
        hint = f"Did you mean {near}?" if near else _FOLDERS
        return None if kind in KINDS else (f"unknown folder “{kind}”", hint)
    if not below:
        return "a file outside the folders of content/", f"Move it into one of: {', '.join(KINDS)}."
    if not entry.name.endswith(_SUFFIX) or not entry.is_file():
        return "this is no .md file", "Records end in .md; pictures belong into static/."
    return None


def _bad_link(file: str, content: Path) -> tuple[str, str] | None:
    target = Path(os.path.realpath(file))  # Path.resolve raises RuntimeError for a link to itself
    if not target.is_relative_to(os.path.realpath(content)):
        return "a link that leads out of content/", "Copy the file itself into content/."
    if target.is_dir():
        return "a link to a folder", "Copy the files themselves into content/."
    if not target.exists():
        return "a link that leads nowhere", "Take it out, or put the file there that it leads to."
    return None


def _id_problems(files: Sequence[Found]) -> Iterator[Problem]:
    """Ids are compared without case: many file systems and hosts do not tell them apart."""
    seen: dict[tuple[str, str], Found] = {}
    for one in sorted(files, key=lambda one: (not ID_FORM.fullmatch(one.id), one.path)):
        first = seen.setdefault((one.kind, one.id.casefold()), one)
        if first is not one:
            differs = "" if first.id == one.id else ", which differs only by case"
            hint = "Rename one of the two files."
            yield Problem(one.path, *START, f"the id “{one.id}” is taken by {first.path}{differs}", hint)
        elif not ID_FORM.fullmatch(one.id):
            fitting = fitting_id(one.id)
            rename = f"Rename the file to {fitting}.md: use" if fitting else "Rename the file: use"
            hint = f"{rename} lower-case letters a to z, digits and single hyphens."
            yield Problem(one.path, *START, f"“{one.id}” is unfit for an address", hint)
        elif one.kind == "pages" and one.id in RESERVED:
            hint = "Give the page's file another name."
            yield Problem(one.path, *START, f"the address /{one.id}/ is taken", hint)
