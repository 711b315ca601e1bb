"""A rendered text as a value: clean HTML with marks that only the page that shows it can fill."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

_CITATION_MARK: Final = re.compile(r'<sup data-citation="(\d+)"></sup>')
_LINK_MARK: Final = re.compile(r'(<(?:a|img)(?: [a-z-]+="[^"]*")*? (?:href|src)=)"(/[^"]*)"')
_TAG: Final = re.compile(r'<[^<>"]*(?:"[^"]*"[^<>"]*)*>')  # attributes may hold a “>”
_BREAKING_TAG: Final = re.compile(r"</(?:p|li|dt|dd|td|th|h\d|div|pre)>|<br>")
_NOTE: Final = re.compile(r'<sup\b.*?</sup>|<a class="footnote-backref".*?</a>', re.DOTALL)
_FOOTNOTE: Final = re.compile(r"<sup id=.*?</sup>", re.DOTALL)
_FIRST_PARAGRAPH: Final = re.compile(r"<p>(.*?)</p>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Citation:
    """`[@source, locator]`: the sentence before it is carried by `source`."""

    source: str
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a text; `offset` counts characters from its beginning."""

    offset: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Text:
    """A text as written, and as clean HTML with neutral marks; `plain` has neither tags nor notes."""

    source: str = ""
    marked: str = ""
    citations: tuple[Citation, ...] = ()
    plain: str = ""

    def __bool__(self) -> bool:
        return bool(self.marked)

    def fill(self, cite: Callable[[Citation], str], link: Callable[[str], str]) -> str:
        """The HTML: `cite` gives the HTML of a citation, `link` the way to an address of this site."""
        cited = _CITATION_MARK.sub(lambda mark: cite(self.citations[int(mark[1])]), self.marked)
        return _LINK_MARK.sub(lambda mark: f'{mark[1]}"{html.escape(link(html.unescape(mark[2])))}"', cited)

    def links(self) -> tuple[str, ...]:
        """The addresses of this site that the text points to."""
        if '="/' not in self.marked:  # as in nearly all
            return ()
        return tuple(html.unescape(mark[2]) for mark in _LINK_MARK.finditer(self.marked))

    def lead(self) -> Text:
        """Its first paragraph, for lists; without footnotes, which stay behind, and as nobody's own words."""
        first = _FIRST_PARAGRAPH.search(self.marked)
        marked = _FOOTNOTE.sub("", first[1]) if first else ""
        return replace(self, source="", marked=marked, plain=plain(marked))


def plain(marked: str) -> str:
    """The words of clean HTML, in one line."""
    spaced = _BREAKING_TAG.sub(" ", _NOTE.sub("", marked))
    return " ".join(html.unescape(_TAG.sub("", spaced)).split())
