"""All files of `content/` to one `Content`, every cross-reference resolved, every problem told at once."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dateline.config import Config
from dateline.content import markup
from dateline.content.complaints import typed
from dateline.content.crossing import Known, Loaded, crossing_problems
from dateline.content.finding import Found, find
from dateline.content.reading import START, read
from dateline.content.records import KINDS, Content, Event, Record
from dateline.problems import Problem, SiteError


def load(
    config: Config, static: Sequence[Path], *, drafts: bool = False, today: datetime.date | None = None
) -> Content:
    """The content of the site in `config.root`. `static`: the folders that images may lie in.

    With `today`, no correction may be later.
    Raises SiteError with the problems of all files, MachineError where one cannot be opened.
    """
    files, problems = find(config.root)
    if not files and not problems:
        hint = 'Write a first event: python build.py new "Title" --date 2017-12-02'
        raise SiteError([Problem("content", *START, "there is nothing to publish", hint)])
    loaded: list[Loaded] = []
    records: list[tuple[str, Record]] = []
    for one in files:
        raw, record, found = _load(one, config.settings.limits.file_bytes)
        problems += found
        loaded += [raw] if raw else []
        records += [(one.kind, record)] if record else []
    known = Known(_ids(config, files), tuple(static), config.settings.published, today)
    problems += crossing_problems(loaded, known)
    if problems:
        raise SiteError(problems)
    return _content(records, drafts=drafts)


def _load(one: Found, largest: int) -> tuple[Loaded | None, Record | None, list[Problem]]:
    raw, problems = read(one.file, one.path, largest)
    if raw is None:
        return None, None, problems
    name = one.file.stem
    body, faults = markup.render_page(raw.body, name)
    loaded = Loaded(one.kind, name, raw, body)
    problems += [loaded.body_problem(fault.offset, fault.message, fault.hint) for fault in faults]
    given: dict[str, Any] = {"id": name, "path": one.path, "body": body}
    if one.kind == "events" and "summary" not in raw.fields and body.lead():
        given["summary"] = body.lead()
    record, complaints = typed(KINDS[one.kind], raw, given)
    return loaded, record, problems + complaints


def _ids(config: Config, files: Sequence[Found]) -> dict[str, frozenset[str]]:
    """A file with problems still counts as there: one mistake is told once."""
    ids = {kind: frozenset(one.file.stem for one in files if one.kind == kind) for kind in KINDS}
    return {**ids, "threads": frozenset(thread.id for thread in config.settings.threads)}


def _content(records: Sequence[tuple[str, Record]], *, drafts: bool) -> Content:
    by_kind: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
    for kind, record in sorted(records, key=lambda one: one[1].id):
        if drafts or not (isinstance(record, Event) and record.draft):
            by_kind[kind][record.id] = record
    return Content(**by_kind)
