"""The whole story as one value: what every page is made from."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

from dateline.config import Config
from dateline.content.markup import Text
from dateline.content.records import Content, Event, Source
from dateline.story.chronology import Gap, gap, in_order
from dateline.story.evidence import Independence, independence


@dataclass(frozen=True, slots=True)
class Story:
    """Events in order, and by whatever leads to them."""

    config: Config
    content: Content
    events: tuple[Event, ...]
    gaps: tuple[Gap | None, ...]  # before each event
    independence: Mapping[str, Independence]
    by_source: Mapping[str, tuple[Event, ...]]
    by_actor: Mapping[str, tuple[Event, ...]]
    by_place: Mapping[str, tuple[Event, ...]]
    by_tag: Mapping[str, tuple[Event, ...]]
    by_thread: Mapping[str, tuple[Event, ...]]
    relied_on_by: Mapping[str, tuple[str, ...]]


def tell(config: Config, content: Content) -> Story:
    """Derives the story. The same content gives the same story."""
    events = in_order(content.events.values())
    dates = [event.date for event in events]
    return Story(
        config=config,
        content=content,
        events=events,
        gaps=(None, *(gap(a, b) for a, b in itertools.pairwise(dates)))[: len(events)],
        independence={event.id: independence(event, content.sources) for event in events},
        by_source=_index(events, lambda event: _named_sources(event, content.sources)),
        by_actor=_index(events, actors_of),
        by_place=_index(events, lambda event: _places(event, content)),
        by_tag=_index(events, lambda event: event.tags),
        by_thread=_index(events, lambda event: (event.thread,)),
        relied_on_by=_relied_on_by(content),
    )


def sources_of(event: Event) -> tuple[str, ...]:
    """The ids of all sources that an event names anywhere, its notes included, in the page's order."""
    named = [use.id for use in event.sources]
    named += [printing.id for quotation in event.quotations for printing in quotation.sources]
    named += [
        source
        for difference in event.differences
        for account in difference.accounts
        for source in account.sources
    ]
    cited = [citation.source for text in texts(event) for citation in text.citations]
    return tuple(dict.fromkeys([*named, *event.date_sources, *cited]))


def texts(value: object) -> Iterator[Text]:
    """Every text in a record, in the order of its fields."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif is_dataclass(value) and type(value).__module__ == Event.__module__:
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def _named_sources(event: Event, register: Mapping[str, Source]) -> tuple[str, ...]:
    """Those, and the sources that they have it from."""
    origins = [name for use in event.sources for name in use.from_ if name in register]
    return (*sources_of(event), *origins)


def actors_of(event: Event) -> tuple[str, ...]:
    """Those who act in an event, and those who are quoted in it."""
    return tuple(dict.fromkeys([*event.actors, *(one.speaker for one in event.quotations)]))


def _places(event: Event, content: Content) -> tuple[str, ...]:
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
    found: dict[str, list[str]] = {}
    for source in content.sources.values():
        for name in source.relies_on:
            if name in content.sources:
                found.setdefault(name, []).append(source.id)
    return {key: tuple(sorted(found[key])) for key in sorted(found)}
