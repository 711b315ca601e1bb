"""Sources, actors, places and threads, as timeline.json has them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dateline.config import Thread
from dateline.content.dates import Date
from dateline.content.fields import Unknown
from dateline.content.records import Actor, Event, Place, Source
from dateline.publish import urls
from dateline.publish.exports.values import citations_data, known, words
from dateline.publish.presenting import Presenter


def source_data(presenter: Presenter, one: Source) -> Mapping[str, Any]:
    """One source of the register."""
    return {
        "id": one.id,
        "title": known(one.title),
        "publisher": one.publisher,
        "kind": one.kind.value,
        "authors": known(one.authors) if isinstance(one.authors, Unknown) else list(one.authors),
        "published": str(one.published) if isinstance(one.published, Date) else known(one.published),
        "accessed": str(one.accessed) if one.accessed else None,
        "url": known(one.url),
        "copy_url": one.copy_url,
        "archive_url": one.archive_url,
        "language": one.language or None,
        "relies_on": list(one.relies_on),
        "relied_on_by": list(presenter.story.relied_on_by.get(one.id, ())),
        "text": one.body.plain,
        "citations": citations_data({"text": one.body}),
        "events": _ids(presenter.story.by_source.get(one.id, ())),
        "page": presenter.absolute(urls.source(one.id)),
    }


def actor_data(presenter: Presenter, one: Actor) -> Mapping[str, Any]:
    """One actor. `url` is the page on this site, as with places; `website` the address that tells more."""
    return {
        "id": one.id,
        "name": one.name.plain,
        "kind": one.kind.value,
        "role": words(one.role),
        "text": one.body.plain,
        "citations": citations_data({"role": one.role, "text": one.body}),
        "events": _ids(presenter.story.by_actor.get(one.id, ())),
        "website": one.url,
        "url": presenter.absolute(urls.actor(one.id)),
    }


def place_data(presenter: Presenter, one: Place) -> Mapping[str, Any]:
    """One place."""
    return {
        "id": one.id,
        "name": one.name.plain,
        "country": one.country or None,
        "within": one.within,
        "latitude": one.latitude,
        "longitude": one.longitude,
        "text": one.body.plain,
        "citations": citations_data({"text": one.body}),
        "events": _ids(presenter.story.by_place.get(one.id, ())),
        "url": presenter.absolute(urls.place(one.id)),
    }


def thread_data(presenter: Presenter, one: Thread) -> Mapping[str, Any]:
    """One thread."""
    return {
        "id": one.id,
        "title": one.title,
        "colour": one.colour,
        "url": presenter.absolute(urls.thread(one.id)),
    }


def _ids(events: tuple[Event, ...]) -> list[str]:
    return [event.id for event in events]
