"""The records: typed, validated and frozen. Ids stand for other records; `Content` holds them all."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from enum import Enum
from typing import Annotated, Final

from pydantic import BeforeValidator, Field, model_validator
from pydantic.dataclasses import dataclass

from dateline.content.evidence import CONFIG, Account, Correction, Difference, Printing, Quotation, Use
from dateline.content.fields import (
    Authors,
    Extra,
    Flag,
    Id,
    Language,
    Latitude,
    Line,
    Longitude,
    MaybeTitle,
    MaybeUrl,
    MaybeWhen,
    Order,
    Prose,
    StaticFile,
    Tag,
    Title,
    Url,
    When,
    WholeDay,
    Words,
    fault,
    short_form,
)
from dateline.content.markup import Text


class Standing(Enum):
    """How sure an event is."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    DISPUTED = "disputed"
    PLANNED = "planned"


class SourceKind(Enum):
    """What a source is."""

    REPORT = "report"
    PRIMARY = "primary"
    REFERENCE = "reference"


class ActorKind(Enum):
    """Who acts."""

    PERSON = "person"
    BODY = "body"


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Image:
    """A picture in `static/`. `alt` says what it shows to those who cannot see it."""

    file: StaticFile
    alt: Line
    caption: Prose | None = None
    credit: Line = ""
    licence: Line = ""


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Event:
    """Something that happened at a date. Its text stands apart, in `Content.bodies`: no list shows it.

    A `summary` without a source is the beginning of the text, where no editor wrote one.
    """

    id: str
    path: str
    title: Title
    date: When
    thread: Id
    sources: tuple[Annotated[Use, BeforeValidator(short_form("id"))], ...] = Field(min_length=1)
    date_sources: tuple[Id, ...] = ()
    time_note: Prose | None = None
    place: Id | None = None
    actors: tuple[Id, ...] = ()
    tags: tuple[Tag, ...] = ()
    standing: Standing = Standing.CONFIRMED
    featured: Flag = False
    short: Title | None = None
    summary: Prose | None = None
    quotations: tuple[Quotation, ...] = ()
    differences: tuple[Difference, ...] = ()
    image: Image | None = None
    corrections: tuple[Correction, ...] = ()
    aliases: tuple[Id, ...] = ()
    draft: Flag = False
    published: WholeDay | None = None
    extra: Extra = Field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Source:
    """A document that reports, or is, the thing."""

    id: str
    path: str
    title: MaybeTitle
    publisher: Line
    kind: SourceKind
    body: Text = Text()
    authors: Authors = ()
    published: MaybeWhen | None = None
    accessed: WholeDay | None = None
    url: MaybeUrl | None = None
    copy_url: Url | None = None
    archive_url: Url | None = None
    language: Language = ""
    relies_on: tuple[Words, ...] = ()
    extra: Extra = Field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Actor:
    """A person or body that acts or speaks. `role` is the one at the time."""

    id: str
    path: str
    name: Title
    kind: ActorKind
    body: Text = Text()
    role: Prose | None = None
    url: Url | None = None
    extra: Extra = Field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Place:
    """Where. Decimal degrees, WGS 84."""

    id: str
    path: str
    name: Title
    body: Text = Text()
    country: Line = ""
    within: Id | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    extra: Extra = Field(default_factory=dict)

    @model_validator(mode="after")
    def _both_or_neither(self) -> Place:
        if (self.latitude is None) != (self.longitude is None):
            there, lacking = (
                ("latitude", "longitude") if self.longitude is None else ("longitude", "latitude")
            )
            raise fault(f"“{lacking}” is missing beside it", "Write both, or neither.", within=(there,))
        return self


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Page:
    """Free text, such as About."""

    id: str
    path: str
    title: Title
    body: Text = Text()
    menu: Order | None = None
    extra: Extra = Field(default_factory=dict)


Record = Event | Source | Actor | Place | Page

KINDS: Final[Mapping[str, type[Record]]] = {
    "events": Event,
    "sources": Source,
    "actors": Actor,
    "places": Place,
    "pages": Page,
}

PARTS: Final[Mapping[tuple[type, str | int], type]] = {
    (Event, "sources"): Use,
    (Event, "quotations"): Quotation,
    (Event, "differences"): Difference,
    (Event, "corrections"): Correction,
    (Event, "image"): Image,
    (Quotation, "sources"): Printing,
    (Difference, "accounts"): Account,
}
"""The records inside of records, by the record and its field."""


@dataclasses.dataclass(frozen=True, slots=True)
class Content:
    """Everything that editors wrote, by id and in the order of ids: every id that is named exists."""

    events: Mapping[str, Event]
    sources: Mapping[str, Source]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    pages: Mapping[str, Page]
    bodies: Mapping[str, Text]  # of events

    def published(self) -> Content:
        """The same without drafts."""
        events = {name: event for name, event in self.events.items() if not event.draft}
        return dataclasses.replace(self, events=events, bodies={name: self.bodies[name] for name in events})
