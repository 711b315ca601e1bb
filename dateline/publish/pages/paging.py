"""Lists in several pages: their addresses, their titles, and the ways between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import escape

from dateline.content.records import Event
from dateline.publish import urls
from dateline.publish.presenting import Presenter
from dateline.publish.views import Link, Paging
from dateline.story.paging import pages


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a list; the first has the list's own address and title."""

    address: str
    title: str
    events: tuple[Event, ...]
    paging: Paging | None  # None where one page holds the list


def leaves(presenter: Presenter, address: str, title: str, events: tuple[Event, ...]) -> Iterator[Leaf]:
    """The pages of a list; of an empty one, one."""
    parts = pages(events)
    for number, part in enumerate(parts, 1):
        yield Leaf(
            urls.numbered(address, number),
            numbered_title(presenter, title, number),
            tuple(part),
            paging(presenter, address, title, number, len(parts)),
        )


@dataclass(frozen=True, slots=True)
class Beside:
    """What comes before and after one page of several."""

    before: Link | None
    after: Link | None


def beside_each(links: Sequence[Link]) -> Iterator[Beside]:
    """For each of these pages, in their order."""
    return (Beside(*pair) for pair in zip([None, *links], [*links[1:], None], strict=False))


def numbered_title(presenter: Presenter, title: str, number: int) -> str:
    """Titles differ, so that a reader's history and a search engine tell the pages apart."""
    if number == 1:
        return title
    words = presenter.language.gettext("%(title)s, page %(number)s")
    return words % {"title": title, "number": presenter.language.number(number)}


def paging(presenter: Presenter, address: str, title: str, number: int, of: int) -> Paging | None:
    """The ways from page `number` of `of` pages to the others; None where there is only one."""
    if of == 1:
        return None

    def link(to: int) -> Link:
        return Link(escape(numbered_title(presenter, title, to)), urls.numbered(address, to))

    return Paging(
        number,
        of,
        first=link(1) if number > 1 else None,
        previous=link(number - 1) if number > 1 else None,
        next=link(number + 1) if number < of else None,
        last=link(of) if number < of else None,
    )
