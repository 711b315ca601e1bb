"""Markdown with citations to safe HTML: the one owner of Python-Markdown and nh3.

A text becomes a `Text`: clean HTML with neutral marks where only the page that shows it knows what
to write (the number of a note, the way from this page to another). `Text.fill` writes them in.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

_SCHEMES: Final = frozenset({"http", "https", "mailto"})
_PAGE_TAGS: Final = frozenset(
    [
        "p",
        "em",
        "strong",
        "a",
        "ul",
        "ol",
        "li",
        "blockquote",
        "code",
        "pre",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "br",
        "img",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "dl",
        "dt",
        "dd",
        "abbr",
        "sup",
        "div",
    ]
)
_LINE_TAGS: Final = frozenset(["em", "strong", "a", "code", "abbr", "sup", "br"])
_TITLE_TAGS: Final = frozenset(["em", "strong", "code"])
_ATTRIBUTES: Final = {
    "a": {"href", "title", "class"},
    "abbr": {"title"},
    "img": {"src", "alt", "title"},
    "li": {"id"},
    "ol": {"start"},
    "sup": {"id", "data-citation"},
    "th": {"class"},
    "td": {"class"},
    "div": {"class"},
}
_CITATION_MARK: Final = re.compile(r'<sup data-citation="(\d+)"></sup>')
_LINK_MARK: Final = re.compile(r'\b(href|src)="(/[^"]*)"')
_FOOTNOTE_NUMBER: Final = re.compile(r'(class="footnote-ref"[^>]*>)(\d+)(</a>)')
_BREAKING_TAG: Final = re.compile(r"</(?:p|li|dt|dd|td|th|h\d|div|pre)>|<br>")
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
        """The HTML, with `cite`'s HTML for each citation and `link`'s answer for each address of this site."""
        cited = _CITATION_MARK.sub(lambda mark: cite(self.citations[int(mark[1])]), self.marked)
        return _LINK_MARK.sub(lambda mark: f'{mark[1]}="{html.escape(link(html.unescape(mark[2])))}"', cited)

    def links(self) -> tuple[str, ...]:
        """The addresses of this site that the text points to."""
        return tuple(html.unescape(mark[2]) for mark in _LINK_MARK.finditer(self.marked))

    def lead(self) -> Text:
        """Its first paragraph, for lists."""
        first = _FIRST_PARAGRAPH.search(self.marked)
        marked = first[1] if first else ""
        return replace(self, marked=marked, plain=_plain(marked))


Renderer = Callable[[str], tuple[Text, tuple[Fault, ...]]]


def render_page(source: str, footnotes: str = "") -> tuple[Text, tuple[Fault, ...]]:
    """A body: all of our Markdown. `footnotes` makes its footnotes' ids its own."""
    return _render(source, _page_markdown(), _PAGE_TAGS, footnotes)


def render_line(source: str) -> tuple[Text, tuple[Fault, ...]]:
    """A text field: one paragraph, with emphasis, links and citations."""
    return _render(" ".join(source.split()), _line_markdown(), _LINE_TAGS)


def render_title(source: str) -> tuple[Text, tuple[Fault, ...]]:
    """A title or a name: emphasis only, since it stands inside of links."""
    line = " ".join(source.split())
    text, faults = _render(line, _line_markdown(), _TITLE_TAGS)
    if text.citations:
        faults += (Fault(line.find("[@"), "a citation in a title", "Cite in the body or in a text field."),)
    if text.links() or re.search(r"\]\(|<https?:", line):
        faults += (
            Fault(0, "a link in a title", "Titles stand inside of links: put the link into the body."),
        )
    return text, faults


def citation_offsets(source: str) -> tuple[tuple[str, int], ...]:
    """Each citation of a body: the source's id, and where it stands."""
    probed = _Probe(source, re.compile(r"\[@\s*"))
    found = _convert(probed.text, _page_markdown())
    return tuple((probed.clean(one.source), probed.offset_of(one.source)) for one in found.citations)


def _render(
    source: str, markdown: Markdown, tags: frozenset[str], footnotes: str = ""
) -> tuple[Text, tuple[Fault, ...]]:
    found = _convert(source, markdown)
    clean = nh3.clean(
        found.html,
        tags=set(tags),
        attributes=_ATTRIBUTES,
        url_schemes=set(_SCHEMES),
        link_rel=None,
        attribute_filter=_own_ids(footnotes) if "[^" in source else None,
    )
    marked = _FOOTNOTE_NUMBER.sub(lambda m: m[1] + _letter(int(m[2])) + m[3], clean).strip()
    if tags is not _PAGE_TAGS:
        marked = marked.removeprefix("<p>").removesuffix("</p>")
    return Text(source, marked, tuple(found.citations), _plain(marked)), tuple(
        _faults(source, markdown, found)
    )


