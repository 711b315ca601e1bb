"""What the story on paper shows."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from dateline.publish.views.common import DateView, ImageView, Link, ThreadView
from dateline.publish.views.evidence import (
    CorrectionView,
    DifferenceView,
    QuotationView,
    SourceView,
    WitnessView,
)


@dataclass(frozen=True, slots=True)
class PrintedEvent:
    """One event with all its texts. Names of sources carry their numbers; ids begin with the event's."""

    id: str
    address: str
    title: Markup
    date: DateView
    place: Link | None
    thread: ThreadView
    standing: str  # confirmed, reported, disputed, planned
    summary: Markup  # where an editor wrote one
    time_note: Markup
    image: ImageView | None
    body: Markup
    quotations: tuple[QuotationView, ...]
    differences: tuple[DifferenceView, ...]
    evidence: str  # "3 sources, 2 independent"
    witnesses: tuple[PrintedWitness, ...]
    date_sources: tuple[Link, ...]
    corrections: tuple[CorrectionView, ...]


@dataclass(frozen=True, slots=True)
class PrintedWitness:
    """Sources that share a basis: a witness as on the event's page, with the numbers of its sources."""

    view: WitnessView
    marks: tuple[Markup, ...]  # one for each of its uses


@dataclass(frozen=True, slots=True)
class PrintedYear:
    """Events of one year (or of no known year), in order."""

    label: str
    events: tuple[PrintedEvent, ...]


@dataclass(frozen=True, slots=True)
class PrintedSource:
    """A source with its number in the document."""

    number: int
    view: SourceView
