"""Which events have something rare in common.

Each actor, place and tag has one point. It gives the point in equal shares to the other events that
have it: what two events alone share says most, what many share says little. What `rare(events)` have is
a reason by itself; what more than twice as many have says nothing, so the work for one event is bounded,
however long the story. Of two places of which one lies in the other only the inner one counts: it says
all that the other could.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from heapq import nsmallest
from math import isqrt, lcm
from typing import Final, Literal

from dateline.content.records import Event
from dateline.story.telling import Story, actors_of, places_of

Kind = Literal["actor", "place", "tag"]

MOST: Final = 4  # related events
_FEWEST, _MANY = 4, 32  # what `rare` is in short and in long stories
_POINT: Final = lcm(*range(1, 2 * _MANY))  # so every share is a whole number, and sums are exact


@dataclass(frozen=True, slots=True)
class Shared:
    """What two events have in common: the id of an actor or a place, or a tag."""

    kind: Kind
    name: str


@dataclass(frozen=True, slots=True)
class Related:
    """An event by its id, and what it shares: the rarest first, then actors, the place, tags as they are
    written."""

    id: str
    shared: tuple[Shared, ...]


@dataclass(frozen=True, slots=True)
class _Thing:
    shared: Shared
    share: int
    having: frozenset[str]  # the ids of events


def related(story: Story, name: str) -> tuple[Related, ...]:
    """At most MOST events that share enough with the one of this id: by score, then by nearness, then by id.

    Enough is what something rare gives. The events before and after it, in the story and in its thread,
    are left out: its page links them as such.
    """
    return relations(story)(name)


def relations(story: Story) -> Callable[[str], tuple[Related, ...]]:
    """`related` of a story, for many events: who has what is gathered once."""
    return partial(_of_one, story, _Havers(story))


def basis(story: Story) -> tuple[object, ...]:
    """All that `relations` are worked out from: where it is the same, so are they."""
    content = story.content
    things = ((event.tags, actors_of(event), places_of(event, content)) for event in story.account)
    return (len(story.events), *((event.id, event.thread) for event in story.account), *things)


def _of_one(story: Story, havers: _Havers, name: str) -> tuple[Related, ...]:
    event, around = story.content.events[name], story.neighbours
    left_out = around[event.id].ids | {event.id}
    things = sorted(_things(story, havers, event), key=lambda thing: -thing.share)
    scores: dict[str, int] = {}
    for thing in things:
        for other in thing.having:
            scores[other] = scores.get(other, 0) + thing.share

    def rank(id: str) -> tuple[int, int, str]:
        return (-scores[id], abs(around[id].number - around[event.id].number), id)

    enough = _share(rare(len(story.events)))
    worth = (id for id, score in scores.items() if score >= enough and id not in left_out)
    chosen = nsmallest(MOST, worth, key=rank)
    return tuple(_related(id, things) for id in chosen)


def rare(events: int) -> int:
    """How many events may have what is a reason by itself: the root of their number, 4 to 32."""
    return min(max(isqrt(events), _FEWEST), _MANY)


def _share(having: int) -> int:
    return _POINT // (having - 1)


def _things(story: Story, havers: _Havers, event: Event) -> Iterator[_Thing]:
    """What an event shares with few others; each place with those that share no inner one."""
    for name in actors_of(event):
        yield from havers.of("actor", name)
    nearer: frozenset[str] = frozenset()
    for name in places_of(event, story.content):
        for thing in havers.of("place", name):
            yield replace(thing, having=thing.having - nearer) if nearer else thing
            nearer = thing.having
    for name in dict.fromkeys(event.tags):
        yield from havers.of("tag", name)


class _Havers:
    """Which events have an actor, a place or a tag, where they are few: none or one thing, made once."""

    def __init__(self, story: Story) -> None:
        self._by = {"actor": story.by_actor, "place": story.by_place, "tag": story.by_tag}
        self._most = 2 * rare(len(story.events))
        self._held: dict[Shared, tuple[_Thing, ...]] = {}

    def of(self, kind: Kind, name: str) -> tuple[_Thing, ...]:
        shared = Shared(kind, name)
        if shared not in self._held:
            having = self._by[kind][name]
            few = 1 < len(having) <= self._most
            ids = frozenset(one.id for one in having) if few else frozenset()
            self._held[shared] = (_Thing(shared, _share(len(having)), ids),) if few else ()
        return self._held[shared]


def _related(id: str, things: Sequence[_Thing]) -> Related:
    return Related(id, tuple(thing.shared for thing in things if id in thing.having))
