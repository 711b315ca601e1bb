"""The whole story as one value: what every page is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from dateline.config import Config
from dateline.content.records import Content, Event
from dateline.story.chronology import Gap, gaps, in_order
from dateline.story.computed import Computed
from dateline.story.evidence import (
    Cover,
    Independence,
    Known,
    coverage,
    independence,
    known,
    named,
    origins,
)
from dateline.story.neighbours import Neighbours, neighbours
from dateline.story.periods import in_account


@dataclass(frozen=True, slots=True)
class Story:
    """Events in order, and by whatever leads to them."""

    config: Config
    content: Content
    events: tuple[Event, ...]
    account: tuple[Event, ...]  # the same as they are shown: see `periods`
    gaps: Mapping[str, Gap]  # by event: the time since the one that is shown before it
    neighbours: Mapping[str, Neighbours]  # by event
    independence: Mapping[str, Independence]  # by event
    coverage: Mapping[str, Mapping[str, Cover]]  # by event and source; where there is none, silence
    by_source: Mapping[str, tuple[Event, ...]]
    by_actor: Mapping[str, tuple[Event, ...]]
    by_place: Mapping[str, tuple[Event, ...]]
    by_tag: Mapping[str, tuple[Event, ...]]
    by_thread: Mapping[str, tuple[Event, ...]]
    known: Mapping[str, Known]  # by source: what its silence means
    relied_on_by: Mapping[str, tuple[str, ...]]  # by source, in the register or in an event


def tell(config: Config, content: Content) -> Story:
    """Derives the story. The same content gives the same story."""
    events = in_order(content.events.values())
    account = in_account(events)
    register, by_id = content.sources, {event.id: event for event in events}
    by_source = _index(events, lambda event: named(event, content.bodies[event.id], register))
    by_thread = _index(events, lambda event: (event.thread,))
    relied_on_by = _relied_on_by(content)
    return Story(
        config=config,
        content=content,
        events=events,
        account=account,
        gaps=gaps(account),
        neighbours=neighbours(account, _index(account, lambda event: (event.thread,))),
        independence=Computed(by_id, lambda name: independence(by_id[name].sources, register)),
        coverage=Computed(by_id, lambda name: coverage(by_id[name], content.bodies[name], register)),
        by_source=by_source,
        by_actor=_index(events, actors_of),
        by_place=_index(events, lambda event: places_of(event, content)),
        by_tag=_index(events, lambda event: event.tags),
        by_thread=by_thread,
        known={
            name: known(one, by_source.get(name, ()), relied_on=name in relied_on_by)
            for name, one in content.sources.items()
        },
        relied_on_by=relied_on_by,
    )


def actors_of(event: Event) -> tuple[str, ...]:
    """Those who act in an event, and those who are quoted in it."""
    return tuple(dict.fromkeys([*event.actors, *(one.speaker for one in event.quotations)]))


def places_of(event: Event, content: Content) -> tuple[str, ...]:
    """The place of an event and all that it lies in."""
    places: list[str] = []
    place = event.place
    while place and place not in places:
        places.append(place)
        place = content.places[place].within
    return tuple(places)


def _index(events: Iterable[Event], keys: Callable[[Event], Iterable[str]]) -> dict[str, tuple[Event, ...]]:
    found: dict[str, list[Event]] = {}
    for event in events:
        for key in dict.fromkeys(keys(event)):
            found.setdefault(key, []).append(event)
    return {key: tuple(found[key]) for key in sorted(found)}


def _relied_on_by(content: Content) -> dict[str, tuple[str, ...]]:
    """By source those that have something from it: as a whole, or in one event."""
    found: dict[str, set[str]] = {}
    for source in content.sources.values():
        for name in source.relies_on:
            found.setdefault(name, set()).add(source.id)
    for event in content.events.values():
        for use in event.sources:
            for name in origins(use, content.sources):
                found.setdefault(name, set()).add(use.id)
        for printing in (one for quotation in event.quotations for one in quotation.sources):
            for name in printing.from_:
                found.setdefault(name, set()).add(printing.id)
    return {key: tuple(sorted(found[key])) for key in sorted(found) if key in content.sources}
