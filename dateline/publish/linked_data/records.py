"""The pages of sources, actors and places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dateline.content.records import Actor, Event, Place, Source
from dateline.publish import urls
from dateline.publish.linked_data import nodes
from dateline.publish.linked_data.nodes import Graph, event_id, node, page, reference
from dateline.publish.pages import Plan
from dateline.publish.presenting import Presenter


def source_graph(presenter: Presenter, plan: Plan, *, source: Source) -> Graph:
    """The document, what it rests on and where it is kept; `isBasedOn` takes works, so words are left out."""
    known = presenter.content.sources
    work = nodes.source(
        presenter,
        source,
        archivedAt=source.archive_url,
        encoding=node("MediaObject", contentUrl=source.copy_url) if source.copy_url else None,
        isBasedOn=[
            reference(presenter, urls.source(name), "source") for name in source.relies_on if name in known
        ],
    )
    events = presenter.story.by_source.get(source.id, ())
    return [page(presenter, plan, mainEntity={"@id": work["@id"]}, mentions=_events(presenter, events)), work]


def actor_graph(presenter: Presenter, plan: Plan, *, actor: Actor) -> Graph:
    """A person or a body."""
    profile = nodes.actor(presenter, actor)
    events = _events(presenter, presenter.story.by_actor.get(actor.id, ()))
    about = {"@id": profile["@id"]}
    return [page(presenter, plan, "ProfilePage", mainEntity=about, mentions=events), profile]


def place_graph(presenter: Presenter, plan: Plan, *, place: Place) -> Graph:
    """A place with the places that it lies in, and its events."""
    places = presenter.content.places
    events = presenter.story.by_place.get(place.id, ())
    here = nodes.place(presenter, place, event=_events(presenter, events))
    around: Graph = []
    name = place.within
    while name and len(around) < len(places):
        around.append(nodes.place(presenter, places[name]))
        name = places[name].within
    return [page(presenter, plan, mainEntity={"@id": here["@id"]}), here, *around]


def _events(presenter: Presenter, events: tuple[Event, ...]) -> list[Mapping[str, Any]]:
    return [{"@id": event_id(presenter, event.id)} for event in events]
