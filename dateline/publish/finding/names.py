"""What lists and marks say of each event, as plain text, in files of EACH events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from dateline.content.records import Event
from dateline.publish.presenting import Presenter

EACH: Final = 100


def names(presenter: Presenter) -> Iterator[Sequence[Sequence[str]]]:
    """Of each event: id, title, label, date, place, summary, evidence."""
    events = presenter.story.account
    for start in range(0, len(events), EACH):
        yield [_names(presenter, event) for event in events[start : start + EACH]]


def _names(presenter: Presenter, event: Event) -> Sequence[str]:
    place = presenter.content.places[event.place].name.plain if event.place else ""
    return [
        event.id,
        event.title.plain,
        (event.short or event.title).plain,
        presenter.language.date(event.date),
        place,
        event.summary.plain if event.summary else "",
        presenter.evidence(event),
    ]
