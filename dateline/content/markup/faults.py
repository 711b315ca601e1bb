"""What is wrong in a text, each with its place and what to write instead."""

from __future__ import annotations

import html
import re
import sys
from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import urlsplit

from markdown import Markdown

from dateline.content.forms import is_static
from dateline.content.markup.conversion import Found
from dateline.content.markup.probing import address_offsets, places
from dateline.content.markup.text import Fault, Text
from dateline.problems import UNFIT, unfit_words

SCHEMES: Final = frozenset({"http", "https", "mailto"})

_RAW_HTML: Final = re.compile(r"<(?=[A-Za-z/!?])")
_TAG_NAME: Final = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_BRACKET: Final = re.compile(r"\[\s*@")
_CODE_FENCE: Final = re.compile(r"^ {0,3}(```+|~~~+)([^`\n]*)$", re.MULTILINE)
_FENCE_HINT: Final = "Indent each line of the code by four spaces, and take the fences out."
_FOOTNOTE: Final = re.compile(r"(?<=\S)\[\^[^\]\n]*\]|\[\^[^\]\n]*\](?!:)")
_REFERENCE_LINK: Final = re.compile(r"\[[^\]\[\n]*\]\[[^\]\[\n]*\]")
_PARAGRAPH: Final = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_RULE: Final = frozenset("|:- ")
_SQUARE: Final = re.compile(r"\\.|[\[\]]", re.DOTALL)
_MOST_OPEN: Final = 500
_REFERENCE: Final = re.compile(r"`[^`]*`|&#(?:[xX]([0-9A-Fa-f]{1,6})|([0-9]{1,7}));?")
_INSTEAD: Final = {
    "!": "Take it out; what is not for readers can stand behind a # in the front matter.",
    "a": "Write [the words](https://example.org/).",
    "b": "Write **the words**.",
    "strong": "Write **the words**.",
    "i": "Write *the words*.",
    "em": "Write *the words*.",
    "br": "End the line with two spaces.",
    "p": "Leave an empty line between paragraphs.",
    "img": "Write ![what it shows](images/ship.jpg).",
    "blockquote": "Begin each line with > and a space.",
    "li": "Begin each entry with a hyphen and a space.",
    "h2": "Begin the line with # and a space.",
}
_RAW_HINT: Final = "Write Markdown instead; for a less-than sign write \\<."
_IMAGE_HINT: Final = "Put the file into static/ and write its path from there: images/ship.jpg."
_ALT_HINT: Final = "Say in the square brackets what it shows: ![A ship at sea](images/ship.jpg)."


def faults(source: str, markdown: Markdown, found: Found) -> Iterator[Fault]:
    """The faults that the conversion of `source` met."""
    if found.raw_html:
        yield from _raw_html(places(source, _RAW_HTML, markdown, lambda met: met.raw_html))
    if found.malformed:
        for text, offset in places(source, _BRACKET, markdown, lambda met: met.malformed):
            yield Fault(offset, f"“{shown(text)}” is no citation", "Write [@id] or [@id, paragraph 3].")
    if found.no_footnotes:
        hint = "Write it on a line of its own in the body: [^name]: The words."
        for text, offset in places(source, _FOOTNOTE, markdown, lambda met: met.no_footnotes):
            yield Fault(offset, f"there is no footnote {shown(text)}", hint)
    if found.no_addresses:
        hint = "Write it behind the words: [the words](https://example.org/). For the brackets write \\[."
        for text, offset in places(source, _REFERENCE_LINK, markdown, lambda met: met.no_addresses):
            yield Fault(offset, f"nothing says where {shown(text)} leads", hint)
    yield from _code_fences(source)
    yield from _no_tables(source, found)
    for name in found.unused_footnotes:
        defined = re.search(rf"^[ \t>]*(\[\^{re.escape(name)}\]:)", source, re.MULTILINE)
        hint = f"Write [^{name}] where it belongs, or take it out."
        yield Fault(defined.start(1) if defined else 0, f"nothing refers to the footnote [^{name}]", hint)
    for address in dict.fromkeys(found.addresses):
        yield from _at_each(source, markdown, address, address_fault)
    for image in dict.fromkeys(found.images):
        yield from _at_each(source, markdown, image[0], lambda _, image=image: _image_fault(*image))  # type: ignore[misc]


def _no_tables(source: str, found: Found) -> Iterator[Fault]:
    """Rows that would be published as signs, since the rule below the first has not as many columns."""
    hint = "Give the line of hyphens as many columns as the row above it: | --- | --- |."
    rules = {
        line.strip()
        for paragraph in _PARAGRAPH.findall(found.html)
        for line in paragraph.splitlines()
        if {"|", "-"} <= set(line) <= _RULE
    }
    for line in re.finditer(r"^[ >\t]*(\S.*)$", source, re.MULTILINE) if rules else ():
        if line[1].strip() in rules:
            yield Fault(line.start(1), f"{shown(line[1].strip())} makes no table", hint)


