"""What can go wrong, as values. A leaf: everything may import it, it imports nothing of ours."""

from __future__ import annotations

import difflib
import heapq
import itertools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeVar, cast
from urllib.parse import urlsplit

A = TypeVar("A")
B = TypeVar("B")

Loc = tuple[str | int, ...]
"""The way to a value in a file: `("quotations", 0, "text")`."""
Place = tuple[int, int]
"""Line and column, from 1."""

UNFIT: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Characters that no HTML may hold, or that YAML (but not Markdown) takes for the end of a line."""

_COMPARED: Final = 20  # difflib is slow: it sees no more than these of the known words


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

    @property
    def what(self) -> tuple[str, int, int, str]:
        """All but what to do about it."""
        return self.path, self.line, self.column, self.message

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}: error: {self.message}"
        return f"{place}\n  {self.hint}" if self.hint else place


class SiteError(Exception):
    """The content, the settings or a template are wrong: every problem of the run, sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[SiteError], tuple[tuple[Problem, ...]]]:
        """Another process tells the same problems."""
        return type(self), (self.problems,)


def both(first: Callable[[], A], second: Callable[[], B]) -> tuple[A, B]:
    """What the two give. Raises SiteError with the problems of both: nobody mends the first only to be told
    of the second. What both say of a place is told as the first says it."""
    given, told = _tried(first)
    also, more = _tried(second)
    if told or more:
        known = {one.what for one in told}
        raise SiteError([*told, *(one for one in more if one.what not in known)])
    return cast("tuple[A, B]", (given, also))


def _tried(work: Callable[[], A]) -> tuple[A | None, tuple[Problem, ...]]:
    try:
        return work(), ()
    except SiteError as error:
        return None, error.problems


class UsageError(Exception):
    """The command cannot be carried out as it was given (exit code 2)."""


class MachineError(Exception):
    """The machine refused: an unreadable file, a full disk (exit code 3). One line."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like it, for "did you mean"; empty where none is like it."""
    return _nearest(word, tuple(known))


@lru_cache(maxsize=4096)
def _nearest(word: str, known: tuple[str, ...]) -> str:
    """`known` is cut to the words with which `word` shares most pairs of letters."""
    least, most = len(word) * 3 / 7, len(word) * 7 / 3  # no other length comes to 0.6
    likely = [one for one in known if least <= len(one) <= most]
    if len(likely) > _COMPARED:
        pairs = _pairs(word)
        likely = heapq.nlargest(_COMPARED, likely, key=lambda one: len(pairs & _pairs(one)))
    close = difflib.get_close_matches(word, likely, 1, 0.6)
    return close[0] if close else ""


@lru_cache(maxsize=16_384)
def _pairs(word: str) -> frozenset[str]:
    return frozenset(map("".join, itertools.pairwise(word)))


def field_name(loc: Loc) -> str:
    """`("quotations", 0, "text")` as "quotations 1: text"; positions count from 1."""
    words: list[str] = []
    for step in loc:
        if isinstance(step, int) and words:
            words[-1] += f" {step + 1}"
        else:
            words.append(str(step))
    return ": ".join(words)


def unfit_words(character: str) -> tuple[str, str]:
    """The message and the remedy for a character that `UNFIT` finds."""
    name = "a NUL byte" if character == "\0" else f"the invisible character U+{ord(character):04X}"
    return name, "Take it out: it cannot be shown."


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


def is_language_tag(text: str) -> bool:
    """Whether `text` has the form of a language tag (BCP 47): en, pt-BR, zh-Hant."""
    return bool(re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", text))
