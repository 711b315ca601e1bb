"""One file of `content/`: read, typed, and checked as far as it can be without the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dateline.content import complaints, markup
from dateline.content.alone import double_problems, finding_problems
from dateline.content.complaints import typed
from dateline.content.finding import Found
from dateline.content.naming import named
from dateline.content.reading import START, RawRecord, UnreadableError, bytes_of, plain_record, record_in
from dateline.content.records import KINDS
from dateline.content.ties import NO_TEXT, Read, ties_of
from dateline.problems import Problem, SiteError


def make_ready() -> None:
    """Makes now what the first file would wait for, so that processes forked after this need not."""
    complaints.make_ready()
    plain_record(b"---\nname: x\n---\n", "")


def read_files(largest: int, files: Sequence[Found]) -> tuple[Read, ...]:
    """What `files` gave, in their order; those of `largest` bytes or more are refused.

    Files tell nothing of each other here, so batches of them can be read by several processes.
    Raises MachineError where one cannot be opened.
    """
    return tuple(_read(one, largest) for one in files)


def _read(one: Found, largest: int) -> Read:
    try:
        data = bytes_of(one.file, one.path, largest) if one.data is None else one.data
    except UnreadableError as error:
        return Read(one.kind, one.id, one.path, None, None, (error.problem,))
    return read_bytes(one, data)


def read_bytes(one: Found, data: bytes) -> Read:
    """What a file that holds `data` gives. Most are right: places are noted only where one is not."""
    raw = plain_record(data, one.path)
    read = _checked(one, raw, []) if raw else None
    if read and not read.problems:
        return read
    raw, problems = record_in(data, one.path)
    if raw is None:
        return Read(one.kind, one.id, one.path, None, None, tuple(problems))
    return _checked(one, raw, problems)


def read_again(one: Found, read: Read, largest: int) -> RawRecord:
    """The raw record of a file that gave `read`, with the places of its values.

    Raises SiteError where the file gives something else by now: what was wrong may be right again.
    """
    data = bytes_of(one.file, one.path, largest)
    raw, _ = record_in(data, one.path)
    if raw is None or read_bytes(one, data) != read:
        message = "the file was changed while it was read"
        raise SiteError([Problem(one.path, *START, message, "Build again.")])
    return raw


def _checked(one: Found, raw: RawRecord, problems: list[Problem]) -> Read:
    body, faults = markup.render_page(raw.body, one.id)
    given: dict[str, Any] = {"id": one.id, "path": one.path}
    event = one.kind == "events"
    if not event:
        given["body"] = body
    elif "summary" not in raw.fields and (lead := body.lead()):
        given["summary"] = lead
    record, told = typed(KINDS[one.kind], raw, given)
    names = named(one.kind, raw.fields)
    found = [raw.body_problem(fault.offset, fault.message, fault.hint) for fault in faults]
    whole = (*problems, *found, *told, *double_problems(raw, names), *_finding_problems(one.kind, raw))
    ties = ties_of(one.kind, raw, names, body)
    return Read(one.kind, one.id, one.path, record, ties, whole, body if event else NO_TEXT)


def _finding_problems(kind: str, raw: RawRecord) -> Iterator[Problem]:
    return finding_problems(raw) if kind == "events" else iter(())