def _code_fences(source: str) -> Iterator[Fault]:
    """They would be published as signs: code is indented here. One fault a block."""
    opened = ""
    for fence in _CODE_FENCE.finditer(source):
        if not opened:
            opened = fence[1]
            yield Fault(fence.start(1), f"a code fence: {shown(opened)}", _FENCE_HINT)
        elif fence[1].startswith(opened) and not fence[2].strip():
            opened = ""


def _raw_html(tags: Iterator[tuple[str, int]]) -> Iterator[Fault]:
    """One fault an element: its end is not told where its beginning was."""
    opened: set[str] = set()
    for tag, offset in tags:
        name = _TAG_NAME.match(tag)
        key = name[2].lower() if name else tag[1:2]
        if name and name[1] and key in opened:
            continue
        opened.add(key)
        is_tag = len(key) > 1 or tag.endswith(">")  # “a<b” is none
        hint = _INSTEAD.get(key, _RAW_HINT) if is_tag else _RAW_HINT
        yield Fault(offset, f"raw HTML: {shown(tag)}", hint)


def _at_each(
    source: str, markdown: Markdown, address: str, fault: Callable[[str], tuple[str, str]]
) -> Iterator[Fault]:
    message, hint = fault(address)
    if message:
        for offset in address_offsets(source, markdown, address):
            yield Fault(offset, message, hint)


def address_fault(address: str) -> tuple[str, str]:
    """Message and remedy for the address of a link; empty for a good one.

    Browsers drop white space and control characters before they read a scheme; so do we.
    """
    if not address:
        return "a link without an address", "Write it in the round brackets: [the words](/about/)."
    said = f"the address “{shown(address)}”"
    bare = re.sub(r"[\x00-\x20\x7f]", "", html.unescape(address))
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", bare)
    if scheme and scheme[1].lower() not in SCHEMES:
        return f"{said} begins with {scheme[1]}:", "Only http:, https: and mailto: are allowed."
    if bare.startswith(("//", "\\", "/\\")):
        return f"{said} names no scheme", "Write https:// before it."
    if scheme:
        return _broken(said, html.unescape(address).strip())
    if not bare.startswith("/"):
        return f"{said} is relative", "Begin an address of this site with a slash: /about/."
    return "", ""


def _broken(said: str, address: str) -> tuple[str, str]:
    if re.search(r"\s", address):
        return f"{said} holds a space", "Write %20 for it, or take it out."
    try:
        parts = urlsplit(address)
        whole = parts.port != 0 and bool((parts.hostname or "").strip("."))
    except ValueError:
        return f"{said} is broken", "Copy it again from the browser."
    if parts.scheme.lower() == "mailto":
        return ("", "") if "@" in address else (f"{said} names nobody", "Write mailto:name@example.org.")
    return (
        ("", "") if whole else (f"{said} has no host", "Write the whole address: https://example.org/page.")
    )


def _image_fault(address: str, alt: str) -> tuple[str, str]:
    if not is_static(address):
        return f"the image “{shown(address)}” is not in static/", _IMAGE_HINT
    return ("", "") if alt else (f"the image “{shown(address)}” has no alt text", _ALT_HINT)


def shown(text: str) -> str:
    """The text, cut where it is long."""
    return text if len(text) <= 60 else f"{text[:59]}…"


def open_brackets(source: str) -> Fault | None:
    """More of them than Python-Markdown, which looks on from each to the end, can be given."""
    opened: list[int] = []
    for sign in _SQUARE.finditer(source):
        if sign[0] == "[":
            opened.append(sign.start())
        elif sign[0] == "]" and opened:
            opened.pop()
        if len(opened) > _MOST_OPEN:
            hint = "Close each [ with ]; for the sign itself write \\[."
            return Fault(opened[0], f"more than {_MOST_OPEN} brackets stand open from here on", hint)
    return None


def unfit(text: Text) -> Iterator[Fault]:
    """Characters that cannot be shown and came out of character references; others were told in reading."""
    if UNFIT.search(text.source):
        return
    unfit = set(UNFIT.findall(text.marked + text.plain))
    met: dict[int, str] = {}
    for reference in _REFERENCE.finditer(text.source) if unfit else ():
        number = int(reference[1], 16) if reference[1] else int(reference[2] or 0)  # 0 for code
        if number <= sys.maxunicode and chr(number) in unfit:
            met[reference.start()] = chr(number)
    if unfit - set(met.values()):
        met.setdefault(0, min(unfit - set(met.values())))
    for offset, character in met.items():
        yield Fault(offset, *unfit_words(character))
