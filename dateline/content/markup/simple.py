"""The short way for texts without any sign that Markdown reads, citations apart: most are so.

What it makes is what Python-Markdown and nh3 make of the same text, byte for byte; what it does not
take, they get. So every pattern here says what is surely plain, and nothing else.
"""

from __future__ import annotations

import re
from typing import Final

from dateline.content.markup.text import Citation, Text
from dateline.problems import UNFIT

_UNFIT: Final = UNFIT.pattern.strip("[]")
_SIGNS: Final = rf"\\`*_\[\]<>&~#|\n\t\r\xa0{_UNFIT}"  # a no-break space comes out as a reference
_WORDS: Final = rf"[^{_SIGNS}]++"
_CITATION: Final = rf"\[@([A-Za-z0-9-]++)(?:, ?+([^{_SIGNS},][^{_SIGNS}]*+))?+\](?!:)"
# A line that begins so may be a list, a heading's underline, a definition, a reference or a rule.
_LINE: Final = rf"(?![-+:=\s\[]|\d+\.)(?:{_WORDS}|{_CITATION})++(?<=\S)"

_PAGE: Final = re.compile(rf"(?:{_LINE}(?:\n++|\Z))++")
_PROSE: Final = re.compile(rf"(?:{_WORDS}|{_CITATION})++")
_TITLE: Final = re.compile(_WORDS)
_CITED: Final = re.compile(rf"\s*{_CITATION}")
_BREAK: Final = re.compile(r"\n\n+")
_PROBE: Final = "dlprobe"  # see `probing`


def simple_page(source: str) -> Text | None:
    """A body of paragraphs; None for what has to go the long way."""
    if not source.strip():
        return Text(source)
    if not _PAGE.fullmatch(source) or _PROBE in source:
        return None
    text = _cited(source.rstrip("\n"))
    paragraphs = _BREAK.sub("</p>\n<p>", text.marked)
    return Text(source, f"<p>{paragraphs}</p>", text.citations, text.plain)


def simple_line(source: str) -> Text | None:
    """A text in one line; None for what has to go the long way."""
    return _cited(source) if _PROSE.fullmatch(source) and _PROBE not in source else None


def simple_title(source: str) -> Text | None:
    """A text in one line without citations; None for what has to go the long way."""
    return Text(source, source, (), source) if _TITLE.fullmatch(source) else None


def _cited(source: str) -> Text:
    """`source`, in which nothing has a meaning but citations, with their marks."""
    words, *cited = _CITED.split(source)
    if not cited:
        return Text(source, source, (), " ".join(source.split()))
    citations = tuple(map(_citation, cited[::3], cited[1::3]))
    marks = (f'<sup data-citation="{number}"></sup>{after}' for number, after in enumerate(cited[2::3]))
    plain = " ".join("".join((words, *cited[2::3])).split())
    return Text(source, "".join((words, *marks)), citations, plain)


def _citation(source: str, locator: str | None) -> Citation:
    return Citation(source, " ".join(locator.split()) if locator else "")
