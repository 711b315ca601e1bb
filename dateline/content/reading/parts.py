"""The bytes of a file to its fields, with the place of each, and its body.

The one place that imports PyYAML and python-frontmatter: late, for a build that finds all done needs neither.
"""

from __future__ import annotations

import re
from typing import Final

from frontmatter.default_handlers import YAMLHandler

from dateline.content.reading.decoding import decoded
from dateline.content.reading.front_matter import fields_of, plain_fields
from dateline.content.reading.raw import START, RawRecord, UnreadableError
from dateline.problems import Problem

_FENCE: Final = re.compile(r"^-{3,}[ \t]*$", re.MULTILINE)
_DOTS: Final = re.compile(r"^\.\.\.[ \t]*$", re.MULTILINE)
# a line that is no field, no item, no remark and no part of one above it
_PROSE: Final = re.compile(r"^(?![A-Za-z_]+:(?:[ \t]|$)|[-#\]}\s])", re.MULTILINE)
_HANDLER: Final = YAMLHandler(fm_boundary=_FENCE)  # its own boundary swallows blank lines


def record_in(data: bytes, path: str) -> tuple[RawRecord | None, list[Problem]]:
    """As `reading.record_in`."""
    try:
        text = decoded(data, path)
        front, body, problems = _parted(text, path)
        found = fields_of(front, path)
    except UnreadableError as error:
        return None, [error.problem]
    fence_line = text.count("\n", 0, len(text) - len(body)) + 1
    lead = len(body) - len(body.lstrip("\n"))
    record = RawRecord(path, found.fields, found.keys, found.values, body[lead:], fence_line + lead, text)
    return record, problems + found.problems


def plain_record(data: bytes, path: str) -> RawRecord | None:
    """As `reading.plain_record`."""
    try:
        front, body, problems = _parted(decoded(data, path), path)
    except UnreadableError:
        return None
    fields = None if problems else plain_fields(front)
    if fields is None:
        return None
    return RawRecord(path, fields, {(key,): START for key in fields}, {}, body.lstrip("\n"), 1)


def _parted(text: str, path: str) -> tuple[str, str, list[Problem]]:
    """Front matter and body: what follows each fence, with the end of its line.

    Where the closing fence is missing, the fields end where the prose seems to begin, so that what is
    wrong in them is told as well.
    """
    first = text.partition("\n")[0]
    if not _FENCE.match(first):
        raise UnreadableError(path, START, *_no_opening(text))
    if _FENCE.search(text, len(first)):
        front, body = _HANDLER.split(text)
        return front, body, []
    dots = _DOTS.search(text)
    if dots:
        line = text.count("\n", 0, dots.start()) + 1
        hint = "Close it with --- instead."
        problem = Problem(path, line, 1, "the front matter is closed with ...", hint)
        return text[len(first) : dots.start()], text[dots.end() :], [problem]
    hint = "Write --- on a line of its own after its last field."
    problem = Problem(path, *START, "the front matter that begins here is not closed", hint)
    prose = _PROSE.search(text, len(first) + 1)
    end = prose.start() if prose else len(text)
    return text[len(first) : end], "\n" + text[end:], [problem]


def _no_opening(text: str) -> tuple[str, str]:
    if not text.strip():
        return (
            "the file is empty",
            "Begin with ---, write the fields below it, and close them with ---.",
        )
    if text.lstrip().startswith("---"):
        return (
            "something stands before the front matter",
            "Take it out: the first line is ---.",
        )
    return (
        "there is no front matter",
        "Begin the first line with ---, write the fields below it, and close them with ---.",
    )
