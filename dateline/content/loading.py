"""All files of `content/` to one `Content`, every cross-reference resolved, every problem told at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from dateline.config import Config
from dateline.content import markup
from dateline.content.complaints import typed
from dateline.content.crossing import Known, Loaded, crossing_problems
from dateline.content.fields import ID_FORM
from dateline.content.reading import START, nearest, read
from dateline.content.records import KINDS, Content, Event
from dateline.problems import MachineError, Problem, SiteError

RESERVED: Final = frozenset(
    [
        "404",
        "actors",
        "citations",
        "corrections",
        "differences",
        "embed",
        "events",
        "feed",
        "newest",
        "places",
        "print",
        "quotations",
        "search",
        "sources",
        "static",
        "tags",
        "threads",
        "timeline",
        "years",
    ]
)


def load(config: Config, static: Sequence[Path], *, drafts: bool = False) -> Content:
    """The content of the site in `config.root`. `static`: the folders that images may lie in.

    Raises SiteError with the problems of all files, MachineError where one cannot be opened.
    """
    files, problems = _files(config.root)
    loaded: list[Loaded] = []
    for kind, file in files:
        record, found = _load(config, kind, file)
        problems += found
        if record:
            loaded.append(record)
    if not files and not problems:
        hint = 'Write a first event: python build.py new "Title" --date 2017-12-02'
        problems.append(Problem("content", *START, "there is nothing to publish", hint))
    problems += _same_ids(config.root, files)
    problems += crossing_problems(config, loaded, Known(_ids(files), tuple(static)))
    if problems:
        raise SiteError(problems)
    return _content(loaded, drafts=drafts)


def _files(root: Path) -> tuple[list[tuple[str, Path]], list[Problem]]:
    """The files of each kind, by name, and what lies in `content/` that is none."""
    content = root / "content"
    files: list[tuple[str, Path]] = []
    problems: list[Problem] = []
    if not content.is_dir():
        return [], []
    try:
        for file in sorted(content.rglob("*")):
            path = file.relative_to(root).as_posix()
            if any(part.startswith(".") for part in file.relative_to(content).parts):
                continue
            problem = _misplaced(file, path, content)
            if problem:
                problems.append(problem)
            elif file.is_file():
                files.append((file.relative_to(content).parts[0], file))
    except OSError as error:
        raise MachineError(f"content cannot be read: {error.strerror}") from error
    return files, problems


def _misplaced(file: Path, path: str, content: Path) -> Problem | None:
    if not file.resolve().is_relative_to(content.resolve()):
        return Problem(
            path, *START, "a link that leads out of content/", "Copy the file itself into content/."
        )
    kind = file.relative_to(content).parts[0]
    if file.is_dir():
        if kind in KINDS:
            return None
        near = nearest(kind, list(KINDS))
        hint = f"Did you mean {near}?" if near else f"Folders here are: {', '.join(KINDS)}."
        return Problem(path, *START, f"unknown folder “{kind}”", hint) if file.parent == content else None
    if file.parent == content:
        return Problem(
            path,
            *START,
            "a file outside the folders of content/",
            f"Move it into one of: {', '.join(KINDS)}.",
        )
    if kind in KINDS and file.suffix != ".md":
        return Problem(
            path, *START, "this is no .md file", "Records end in .md; pictures belong into static/."
        )
    return (
        None
        if kind in KINDS
        else Problem(
            path,
            *START,
            f"a file in the unknown folder “{kind}”",
            f"Folders here are: {', '.join(KINDS)}.",
        )
    )


def _load(config: Config, kind: str, file: Path) -> tuple[Loaded | None, list[Problem]]:
    path = file.relative_to(config.root).as_posix()
    problems = _id_problems(kind, file.stem, path)
    raw, found = read(file, path, config.settings.limits.file_bytes)
    problems += found
    if raw is None:
        return None, problems
    body, faults = markup.render_page(raw.body, file.stem)
    problems += [Problem(path, *raw.body_place(fault.offset), fault.message, fault.hint) for fault in faults]
    given: dict[str, Any] = {"id": file.stem, "path": path, "body": body}
    if kind == "events" and "summary" not in raw.fields and body.lead():
        given["summary"] = body.lead()
    record, complaints = typed(KINDS[kind], raw, given)
    problems += complaints
    return (Loaded(kind, record, raw) if record else None), problems


def _id_problems(kind: str, name: str, path: str) -> list[Problem]:
    if not ID_FORM.fullmatch(name):
        fitting = "-".join(re.findall(r"[a-z0-9]+", name.lower())) or "a-name"
        hint = f"Rename the file to {fitting}.md: lower-case letters a to z, digits and single hyphens."
        return [Problem(path, *START, f"“{name}” is unfit for an address", hint)]
    if kind == "pages" and name in RESERVED:
        return [Problem(path, *START, f"the address /{name}/ is taken", "Give the page's file another name.")]
    return []


def _same_ids(root: Path, files: list[tuple[str, Path]]) -> Iterator[Problem]:
    """Ids are compared without case: many file systems and hosts do not tell them apart."""
    seen: dict[tuple[str, str], Path] = {}
    for kind, file in files:
        first = seen.setdefault((kind, file.stem.casefold()), file)
        if first is not file:
            path = file.relative_to(root).as_posix()
            message = f"the id “{file.stem}” is taken by {first.relative_to(root).as_posix()}"
            yield Problem(path, *START, message, "Rename one of the two files.")


def _content(loaded: list[Loaded], *, drafts: bool) -> Content:
    by_kind: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
    for one in sorted(loaded, key=lambda one: one.record.id):
        record = one.record
        if isinstance(record, Event) and record.draft and not drafts:
            continue
        by_kind[one.kind][record.id] = record
    return Content(**by_kind)


def _ids(files: list[tuple[str, Path]]) -> dict[str, frozenset[str]]:
    """A file with problems still counts as there: one mistake is told once."""
    return {kind: frozenset(file.stem for one, file in files if one == kind) for kind in KINDS}
