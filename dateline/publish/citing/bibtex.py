"""BibTeX's format: entries that BibTeX, biblatex and reference managers read alike.

Sources of the rules: Oren Patashnik, *BibTeXing* (1988); the biblatex manual, 2.1 to 2.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_UNFIT: Final = re.compile(r"[{}\\]")  # in an address
_JOINED: Final = re.compile(r"\sand\s|^(?:and|others)$", re.IGNORECASE)  # BibTeX's words between names
_SPECIAL: Final = str.maketrans(
    {
        **{mark: f"\\{mark}" for mark in "&%$#_"},
        # BibTeX counts braces even behind a backslash: \{ alone would swallow the rest of the file.
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        "\\": r"{\textbackslash}",
    }
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its key, and its fields as they are written, from the functions below.

    All are `@misc`, the only type for something on the web that every reader takes: `@online` is
    unknown to BibTeX's own styles, which warn at each entry, and some parsers drop it altogether.
    """

    key: str
    fields: Mapping[str, str]

    def __str__(self) -> str:
        lines = [f"  {name} = {value},\n" for name, value in self.fields.items()]
        return f"@misc{{{self.key},\n{''.join(lines)}}}\n"


def text(words: str) -> str:
    """A text as TeX sets it; letters beyond ASCII stay UTF-8."""
    return f"{{{words.translate(_SPECIAL)}}}"


def title(words: str) -> str:
    """A title. Styles write titles in lower case outside inner braces, and no program can tell which
    capitals belong to names ("United States"): so all stay as they are."""
    return f"{{{text(words)}}}"


def address(url: str) -> str:
    """A web address, which `\\url` and biblatex set letter by letter: nothing in it is TeX's."""
    return f"{{{_UNFIT.sub(lambda mark: quote(mark[0]), url)}}}"


def names(authors: Iterable[str], bodies: frozenset[str] = frozenset()) -> str:
    """Authors. BibTeX looks for a family name in each but those in braces: the bodies, and what it would
    take apart or could not read."""
    return f"{{{' and '.join(_name(one, bodies) for one in authors)}}}"


def _name(name: str, bodies: frozenset[str]) -> str:
    whole = name in bodies or name.count(",") > 1 or _JOINED.search(name)
    return text(name) if whole else name.translate(_SPECIAL)


def date(parts: tuple[int, ...]) -> dict[str, str]:
    """Year, month and day, as far as they are given: `year` and `month` for BibTeX, which knows no day,
    `date` for biblatex and reference managers."""
    if not parts:
        return {}
    year, *rest = parts
    fields = {"year": f"{{{year}}}"}
    if rest:
        fields["month"] = _MONTHS[rest[0] - 1]  # a macro: each style has its own word for it
    return {**fields, "date": f"{{{'-'.join([f'{year:04d}', *(f'{part:02d}' for part in rest)])}}}"}
