"""Markdown with citations to safe HTML: the one owner of Python-Markdown and nh3.

A text becomes a `Text`: clean HTML with neutral marks where only the page that shows it knows what
to write (the number of a note, the way from this page to another). `Text.fill` writes them in.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline.content.forms import is_static
from dateline.content.markup.simple import simple_line, simple_page, simple_title
from dateline.content.markup.text import Citation, Fault, Text

__all__ = [
    "Citation",
    "Fault",
    "Renderer",
    "Text",
    "citation_offsets",
    "image_offsets",
    "is_static",
    "render_line",
    "render_page",
    "render_title",
]

Renderer = Callable[[str], tuple[Text, tuple[Fault, ...]]]


def render_page(source: str, footnotes: str = "") -> tuple[Text, tuple[Fault, ...]]:
    """A body: all of our Markdown. `footnotes` makes its footnotes' ids its own."""
    simple = simple_page(source)
    if simple is not None:
        return simple, ()
    from dateline.content.markup import thorough

    return thorough.page(source, footnotes)


def render_line(source: str) -> tuple[Text, tuple[Fault, ...]]:
    """A text field: one paragraph, with emphasis, links and citations."""
    line = " ".join(source.split())
    simple = simple_line(line)
    if simple is not None:
        return simple, ()
    from dateline.content.markup import thorough

    return thorough.line(line)


def render_title(source: str) -> tuple[Text, tuple[Fault, ...]]:
    """A title or a name: emphasis only, since it stands inside of links."""
    line = " ".join(source.split())
    simple = simple_title(line)
    if simple is not None:
        return simple, ()
    from dateline.content.markup import thorough

    return thorough.title(line)


def citation_offsets(source: str) -> tuple[tuple[str, int], ...]:
    """Each citation of a body: the source's id, and where it stands."""
    from dateline.content.markup import thorough

    return thorough.citation_offsets(source)


def image_offsets(source: str) -> tuple[tuple[str, int], ...]:
    """Each picture of a body that may lie in `static/`: its path there, and where it stands."""
    from dateline.content.markup import thorough

    return thorough.image_offsets(source)