def _plain(marked: str) -> str:
    without_notes = re.sub(r"<sup\b.*?</sup>", "", marked, flags=re.DOTALL)
    spaced = _BREAKING_TAG.sub(" ", without_notes)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", spaced)).split())


def _letter(number: int) -> str:
    """Footnotes are lettered, as the notes that name sources are numbered: a, b, … z, aa."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _own_ids(prefix: str) -> Callable[[str, str, str], str | None]:
    """Several bodies may share a page: `fn:1` of the event x becomes `x-fn-1`."""

    def own(_tag: str, name: str, value: str) -> str | None:
        if name == "id":
            return f"{prefix}-{value.replace(':', '-')}"
        if name == "href" and value.startswith("#fn"):
            return f"#{prefix}-{value[1:].replace(':', '-')}"
        return value

    return own


# ---- what the conversion finds -------------------------------------------------------------------


@dataclass(slots=True)
class _Found:
    """What one conversion met: collected while Python-Markdown runs, read once afterwards."""

    html: str = ""
    citations: list[Citation] = field(default_factory=list)
    malformed: list[str] = field(default_factory=list)
    raw_html: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    images: list[tuple[str, str]] = field(default_factory=list)


_RAW_HTML: Final = re.compile(r"<(?=[A-Za-z/!?])(?!(?:https?|ftp)://[^<>\s]*>|[^<>\s@/]+@[^<>\s@]+>)")


def _faults(source: str, markdown: Markdown, found: _Found) -> Iterable[Fault]:
    if found.raw_html:
        probed = _Probe(source, _RAW_HTML)
        for tag in _convert(probed.text, markdown).raw_html:
            yield Fault(probed.offset_of(tag), f"raw HTML: {_shown(probed.clean(tag))}", _RAW_HINT)
    if found.malformed:
        probed = _Probe(source, re.compile(r"\[@"))
        for text in _convert(probed.text, markdown).malformed:
            shown = _shown(probed.clean(text))
            yield Fault(
                probed.offset_of(text),
                f"“{shown}” is no citation",
                "Write [@id] or [@id, paragraph 3].",
            )
    for address in dict.fromkeys(found.addresses):
        message, hint = _address_fault(address)
        if message:
            yield from _at_each(source, markdown, address, message, hint)
    for address, alt in dict.fromkeys(found.images):
        if not _is_static(address):
            yield from _at_each(
                source,
                markdown,
                address,
                f"the image “{_shown(address)}” is not in static/",
                _IMAGE_HINT,
            )
        if not alt:
            yield from _at_each(
                source,
                markdown,
                address,
                f"the image “{_shown(address)}” has no alt text",
                _ALT_HINT,
            )


_RAW_HINT: Final = "Write Markdown instead; for a less-than sign write \\<."
_IMAGE_HINT: Final = "Put the file into static/ and write its path from there: images/ship.jpg."
_ALT_HINT: Final = "Say in the square brackets what it shows: ![A ship at sea](images/ship.jpg)."


def _at_each(source: str, markdown: Markdown, address: str, message: str, hint: str) -> Iterable[Fault]:
    probed = _Probe(source, re.compile(re.escape(address)))
    met = _convert(probed.text, markdown)
    candidates = [*met.addresses, *(image for image, _ in met.images)]
    offsets = [probed.offset_of(one) for one in candidates if probed.clean(one) == address]
    yield from (Fault(offset, message, hint) for offset in offsets or [0])


def _address_fault(address: str) -> tuple[str, str]:
    """Browsers drop white space and control characters before they read a scheme; so do we."""
    bare = re.sub(r"[\x00-\x20]", "", html.unescape(address))
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", bare)
    if scheme and scheme[1].lower() not in _SCHEMES:
        return (
            f"the address “{_shown(address)}” begins with {scheme[1]}:",
            "Only http:, https: and mailto: are allowed.",
        )
    if bare.startswith(("//", "\\", "/\\")):
        return f"the address “{_shown(address)}” names no scheme", "Write https:// before it."
    if scheme:
        return _broken(address, bare)
    if not bare.startswith("/"):
        return (
            f"the address “{_shown(address)}” is relative",
            "Begin an address of this site with a slash: /about/.",
        )
    return "", ""


def _broken(address: str, bare: str) -> tuple[str, str]:
    try:
        parts = urlsplit(bare)
    except ValueError:
        return f"the address “{_shown(address)}” is broken", "Copy it again from the browser."
    if parts.scheme.lower() != "mailto" and not parts.netloc:
        return (
            f"the address “{_shown(address)}” has no host",
            "Write the whole address: https://example.org/page.",
        )
    return "", ""


def _shown(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"


class _Probe:
    """Finds where in the source something stood that Python-Markdown, which keeps no positions, has met.

    Each place that matches gets a numbered word put behind it; what the conversion of that text meets
    carries the numbers back. Only made when something is wrong.
    """

    _WORD: Final = re.compile(r"dlprobe(\d+)z")

    def __init__(self, source: str, pattern: re.Pattern[str]) -> None:
        matches = list(pattern.finditer(source))
        self._offsets = [match.start() for match in matches]
        ends = [match.end() for match in matches]
        pieces = [source[i:j] for i, j in zip([0, *ends], [*ends, len(source)], strict=True)]
        words = [f"dlprobe{number}z" for number in range(len(ends))]
        self.text = "".join(a + b for a, b in zip(pieces, [*words, ""], strict=True))

    def offset_of(self, met: str) -> int:
        word = self._WORD.search(met)
        return self._offsets[int(word[1])] if word else 0

    def clean(self, met: str) -> str:
        return self._WORD.sub("", met)


# ---- Python-Markdown -----------------------------------------------------------------------------


def _convert(source: str, markdown: Markdown) -> _Found:
    markdown.reset()
    found = _Found()
    markdown.dateline_found = found  # type: ignore[attr-defined]
    found.html = markdown.convert(source)
    return found


@cache
def _page_markdown() -> Markdown:
    return Markdown(
        extensions=[
            FootnoteExtension(BACKLINK_TEXT="↩", BACKLINK_TITLE=""),
            TableExtension(),
            DefListExtension(),
            AbbrExtension(),
            SaneListExtension(),
            _OurMarkdown(),
        ],
        output_format="html",
    )


@cache
def _line_markdown() -> Markdown:
    markdown = Markdown(extensions=[_OurMarkdown()], output_format="html")
    for name in (
        "indent",
        "code",
        "hashheader",
        "setextheader",
        "hr",
        "olist",
        "ulist",
        "quote",
        "reference",
    ):
        markdown.parser.blockprocessors.deregister(name)
    return markdown


class _OurMarkdown(Extension):
    """Citations; raw HTML and bad addresses collected; headings below the page's own."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        md.preprocessors.deregister("html_block")
        md.ESCAPED_CHARS.append("<")
        md.inlinePatterns.register(_RawHtml(r"<(?=[A-Za-z/!?])[^<>]*>?", md), "html", 90)
        md.inlinePatterns.register(_Cite(r"\s*\[@([^\]]*)\]", md), "citation", 175)
        md.treeprocessors.register(_Tidy(md), "dateline", 5)


