"""What can go wrong, as values. A leaf: everything may import it, it imports nothing of ours."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing an editor must put right.

    `path` is relative to the site's folder, with forward slashes. `line` and `column` count from 1.
    `message` names the offending value; `hint` says what to write instead.
    """

    path: str
    line: int
    column: int
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}: error: {self.message}"
        return f"{place}\n  {self.hint}" if self.hint else place


class SiteError(Exception):
    """The content, the settings or a template are wrong: every problem of the run, sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class UsageError(Exception):
    """The command cannot be carried out as it was given (exit code 2)."""


class MachineError(Exception):
    """The machine refused: an unreadable file, a full disk (exit code 3). One line."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like it, for "did you mean"; empty where none is like it."""
    close = difflib.get_close_matches(word, list(known), 1, 0.6)
    return close[0] if close else ""


def place_after(before: str) -> tuple[int, int]:
    """Line and column, from 1, of the character that follows `before`."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def is_web_address(text: str) -> bool:
    """Whether `text` is a whole http or https address, in ASCII and without spaces (RFC 3986)."""
    try:
        parts = urlsplit(text) if re.fullmatch(r"[!-~]+", text) else None
        return bool(parts and parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0)
    except ValueError:  # brackets that hold no IPv6 address, a port that is no number
        return False
