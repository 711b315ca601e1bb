"""What pages of every kind show: links, dates, events in lists."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Link:
    """A name with its address; `address` is empty where there is no page."""

    label: Markup
    address: str = ""


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
    metas: tuple[tuple[str, str], ...] = ()  # further <meta>: name and content
    alternates: tuple[Alternate, ...] = ()  # the same in other forms
    data: Markup | None = None  # JSON-LD, made safe for a <script> that holds data


@dataclass(frozen=True, slots=True)
class Alternate:
    """The page in another form; `address` is for url()."""

    type: str  # a media type
    title: str
    address: str


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
    rough: bool  # of an interval an end is known to the month, or longer, only
    featured: bool
    open_start: bool  # nobody knows, or it is not said, when it began
    open_end: bool
    place: Link | None
    summary: Markup
    sources: int
    independent: int
    relayed: bool  # relayed accounts only
    evidence: str  # "3 sources, 2 independent"
    source_names: str  # who says so, for paper: publishers, each once
    differences: tuple[str, ...]  # the points, plain; date and place last
    witnesses: tuple[tuple[str, ...], ...]  # the voices of the sources, in groups that share a basis
    gap: str = ""  # "four months later": words for the time since the event before, or nothing


@dataclass(frozen=True, slots=True)
class ImageView:
    """A picture of ours."""

    address: str  # for url()
    alt: str
    caption: Markup
    credit: str
    licence: str
