"""Python-Markdown with our extension: from a text to HTML, not yet clean, and what was met on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Final
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from dateline.content.markup.text import Citation

PROBE: Final = re.compile(r"dlprobe(\d+)z")  # see `probing`
_BLOCKS: Final = "indent code hashheader setextheader hr olist ulist quote reference"


@dataclass(slots=True)
class Found:
    """What one conversion met: collected while Python-Markdown runs, read once afterwards."""

    html: str = ""
    citations: list[Citation] = field(default_factory=list)
    malformed: list[str] = field(default_factory=list)
    raw_html: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    images: list[tuple[str, str]] = field(default_factory=list)
    no_footnotes: list[str] = field(default_factory=list)
    no_addresses: list[str] = field(default_factory=list)
    unused_footnotes: list[str] = field(default_factory=list)


def convert(source: str, markdown: Markdown) -> Found:
    """Converts `source`; nothing stays behind. Raises RecursionError for what nests too deep."""
    markdown.reset()
    found = Found()
    markdown.dateline_found = found  # type: ignore[attr-defined]
    found.html = markdown.convert(source)
    for extension in markdown.registeredExtensions:
        if isinstance(extension, FootnoteExtension):
            used = {reference.partition(":")[2] for reference in extension.found_refs}
            found.unused_footnotes = [name for name in extension.footnotes if name not in used]
    return found


@cache
def page_markdown() -> Markdown:
    """All of our Markdown."""
    extensions: list[Extension] = [
        FootnoteExtension(BACKLINK_TEXT="↩", BACKLINK_TITLE=""),
        TableExtension(),
        DefListExtension(),
        AbbrExtension(),
        SaneListExtension(),
        _OurMarkdown(),
    ]
    return Markdown(extensions=extensions, output_format="html")


@cache
def line_markdown() -> Markdown:
    """One paragraph: no blocks."""
    markdown = Markdown(extensions=[_OurMarkdown()], output_format="html")
    for name in _BLOCKS.split():
        markdown.parser.blockprocessors.deregister(name)
    return markdown


class _OurMarkdown(Extension):
    """Citations; raw HTML and addresses collected; headings below the page's own."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        md.preprocessors.deregister("html_block")
        md.ESCAPED_CHARS.append("<")
        md.inlinePatterns.register(_RawHtml(r"<(?=[A-Za-z/!?])[^<>]*>?", md), "html", 90)
        md.inlinePatterns.register(_Cite(r"\s*\[@([^\]]*)\]", md), "citation", 175)
        md.inlinePatterns.register(_SpacedCite(r"\[\s+@[A-Za-z0-9][^\]]*\](?![(\[])", md), "spaced", 174)
        md.inlinePatterns.register(
            _NoFootnote(r"\[\^[^\]\n]*\](?![(\[])(?:dlprobe\d+z)?", md), "no_note", 173
        )
        md.inlinePatterns.register(
            _NoAddress(r"\[[^\]\[\n]*\]\[(?!@|\^)[^\]\[\n]*\](?:dlprobe\d+z)?", md), "no_address", 115
        )
        md.treeprocessors.register(_Tidy(md), "dateline", 5)


def _found(processor: InlineProcessor | Treeprocessor) -> Found:
    found: Found = processor.md.dateline_found  # type: ignore[attr-defined]
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
        probe = PROBE.match(m[1])
        inside = self._INSIDE.fullmatch(PROBE.sub("", m[1]))
        if inside:
            mark.set("data-citation", str(len(found.citations)))
            name = f"{probe[0] if probe else ''}{inside[1]}"
            found.citations.append(Citation(name, " ".join((inside[2] or "").split())))
        else:
            found.malformed.append(f"[@{m[1]}]")
        return mark, m.start(0), m.end(0)


class _SpacedCite(InlineProcessor):
    """`[ @id]`, which would come out as it is."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: N802, ARG002
        _found(self).malformed.append(" ".join(m[0].split()))
        return "", m.start(0), m.end(0)


class _NoFootnote(InlineProcessor):
    """What the footnotes' own pattern has left: nothing stands for it."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: N802, ARG002
        _found(self).no_footnotes.append(m[0])
        return "", m.start(0), m.end(0)


class _NoAddress(InlineProcessor):
    """`[words][name]` of a name that no line gives an address."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: N802, ARG002
        _found(self).no_addresses.append(m[0])
        return "", m.start(0), m.end(0)


class _Tidy(Treeprocessor):
    """After the inline patterns: notes the addresses, aligns cells by class, puts headings in order."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            self._address(element)
            aligned = re.search(r"text-align: (\w+)", element.attrib.pop("style", ""))
            if aligned:
                element.set("class", f"align-{aligned[1]}")
        self._outline([one for one in root.iter() if re.fullmatch(r"h[1-6]", one.tag)])

    def _outline(self, headings: list[Element]) -> None:
        """The page's title is its h1, so the highest heading written becomes h2; no level is skipped."""
        highest = min((int(one.tag[1]) for one in headings), default=1)
        before = 1
        for heading in headings:
            before = min(int(heading.tag[1]) - highest + 2, before + 1, 6)
            heading.tag = f"h{before}"

    def _address(self, element: Element) -> None:
        found = _found(self)
        if element.tag == "img":
            source = element.get("src", "")
            found.images.append((source, element.get("alt", "").strip()))
            element.set("src", f"/static/{source}")
        href = element.get("href")
        if href is not None and element.get("class") not in {"footnote-ref", "footnote-backref"}:
            found.addresses.append(_unstashed(href))


def _unstashed(address: str) -> str:
    """With the signs for which Python-Markdown keeps places until its end: what a backslash stood before,
    and the & of an e-mail's address."""
    return re.sub("\x02([0-9]+)\x03", lambda found: chr(int(found[1])), address).replace("\x02amp\x03", "&")
