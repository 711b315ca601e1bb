"""What stands before and after each event, in the story and in its thread."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.content.records import Event


@dataclass(frozen=True, slots=True)
class Neighbours:
    """An event's number in the story, from 0, and the events beside it; None where there is no more."""

    number: int
    before: Event | None
    after: Event | None
    before_in_thread: Event | None
    after_in_thread: Event | None

    @property
    def ids(self) -> frozenset[str]:
        """All of them."""
        beside = (self.before, self.after, self.before_in_thread, self.after_in_thread)
        return frozenset(event.id for event in beside if event)


def neighbours(events: Sequence[Event], by_thread: Mapping[str, Sequence[Event]]) -> Mapping[str, Neighbours]:
    """By event, in one walk through the story and one through its threads. Both are in order."""
    in_thread = {id: beside for thread in by_thread.values() for id, beside in _beside(thread)}
    return {
        id: Neighbours(number, *beside, *in_thread[id]) for number, (id, beside) in enumerate(_beside(events))
    }


def _beside(events: Sequence[Event]) -> Iterable[tuple[str, tuple[Event | None, Event | None]]]:
    around = zip((None, *events), events, (*events[1:], None), strict=False)
    return ((event.id, (before, after)) for before, event, after in around)
