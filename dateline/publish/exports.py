"""The data: timeline.json (its schema is docs/timeline.schema.json) and timeline.csv."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any, Final

from dateline.content.dates import Date, Day
from dateline.content.fields import Unknown
from dateline.content.markup import Text
from dateline.content.records import Correction, Difference, Event, Quotation, Source, Use
from dateline.publish import urls
from dateline.publish.feeds import dumped
from dateline.publish.presenting import Presenter
from dateline.story.evidence import origins

COLUMNS: Final = [
    "id",
    "title",
    "url",
    "date",
    "earliest",
    "latest",
    "precision",
    "words",
    "thread",
    "standing",
    "place",
    "actors",
    "tags",
    "summary",
    "sources",
    "independent_sources",
]


_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def timeline_json(presenter: Presenter) -> str:
    """Everything, in the shape that the schema gives."""
    story, content = presenter.story, presenter.content
    return dumped(
        {
            "site": _site(presenter),
            "events": [event_data(presenter, event) for event in story.events],
            "sources": [_source(presenter, source) for source in content.sources.values()],
            "actors": [
                {
                    "id": one.id,
                    "name": one.name.plain,
                    "kind": one.kind.value,
                    "role": _plain(one.role),
                    "url": _absolute(presenter, urls.actor(one.id)),
                }
                for one in content.actors.values()
            ],
            "places": [
                {
                    "id": one.id,
                    "name": one.name.plain,
                    "country": one.country or None,
                    "within": one.within,
                    "latitude": one.latitude,
                    "longitude": one.longitude,
                    "url": _absolute(presenter, urls.place(one.id)),
                }
                for one in content.places.values()
            ],
            "threads": [
                {
                    "id": one.id,
                    "title": one.title,
                    "colour": one.colour,
                    "url": _absolute(presenter, urls.thread(one.id)),
                }
                for one in story.config.settings.threads
            ],
        }
    )


def _site(presenter: Presenter) -> Mapping[str, Any]:
    config = presenter.story.config
    settings = config.settings
    return {
        "title": settings.title,
        "tagline": settings.tagline or None,
        "description": settings.description or None,
        "url": urls.absolute(config.base_url, urls.HOME),
        "language": settings.language,
        "published": settings.published.isoformat(),
        "author": settings.author or None,
        "licence": settings.licence or None,
    }


def event_data(presenter: Presenter, event: Event) -> Mapping[str, Any]:
    """One event as timeline.json has it."""
    return {
        "id": event.id,
        "title": event.title.plain,
        "url": _absolute(presenter, urls.event(event.id)),
        "date": date_data(presenter, event.date),
        "thread": event.thread,
        "standing": event.standing.value,
        "place": event.place,
        "actors": list(event.actors),
        "tags": list(event.tags),
        "summary": _plain(event.summary) or "",
        "sources": [_use(presenter, use) for use in event.sources],
        "independent_sources": presenter.story.independence[event.id].count,
        "quotations": [_quotation(one) for one in event.quotations],
        "differences": [_difference(one) for one in event.differences],
        "corrections": [_correction(one) for one in event.corrections],
    }


def date_data(presenter: Presenter, date: Date) -> Mapping[str, Any]:
    """A date as written, its bounds (null: none), how exact it is, and in words."""
    return {
        "edtf": str(date),
        "earliest": iso_day(date.earliest),
        "latest": iso_day(date.latest),
        "precision": date.precision.value,
        "words": presenter.language.date(date),
    }


def iso_day(day: Day | None) -> str | None:
    """ISO 8601; a year of more than four digits has its sign, as the expanded form asks."""
    if day is None:
        return None
    sign = "-" if day.year < 0 else "+" if day.year > 9999 else ""
    return f"{sign}{abs(day.year):04d}-{day.month:02d}-{day.day:02d}"


def _use(presenter: Presenter, use: Use) -> Mapping[str, Any]:
    named = origins(use, presenter.content.sources)
    return {"id": use.id, "voice": use.voice.value, "from": list(named), "locator": use.locator or None}


def _quotation(one: Quotation) -> Mapping[str, Any]:
    return {
        "text": one.text,
        "speaker": one.speaker,
        "occasion": _plain(one.occasion),
        "sources": [{"id": source.id, "printed": source.printed or None} for source in one.sources],
    }


def _difference(one: Difference) -> Mapping[str, Any]:
    return {
        "on": one.on.plain,
        "about": one.about.value if one.about else None,
        "accounts": [
            {"says": account.says.plain, "sources": list(account.sources)} for account in one.accounts
        ],
        "finding": _plain(one.finding),
        "because": _plain(one.because),
    }


def _correction(one: Correction) -> Mapping[str, Any]:
    return {
        "date": str(one.date),
        "was": one.was.plain,
        "now": one.now.plain,
        "note": _plain(one.note),
    }


def _source(presenter: Presenter, one: Source) -> Mapping[str, Any]:
    return {
        "id": one.id,
        "title": _known(one.title),
        "publisher": one.publisher,
        "kind": one.kind.value,
        "authors": _known(one.authors) if isinstance(one.authors, Unknown) else list(one.authors),
        "published": str(one.published) if isinstance(one.published, Date) else _known(one.published),
        "accessed": str(one.accessed) if one.accessed else None,
        "url": _known(one.url),
        "copy_url": one.copy_url,
        "archive_url": one.archive_url,
        "language": one.language or None,
        "relies_on": list(one.relies_on),
        "page": _absolute(presenter, urls.source(one.id)),
    }


def _known(value: Text | str | Unknown | Any | None) -> str | None:
    if isinstance(value, Unknown):
        return value.value
    return value.plain if isinstance(value, Text) else value


def _plain(text: Text | None) -> str | None:
    return text.plain if text else None


def _absolute(presenter: Presenter, address: str) -> str:
    return urls.absolute(presenter.story.config.base_url, address)


def timeline_csv(presenter: Presenter) -> str:
    """One event a line (RFC 4180); several values in a field are parted by `; `."""
    out = io.StringIO(newline="")
    table = csv.DictWriter(out, COLUMNS)
    table.writeheader()
    for event in presenter.story.events:
        data = event_data(presenter, event)
        row = {**data, **data["date"], "date": data["date"]["edtf"]}
        row["sources"] = [source["id"] for source in data["sources"]]
        table.writerow({column: _cell(row[column]) for column in COLUMNS})
    return out.getvalue()


def _cell(value: Any) -> str:
    """A spreadsheet runs what begins like a formula: a leading apostrophe makes it text again.

    That holds for the year -0043 as well, which would be taken for a sum.
    """
    if isinstance(value, list):
        value = "; ".join(value)
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
