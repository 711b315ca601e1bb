"""Which files of `content/` are records, and of which kind; everything else in it is a problem."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn

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


@dataclass(frozen=True, slots=True)
class Found:
    """A file of `content/`; `path` is what problems call it."""

    kind: str
    file: Path
    path: str


def find(root: Path) -> tuple[list[Found], list[Problem]]:
    """The files of each kind in the order of their paths, and the problems with how they are named.

    Names that begin with a dot are passed over. Raises MachineError for a folder that cannot be read.
    """
    content = root / "content"
    files: list[Found] = []
    problems: list[Problem] = []
    for file in sorted(_walk(content, root)) if content.is_dir() else ():
        path = file.relative_to(root).as_posix()
        kind = file.relative_to(content).parts[0]
        problem = _misplaced(file, content, kind)
        if problem:
            problems.append(Problem(path, *START, *problem))
        elif not file.is_dir():
            files.append(Found(kind, file, path))
    return files, problems + list(_id_problems(files))


def _walk(folder: Path, root: Path) -> Iterator[Path]:
    """All below `folder`, without what lies in unknown folders: those are told as a whole."""

    def refuse(error: OSError) -> NoReturn:
        path = Path(error.filename).relative_to(root).as_posix()
        raise MachineError(f"{path} cannot be read: {error.strerror}") from error

    for here, folders, names in os.walk(folder, onerror=refuse):
        yield from (Path(here, name) for name in (*folders, *names) if not name.startswith("."))
        top = Path(here) == folder
        folders[:] = [name for name in folders if not name.startswith(".") and (name in KINDS or not top)]


def _misplaced(file: Path, content: Path, kind: str) -> tuple[str, str] | None:
    """Message and remedy for what is no record, or None."""
    bad_link = _bad_link(file, content) if file.is_symlink() else None
    if bad_link:
        return bad_link
    if file.is_dir():
        near = nearest(kind, KINDS)
        hint = f"Did you mean {near}?" if near else _FOLDERS
        return None if kind in KINDS else (f"unknown folder “{kind}”", hint)
    if file.parent == content:
        return "a file outside the folders of content/", f"Move it into one of: {', '.join(KINDS)}."
    if file.suffix != ".md" or not file.is_file():
        return "this is no .md file", "Records end in .md; pictures belong into static/."
    return None


def _bad_link(file: Path, content: Path) -> tuple[str, str] | None:
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
    for one in sorted(files, key=lambda one: (not ID_FORM.fullmatch(one.file.stem), one.path)):
        name = one.file.stem
        first = seen.setdefault((one.kind, name.casefold()), one)
        if first is not one:
            differs = "" if first.file.stem == name else ", which differs only by case"
            hint = "Rename one of the two files."
            yield Problem(one.path, *START, f"the id “{name}” is taken by {first.path}{differs}", hint)
        elif not ID_FORM.fullmatch(name):
            fitting = fitting_id(name)
            rename = f"Rename the file to {fitting}.md: use" if fitting else "Rename the file: use"
            hint = f"{rename} lower-case letters a to z, digits and single hyphens."
            yield Problem(one.path, *START, f"“{name}” is unfit for an address", hint)
        elif one.kind == "pages" and name in RESERVED:
            hint = "Give the page's file another name."
            yield Problem(one.path, *START, f"the address /{name}/ is taken", hint)
