"""One value a kind of page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from dateline.content.records import Actor, Event, Place, Source
from dateline.publish.views.account import Paging
from dateline.publish.views.common import DateView, ImageView, Item, Link
from dateline.publish.views.evidence import (
    CarriedView,
    CitationView,
    CorrectionView,
    DifferenceView,
    NoteView,
    QuotationView,
    SourceView,
    WitnessView,
)
from dateline.publish.views.reading import RelatedView, Step


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
    witnesses: tuple[WitnessView, ...]
    quotations: tuple[QuotationView, ...]
    differences: tuple[DifferenceView, ...]
    corrections: tuple[CorrectionView, ...]
    citation: CitationView
    notes: tuple[NoteView, ...]
    related: tuple[RelatedView, ...]
    steps: tuple[Step, ...]  # before it, then after it; of each first in the story, then in its thread
    spot: str  # its place in the list
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
    carried: tuple[CarriedView, ...]
    silent: tuple[Item, ...]  # events that it could have told of; none in long stories
    early: int  # events that began when it was already out
    seen: bool  # if not, nobody knows what it leaves out
    undated: bool  # its day is unknown, so it may have come before some of `silent`
    events: int  # of the whole story
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
    events: tuple[Item, ...]  # those of the first page
    paging: Paging | None
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
    events: tuple[Item, ...]  # those of the first page
    paging: Paging | None
    notes: tuple[NoteView, ...]
    extra: Mapping[str, Any]
    record: Place


@dataclass(frozen=True, slots=True)
class TextPage:
    """template page.html, as `text`."""

    title: Markup
    body: Markup
    notes: tuple[NoteView, ...]
    extra: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DifferencesOf:
    """template differences.html: one event's part of it."""

    event: Item
    differences: tuple[DifferenceView, ...]


@dataclass(frozen=True, slots=True)
class QuotationsOf:
    """template quotations.html: one event's part of it."""

    event: Item
    quotations: tuple[QuotationView, ...]


@dataclass(frozen=True, slots=True)
class CorrectionOf:
    """template corrections.html: one correction with its event."""

    event: Item
    correction: CorrectionView
