"""`new`: the file of an event, ready to be filled in."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from dateline.config import Config
from dateline.content.dates import DateError, parse
from dateline.problems import MachineError, UsageError

_TEMPLATE = """\
---
title: {title}
date: {date}
thread: {thread}
sources: [{sources}]
---
"""


def new_event(
    config: Config, title: str, date: str, *, thread: str | None = None, sources: Sequence[str] = ()
) -> Path:
    """Writes `content/events/<id>.md` and returns it. Raises UsageError rather than write over a file."""
    _check(config, title, date, thread)
    name = identifier(title)
    file = config.root / "content" / "events" / f"{name}.md"
    text = _TEMPLATE.format(
        title=_quoted(title.strip()),
        date=_quoted(date) if date[:1] in "[{" else date,
        thread=thread or config.settings.threads[0].id,
        sources=", ".join(sources),
    )
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as out:
            out.write(text)
    except FileExistsError:
        raise UsageError(
            f"content/events/{name}.md is there already: choose another title, or edit it"
        ) from None
    except OSError as error:
        raise MachineError(f"content/events/{name}.md cannot be written: {error.strerror}") from error
    return file


def _check(config: Config, title: str, date: str, thread: str | None) -> None:
    if not title.strip():
        raise UsageError("the title is empty")
    try:
        parse(date)
    except DateError as error:
        raise UsageError(f"--date: {error.message}. {error.hint}") from None
    threads = [one.id for one in config.settings.threads]
    if thread is not None and thread not in threads:
        raise UsageError(f"--thread: “{thread}” is none of {', '.join(threads)}")


def identifier(title: str) -> str:
    """An id made from a title: its letters without accents, at most eight words."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))[:8]
    if not words:
        raise UsageError(
            f"“{title}” holds no letter from a to z for an address: write the file by hand under a name of your own"
        )
    return "-".join(words)


def _quoted(text: str) -> str:
    """As YAML takes it: bare where that is safe, else in JSON's quotation marks, which YAML shares."""
    bare = re.fullmatch(r"[A-Za-z0-9][^:#\[\]{},&*!|>'\"%@`\\]*", text)
    return text if bare else json.dumps(text, ensure_ascii=False)