def _found(processor: InlineProcessor | Treeprocessor) -> _Found:
    found: _Found = processor.md.dateline_found  # type: ignore[attr-defined]
    return found


class _RawHtml(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: N802, ARG002
        _found(self).raw_html.append(m[0])
        return "", m.start(0), m.end(0)


class _Cite(InlineProcessor):
    _INSIDE: Final = re.compile(r"\s*([A-Za-z0-9-]+)\s*(?:,\s*(\S.*?))?\s*", re.DOTALL)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802, ARG002
        found = _found(self)
        mark = Element("sup")
        inside = self._INSIDE.fullmatch(m[1])
        if inside:
            mark.set("data-citation", str(len(found.citations)))
            found.citations.append(Citation(inside[1], " ".join((inside[2] or "").split())))
        else:
            found.malformed.append(f"[@{m[1]}]")
        return mark, m.start(0), m.end(0)


class _Tidy(Treeprocessor):
    """After the inline patterns: notes the addresses, moves headings down, aligns cells by class."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            self._address(element)
            if re.fullmatch(r"h[1-6]", element.tag):
                element.tag = f"h{min(6, int(element.tag[1]) + 1)}"
            aligned = re.search(r"text-align: (\w+)", element.attrib.pop("style", ""))
            if aligned:
                element.set("class", f"align-{aligned[1]}")

    def _address(self, element: Element) -> None:
        found = _found(self)
        if element.tag == "img":
            source = element.get("src", "")
            found.images.append((source, element.get("alt", "").strip()))
            element.set("src", f"/static/{source}")
        href = element.get("href")
        if href and "\x02" not in href and element.get("class") not in {"footnote-ref", "footnote-backref"}:
            found.addresses.append(href)


def _is_static(source: str) -> bool:
    """Whether an image's address is what it must be: a path in `static/`."""
    return not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|/|\\", source) and ".." not in source.split("/")
