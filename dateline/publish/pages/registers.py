"""Actors and places: a page each, and the registers that list them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from markupsafe import escape

from dateline.content.records import Actor, Event, Place
from dateline.publish import urls
from dateline.publish.notes import Notes
from dateline.publish.pages.event import quotation_views
from dateline.publish.pages.listings import listing
from dateline.publish.pages.paging import Leaf, leaves
from dateline.publish.pages.plan import Plan, founded, index_plan
from dateline.publish.pages.small_strips import small_strip
from dateline.publish.presenting import Presenter, ToLink
from dateline.publish.views import ActorPage, Link, PlacePage

Named = TypeVar("Named", Actor, Place)


def actors(presenter: Presenter) -> Iterator[Plan]:
    """The register and a page each; nothing where there are none."""
    actors, events = presenter.content.actors, presenter.story.by_actor
    if not actors:
        return
    _ = presenter.language.gettext

    def entries(link: ToLink) -> Any:
        return tuple(
            (
                presenter.actor_link(name),
                presenter.inline(one.role, link),
                len(events.get(name, ())),
            )
            for name, one in _by_name(actors)
        )

    yield index_plan(
        presenter,
        urls.ACTORS,
        _("People and bodies"),
        _("Those who act or speak in this story, with the role they had at the time."),
        entries,
    )
    for name, actor in actors.items():
        above = Link(escape(_("People and bodies")), urls.ACTORS)
        found = events.get(name, ())
        first, *more = leaves(presenter, urls.actor(name), actor.name.plain, found)
        yield _actor(presenter, actor, found, first)
        for leaf in more:
            yield listing(presenter, presenter.actor_link(name), above, leaf, count=len(found))


def _actor(presenter: Presenter, actor: Actor, events: tuple[Event, ...], first: Leaf) -> Plan:
    def values(link: ToLink) -> Mapping[str, Any]:
        notes = Notes(presenter, link)
        role, body = notes.html(actor.role), notes.html(actor.body)
        quotations = tuple(
            (presenter.item(event, link), one)
            for event in events
            for one in quotation_views(presenter, event, notes, actor.id)
        )
        page = ActorPage(
            name=presenter.name(actor.name),
            kind=actor.kind.value,
            role=role,
            url=actor.url or "",
            body=body,
            events=presenter.items(first.events, link),
            paging=first.paging,
            quotations=quotations,
            notes=notes.views(),
            extra=actor.extra,
            record=actor,
        )
        return {"actor": page, "strip": small_strip(presenter, first.events)}

    description = actor.role.plain if actor.role else actor.name.plain
    return Plan(
        urls.actor(actor.id),
        "actor.html",
        actor.name.plain,
        description,
        values,
        changed=founded(presenter),
    )


def places(presenter: Presenter) -> Iterator[Plan]:
    """The register and a page each; nothing where there are none."""
    places, events = presenter.content.places, presenter.story.by_place
    if not places:
        return
    _ = presenter.language.gettext

    def entries(_link: ToLink) -> Any:
        return tuple(
            (presenter.place_link(name), escape(one.country), len(events.get(name, ())))
            for name, one in _by_name(places)
        )

    intro = _("Where the events of this story happened.")
    yield index_plan(presenter, urls.PLACES, _("Places"), intro, entries)
    for name, place in places.items():
        above = Link(escape(_("Places")), urls.PLACES)
        first, *more = leaves(presenter, urls.place(name), place.name.plain, events.get(name, ()))
        yield _place(presenter, place, first)
        for leaf in more:
            yield listing(presenter, presenter.place_link(name), above, leaf, count=len(events[name]))


def _place(presenter: Presenter, place: Place, first: Leaf) -> Plan:
    places = presenter.content.places

    def values(link: ToLink) -> Mapping[str, Any]:
        notes = Notes(presenter, link)
        page = PlacePage(
            name=presenter.name(place.name),
            country=place.country,
            within=presenter.place_link(place.within) if place.within else None,
            contains=tuple(presenter.place_link(one.id) for one in places.values() if one.within == place.id),
            coordinates=_coordinates(presenter, place),
            body=notes.html(place.body),
            events=presenter.items(first.events, link),
            paging=first.paging,
            notes=notes.views(),
            extra=place.extra,
            record=place,
        )
        return {"place": page, "strip": small_strip(presenter, first.events)}

    description = ", ".join(filter(None, [place.name.plain, place.country]))
    return Plan(
        urls.place(place.id),
        "place.html",
        place.name.plain,
        description,
        values,
        changed=founded(presenter),
    )


def _degrees(angle: float) -> str:
    """At most six places, about a hand's breadth on the ground; no trailing zeros."""
    return f"{abs(angle):.6f}".rstrip("0").rstrip(".")


def _coordinates(presenter: Presenter, place: Place) -> str:
    if place.latitude is None or place.longitude is None:
        return ""
    _ = presenter.language.gettext
    north = _("%(degrees)s° N") if place.latitude >= 0 else _("%(degrees)s° S")
    east = _("%(degrees)s° E") if place.longitude >= 0 else _("%(degrees)s° W")
    latitude, longitude = (_degrees(angle) for angle in (place.latitude, place.longitude))
    return f"{north % {'degrees': latitude}}, {east % {'degrees': longitude}}"


def _by_name(register: Mapping[str, Named]) -> list[tuple[str, Named]]:
    """As readers look names up; the id decides between equal ones."""
    return sorted(register.items(), key=lambda entry: (entry[1].name.plain.casefold(), entry[0]))
