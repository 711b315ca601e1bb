"""All files of `content/` to one `Content`, every cross-reference resolved, every problem told at once."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from dateline.config import Config
from dateline.content.crossing import Known, crossing_problems
from dateline.content.finding import Found, find
from dateline.content.pictures import Pictures
from dateline.content.reading import START, RawRecord
from dateline.content.records import KINDS, Content, Event
from dateline.content.ties import Read
from dateline.problems import Problem, SiteError

Batch = Sequence[Found]
ReadBatch = Callable[[Batch], tuple[Read, ...]]
Mapped = Callable[[ReadBatch, Iterable[Batch]], Iterable[tuple[Read, ...]]]
"""How batches of files are read: as the builtin `map`, or the `map` of a `concurrent.futures.Executor`."""

_BATCH: Final = 250  # files; about 50 ms of work, so that handing it to another process is worth it


def load(
    config: Config,
    static: Sequence[Path],
    *,
    drafts: bool = False,
    today: datetime.date | None = None,
    mapped: Mapped = map,
) -> Content:
    """The content of the site in `config.root`. `static`: the folders that images may lie in.

    With `today`, nothing may have been done later. Neither `mapped` nor its order of work changes what
    comes out.
    Raises SiteError with the problems of all files, MachineError where one cannot be opened.
    """
    files, problems = find(config.root)
    if not files and not problems:
        hint = 'Write a first event: python build.py new "Title" --date 2017-12-02'
        raise SiteError([Problem("content", *START, "there is nothing to publish", hint)])
    largest = config.settings.limits.file_bytes
    reads = [one for batch in mapped(partial(read_batch, largest), _batches(files)) for one in batch]
    problems += [problem for one in reads for problem in one.problems]
    problems += crossing_problems(reads, _known(config, files, static, today))
    if problems:
        raise SiteError(problems)
    content = _content(reads)
    return content if drafts else content.published()


def read_batch(largest: int, batch: Batch) -> tuple[Read, ...]:
    """What the files of a batch gave, in their order; those of `largest` bytes or more are refused.

    Files tell nothing of each other here, so any process can read any batch.
    Raises MachineError where one cannot be opened.
    """
    from dateline.content.files import read_files  # late: where all is known, nothing is read

    return read_files(largest, batch)


def _batches(files: Sequence[Found]) -> list[Batch]:
    return [files[start : start + _BATCH] for start in range(0, len(files), _BATCH)]


def _known(
    config: Config, files: Sequence[Found], static: Sequence[Path], today: datetime.date | None
) -> Known:
    """A file with problems still counts as there: one mistake is told once."""
    ids = {kind: frozenset(one.id for one in files if one.kind == kind) for kind in KINDS}
    ids["threads"] = frozenset(thread.id for thread in config.settings.threads)
    found = {one.path: one for one in files}
    again: dict[str, RawRecord] = {}

    def raw(read: Read) -> RawRecord:
        from dateline.content.files import read_again

        if read.path not in again:
            again[read.path] = read_again(found[read.path], read, config.settings.limits.file_bytes)
        return again[read.path]

    return Known(ids, Pictures(tuple(static)), config.settings.published, today, raw)


def _content(reads: Sequence[Read]) -> Content:
    by_kind: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
    bodies = {}
    for one in sorted(reads, key=lambda one: one.id):
        if isinstance(one.record, Event):
            bodies[one.id] = one.body
        by_kind[one.kind][one.id] = one.record
    return Content(**by_kind, bodies=bodies)
