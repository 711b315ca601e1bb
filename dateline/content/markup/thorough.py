"""The long way for any text: Python-Markdown, then nh3. The one place that imports both.

Imported late: most texts go the short way of `simple`, and a build that finds all done needs neither.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Final

import nh3
from markdown import Markdown

from dateline.content.forms import is_static
from dateline.content.markup.conversion import Found, convert, line_markdown, page_markdown
from dateline.content.markup.faults import SCHEMES, faults, open_brackets, unfit
from dateline.content.markup.probing import address_offsets, places
from dateline.content.markup.text import Fault, Text, plain

_PAGE_TAGS: Final = frozenset(
    """
    p em strong a ul ol li blockquote code pre h2 h3 h4 h5 h6 hr br img
    table thead tbody tr th td dl dt dd abbr sup div
    """.split()  # noqa: SIM905 (easier to read)
)
_LINE_TAGS: Final = frozenset(["em", "strong", "a", "code", "br", "sup"])
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
_OUTWARD: Final = re.compile(r'<a\b[^>]*? href="https?://[^"]*"')  # that site learns not whence they come
_FOOTNOTE_NUMBER: Final = re.compile(r'(class="footnote-ref"[^>]*>)(\d+)(</a>)')
_TOO_DEEP: Final = Fault(
    0, "the text is nested too deeply", "Take out brackets, quotes or lists inside of others."
)


def page(source: str, footnotes: str) -> tuple[Text, tuple[Fault, ...]]:
    """As `render_page`."""
    text, faults, _ = _render(source, page_markdown(), _PAGE_TAGS, footnotes)
    return text, faults


def line(source: str) -> tuple[Text, tuple[Fault, ...]]:
    """As `render_line`, of a text in one line."""
    text, faults, found = _render(source, line_markdown(), _LINE_TAGS)
    hint = "Put it into the body, or into the event's image field."
    misplaced = [
        Fault(offset, f"the image “{address}” in a text field", hint)
        for address in _images(found)
        for offset in address_offsets(source, line_markdown(), address)
    ]
    return text, _together(faults, misplaced)


def title(source: str) -> tuple[Text, tuple[Fault, ...]]:
    """As `render_title`, of a text in one line."""
    text, faults, found = _render(source, line_markdown(), _TITLE_TAGS)
    hint = "Titles stand inside of links: put it into the body."
    misplaced = [
        Fault(offset, "a citation in a title", "Cite in the body or in a text field.")
        for _, offset in (_citations(source, line_markdown()) if found.citations else ())
    ]
    misplaced += [
        Fault(offset, f"{what} in a title", hint)
        for what, addresses in (("a link", dict.fromkeys(found.addresses)), ("an image", _images(found)))
        for address in addresses
        for offset in address_offsets(source, line_markdown(), address)
    ]
    return text, _together(faults, misplaced)


def _images(found: Found) -> Iterable[str]:
    return dict.fromkeys(address for address, _ in found.images)


def _together(faults: Iterable[Fault], misplaced: Sequence[Fault]) -> tuple[Fault, ...]:
    """In their order. Of what may not stand there at all nothing else is told."""
    places = {one.offset for one in misplaced}
    rest = (one for one in faults if one.offset not in places)
    return tuple(sorted((*misplaced, *rest), key=lambda one: one.offset))


def citation_offsets(source: str) -> tuple[tuple[str, int], ...]:
    """Each citation of a body: the source's id, and where it stands."""
    return tuple(_citations(source, page_markdown()))


def _citations(source: str, markdown: Markdown) -> Iterator[tuple[str, int]]:
    return places(
        source, re.compile(r"\[@"), markdown, lambda met: [citation.source for citation in met.citations]
    )


def image_offsets(source: str) -> tuple[tuple[str, int], ...]:
    """Each picture of a body that may lie in `static/`: its path there, and where it stands."""
    found = dict.fromkeys(
        address for address, _ in convert(source, page_markdown()).images if is_static(address)
    )
    return tuple(
        (address, offset) for address in found for offset in address_offsets(source, page_markdown(), address)
    )


def _render(
    source: str, markdown: Markdown, tags: frozenset[str], footnotes: str = ""
) -> tuple[Text, tuple[Fault, ...], Found]:
    too_many = open_brackets(source)
    if too_many:
        return Text(source), (too_many,), Found()
    try:
        found = convert(source, markdown)
        problems = tuple(faults(source, markdown, found))
    except RecursionError:
        return Text(source), (_TOO_DEEP,), Found()
    marked = _clean(found.html, tags, footnotes if "[^" in source else None)
    if tags is not _PAGE_TAGS:
        marked = marked.removeprefix("<p>").removesuffix("</p>")
    text = Text(source, marked, tuple(found.citations), plain(marked))
    return text, problems + tuple(unfit(text)), found


def _clean(html: str, tags: frozenset[str], footnotes: str | None) -> str:
    cleaner = _cleaner(tags) if footnotes is None else _made_cleaner(tags, _own_ids(footnotes))
    clean = cleaner.clean(html)
    clean = _OUTWARD.sub(r'\g<0> rel="external noreferrer" referrerpolicy="no-referrer"', clean)
    return _FOOTNOTE_NUMBER.sub(lambda m: m[1] + _letter(int(m[2])) + m[3], clean).strip()


def _made_cleaner(tags: frozenset[str], own: Callable[[str, str, str], str | None] | None) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(tags),
        attributes=_ATTRIBUTES,
        url_schemes=set(SCHEMES),
        link_rel=None,
        attribute_filter=own,
    )


@cache
def _cleaner(tags: frozenset[str]) -> nh3.Cleaner:
    return _made_cleaner(tags, None)


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
