"""What templates are given: frozen values, all words and HTML ready, addresses absolute in the site.

Strings typed `Markup` are safe HTML; plain `str` is escaped by the template.
An address (`/events/x/`) becomes a link through `url(address)`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from dateline.content.records import Actor, Event, Place, Source


@dataclass(frozen=True, slots=True)
class Link:
    """A name with its address; `address` is empty where there is no page."""

    label: Markup
    address: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class PageHead:
    """What every page says of itself."""

    address: str
    title: str
    description: str
    canonical: str
    kind: str = "website"  # Open Graph: website or article
    image: str = ""  # absolute address of a picture, where there is one
    image_alt: str = ""


@dataclass(frozen=True, slots=True)
class DateView:
    """A date in words, and as HTML's `datetime` where HTML can say it."""

    words: str
    machine: str = ""


@dataclass(frozen=True, slots=True)
class ThreadView:
    """A strand of the story; `colour` is a token's name, for the class `thread-<colour>`."""

    id: str
    title: str
    colour: str
    address: str


@dataclass(frozen=True, slots=True)
class Item:
    """An event in a list."""

    id: str
    address: str
    title: Markup
    date: DateView
    thread: ThreadView
    standing: str  # confirmed, reported, disputed, planned
    form: str  # how its date is drawn on the rail: day, range, span (month or coarser), open
    approximate: bool  # certainty other than certain: soft ends
    featured: bool
    place: Link | None
    summary: Markup
    sources: int
    independent: int
    relayed: bool  # relayed accounts only
    differences: tuple[str, ...]  # the points, plain; date and place last
    gap: str = ""  # "four months later": words for the time since the event before, or nothing


@dataclass(frozen=True, slots=True)
class Group:
    """Events of one year (or of no known year), in order."""

    label: str
    address: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class NoteView:
    """A numbered note at the foot of a page. `marks` are the ids of the places that point to it."""

    number: int
    id: str
    source: Link
    publisher: str
    date: str
    locator: str
    web: str  # its address on the web, for paper; empty where none is known
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UseView:
    """One source on an event's page."""

    source: SourceView
    voice: str  # own, quotes, relays
    origins: tuple[Link, ...]  # from whom; address empty where they are words
    locator: str
    note: Markup
    group: int  # sources with the same number rest on the same basis


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source in a list. Empty where nothing is recorded; `unknown_…` where it was looked for in vain."""

    id: str
    address: str
    title: Markup
    publisher: str
    kind: str  # report, primary, reference
    authors: str
    published: DateView | None
    accessed: DateView | None
    url: str
    copy_url: str
    archive_url: str
    language: str
    unknown_title: bool
    unknown_authors: bool
    unknown_published: bool
    unknown_url: bool


@dataclass(frozen=True, slots=True)
class PrintingView:
    """A source that prints a quotation, with its own wording where it is another."""

    source: Link
    printed: str


@dataclass(frozen=True, slots=True)
class QuotationView:
    """Words with speaker, occasion and the sources that print them."""

    text: str
    language: str
    speaker: Link
    role: Markup
    occasion: Markup
    printings: tuple[PrintingView, ...]


@dataclass(frozen=True, slots=True)
class AccountView:
    """What some sources say on a point."""

    says: Markup
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """A point on which accounts differ; open where `finding` is empty."""

    id: str  # for a link within the page
    on: Markup
    about: str  # date, place or empty
    accounts: tuple[AccountView, ...]
    finding: Markup
    because: Markup


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """What we had wrong, and what we say now."""

    date: DateView
    was: Markup
    now: Markup
    note: Markup


@dataclass(frozen=True, slots=True)
class ImageView:
    """A picture of ours."""

    address: str  # for url()
    alt: str
    caption: Markup
    credit: str
    licence: str


@dataclass(frozen=True, slots=True)
class EventPage:
    """template event.html, as `event`."""

    item: Item
    summary: Markup  # where an editor wrote one; else it is the first paragraph of the body
    body: Markup
    time_note: Markup
    date_sources: tuple[Link, ...]
    image: ImageView | None
    actors: tuple[Link, ...]
    tags: tuple[Link, ...]
    uses: tuple[UseView, ...]
    quotations: tuple[QuotationView, ...]
    differences: tuple[DifferenceView, ...]
    corrections: tuple[CorrectionView, ...]
    notes: tuple[NoteView, ...]
    previous: Item | None
    next: Item | None
    published: DateView
    edit_url: str  # empty without a repository
    extra: Mapping[str, Any]
    record: Event


@dataclass(frozen=True, slots=True)
class SourcePage:
    """template source.html, as `source`."""

    view: SourceView
    body: Markup
    relies_on: tuple[Link, ...]
    relied_on_by: tuple[Link, ...]
    events: tuple[Item, ...]
    notes: tuple[NoteView, ...]
    extra: Mapping[str, Any]
    record: Source


@dataclass(frozen=True, slots=True)
class ActorPage:
    """template actor.html, as `actor`."""

    name: Markup
    kind: str  # person, body
    role: Markup
    url: str
    body: Markup
    events: tuple[Item, ...]
    quotations: tuple[tuple[Item, QuotationView], ...]
    notes: tuple[NoteView, ...]
    extra: Mapping[str, Any]
    record: Actor


@dataclass(frozen=True, slots=True)
class PlacePage:
    """template place.html, as `place`."""

    name: Markup
    country: str
    within: Link | None
    contains: tuple[Link, ...]
    coordinates: str  # "20.65° N, 105.23° W", or empty
    body: Markup
    events: tuple[Item, ...]
    notes: tuple[NoteView, ...]
    extra: Mapping[str, Any]
    record: Place


@dataclass(frozen=True, slots=True)
class YearPage:
    """template year.html, as `year`: events that begin in it, and ranges that touch it."""

    label: str
    items: tuple[Item, ...]
    touching: tuple[Item, ...]
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class TextPage:
    """template page.html, as `text`."""

    title: Markup
    body: Markup
    notes: tuple[NoteView, ...]
    extra: Mapping[str, Any]
