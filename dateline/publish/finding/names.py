"""What marks and other parts say of each event, as plain text, in files of EACH events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from dateline.content.records import Event
from dateline.publish.pages.strips.sizes import name_of
from dateline.publish.presenting import Presenter

EACH: Final = 100


def names(presenter: Presenter) -> Iterator[Sequence[Mapping[str, str]]]:
    """Of each event its id, title, short label and date."""
    events = presenter.story.account
    for start in range(0, len(events), EACH):
        yield [_names(presenter, event) for event in events[start : start + EACH]]


def _names(presenter: Presenter, event: Event) -> Mapping[str, str]:
    return {
        "id": event.id,
        "title": event.title.plain,
        "label": name_of(presenter, event),
        "date": presenter.language.date(event.date),
    }
