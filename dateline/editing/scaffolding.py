"""`new`: the file of an event, ready to be filled in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from dateline.config import Config
from dateline.content.dates import DateError, parse
from dateline.content.forms import ID_FORM, ID_HINT, fitting_id
from dateline.content.markup import render_title
from dateline.problems import UNFIT, MachineError, UsageError, nearest, unfit_words

_TEMPLATE: Final = """\
---
title: {title}
date: {date}
thread: {thread}
sources: [{sources}]
---
"""
_LETTERS: Final = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)  # those that Unicode does not take apart into a letter and an accent
_BARE_DATE: Final = re.compile(r"[0-9A-Za-z?~./-][0-9A-Za-z?~%./:+-]*")  # YAML takes no % or [ at the start
_LONGEST: Final = 80  # file systems allow 255 bytes a name; an address should be readable


def new_event(
    config: Config,
    title: str,
    date: str,
    *,
    thread: str | None = None,
    sources: Sequence[str] = (),
    name: str | None = None,
) -> Path:
    """Writes `content/events/<id>.md` and returns it; `name` is the id, else it is made from the title.

    Raises UsageError rather than write over a file or name what is not there, MachineError where the
    file cannot be written.
    """
    line = " ".join(title.split())
    _check(config, line, date, thread, sources)
    name = _checked(name) if name is not None else identifier(line)
    text = _TEMPLATE.format(
        title=_quoted(line),
        date=date if _BARE_DATE.fullmatch(date) else json.dumps(date, ensure_ascii=False),
        thread=thread or config.settings.threads[0].id,
        sources=", ".join(sources),
    )
    return _write(config.root, f"content/events/{name}.md", text)


def _write(root: Path, path: str, text: str) -> Path:
    file = root / path
    if file.exists():
        raise UsageError(f"{path} is there already: edit it, or choose another title or --id")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as out:
            out.write(text)
    except OSError as error:
        raise MachineError(f"{path} cannot be written: {error.strerror}") from error
    return file


def _check(config: Config, title: str, date: str, thread: str | None, sources: Iterable[str]) -> None:
    if not title:
        raise UsageError("the title is empty")
    if unfit := UNFIT.search(title):
        name, hint = unfit_words(unfit[0])
        raise UsageError(f"the title holds {name}. {hint}")
    _, faults = render_title(title)
    if faults:
        said = "; ".join(f"{fault.message}. {fault.hint}" for fault in faults)
        raise UsageError(f"the title: {said}")
    try:
        parse(date)
    except DateError as error:
        raise UsageError(f"--date: {error.message}. {error.hint}") from None
    if thread is not None:
        threads = [one.id for one in config.settings.threads]
        _check_known("thread", thread, threads, f"Threads are {', '.join(threads)}.")
    known = [file.stem for file in sorted(config.root.glob("content/sources/*.md"))]
    for source in sources:
        _check_known("source", source, known, f"Write content/sources/{source}.md first.")


def _check_known(kind: str, name: str, known: Sequence[str], otherwise: str) -> None:
    if name not in known:
        near = nearest(name, list(known))
        hint = f"Did you mean {near}?" if near else otherwise
        raise UsageError(f"--{kind}: unknown {kind} “{name}”. {hint}")


def _checked(name: str) -> str:
    if not ID_FORM.fullmatch(name):
        raise UsageError(f"--id: “{name}” is no id. {ID_HINT}")
    return name


def identifier(title: str) -> str:
    """An id made from a title: its letters without accents, at most eight words and 80 characters."""
    fitting = fitting_id(re.sub(r"['’]", "", title.lower().translate(_LETTERS)))
    if not fitting:
        hint = "name one with --id, such as --id first-talks"
        raise UsageError(f"“{title}” holds no letter from a to z for an address: {hint}")
    return "-".join(fitting.split("-")[:8])[:_LONGEST].rstrip("-")


def _quoted(text: str) -> str:
    """As YAML takes it: bare where that is safe, else in JSON's quotation marks, which YAML shares."""
    bare = re.fullmatch(r"[^\W_][^:#\[\]{},&*!|>'\"%@`\\\x00-\x1f\x7f-\x9f]*", text)
    return text if bare and text != "null" else json.dumps(text, ensure_ascii=False)
