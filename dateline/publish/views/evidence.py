"""What shows the evidence: notes, sources, quotations, differences, corrections."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from dateline.publish.views.common import DateView, Link, ThreadView


@dataclass(frozen=True, slots=True)
class NoteView:
    """A numbered note at the foot of a page. `marks` are the ids of the places that point to it."""

    number: int
    id: str
    source: Link
    publisher: str  # of an untitled source, what it is
    date: str
    locator: str
    web: str  # its address on the web, for paper; empty where none is known
    marks: tuple[str, ...]


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
    language_name: str
    unknown_title: bool
    lead: str  # what it is, in a few words, for one without a title; else empty
    unknown_authors: bool
    unknown_published: bool
    unknown_url: bool


@dataclass(frozen=True, slots=True)
class UseView:
    """One source on an event's page."""

    source: SourceView
    voice: str  # own, quotes, relays
    origins: tuple[Link, ...]  # from whom; address empty where they are words
    locator: str
    note: Markup
    on_basis: bool = False  # `origins` are what its whole witness shares, which is told there


@dataclass(frozen=True, slots=True)
class WitnessView:
    """Sources that share a basis and so count as one; most often a single one."""

    uses: tuple[UseView, ...]
    reason: Markup  # what ties them; empty for a single one


@dataclass(frozen=True, slots=True)
class PrintingView:
    """A source that prints a quotation, with its own wording where it is another."""

    source: Link
    printed: str


@dataclass(frozen=True, slots=True)
class QuotationView:
    """Words with speaker, occasion and the sources that print them."""

    id: str  # on the page of its event, for a link within the page
    text: str
    language: str
    speaker: Link
    role: Markup
    occasion: Markup
    printings: tuple[PrintingView, ...]
    independent: int  # of the sources that print it
    reasons: Markup  # why they are fewer than they seem, where the event's sources do not show it
    address: str  # of the event's sources, which show it


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

    id: str  # for a link within the page
    date: DateView
    was: Markup
    now: Markup
    note: Markup


@dataclass(frozen=True, slots=True)
class CitationView:
    """How to cite the page."""

    text: Markup
    file: str  # the same as BibTeX, for url()
    file_name: str  # to keep it under


@dataclass(frozen=True, slots=True)
class CoverView:
    """How a source covers an event."""

    voice: str  # own, quotes, relays; empty where the event does not list it
    quotations: int
    differences: int
    origin: bool  # others have it from this source
    only_noted: bool  # it is named for a sentence or the date, and does not tell the event
    silence: str  # silent, early (it was out before the event), undated (it may have been), unseen; or empty


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """The coverage of one event, or of a year's in a long story."""

    label: Markup
    address: str
    date: DateView | None
    cells: tuple[CoverView | str, ...]  # for a year: "3 of 12"


@dataclass(frozen=True, slots=True)
class Coverage:
    """Events × sources. `more`: sources that have no column."""

    columns: tuple[SourceView, ...]
    rows: tuple[CoverageRow, ...]
    more: int


@dataclass(frozen=True, slots=True)
class CarriedView:
    """What one source carries of one event."""

    id: str  # the event's
    event: Link
    date: DateView
    thread: ThreadView
    use: UseView | None  # None where the event does not list it among its sources
    cover: CoverView
    quotations: tuple[CarriedQuotation, ...]
    accounts: tuple[CarriedAccount, ...]


@dataclass(frozen=True, slots=True)
class CarriedQuotation:
    """Words as this source prints them, or as those do that have them from it."""

    text: str
    language: str
    speaker: Link
    printers: tuple[Link, ...]  # others; empty where it prints them itself


@dataclass(frozen=True, slots=True)
class CarriedAccount:
    """What this source says on a point on which accounts differ."""

    on: Link
    says: Markup
