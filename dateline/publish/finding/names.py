"""What marks and other parts say of each event, as plain text, in files of EACH events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from dateline.content.records import Event
from dateline.publish import urls
from dateline.publish.finding.compact import dumped
from dateline.publish.pages.strips.sizes import name_of
from dateline.publish.piece import Keep, Piece, anew
from dateline.publish.presenting import Presenter

EACH: Final = 100


def name_files(presenter: Presenter, keep: Keep = anew) -> Iterator[tuple[str, bytes]]:
    """Path below /find/ and JSON: of each event its id, title, short label and date."""
    for piece in pieces(presenter):
        yield piece.name.removeprefix(urls.FIND), keep(piece)


def pieces(presenter: Presenter) -> Iterator[Piece]:
    """The files, by their addresses."""
    events = presenter.story.account
    for number, start in enumerate(range(0, len(events), EACH)):
        some = events[start : start + EACH]
        yield Piece(f"{urls.FIND}names/{number}.json", partial(_rows, presenter, some))


def _rows(presenter: Presenter, events: Sequence[Event]) -> bytes:
    return dumped([_names(presenter, event) for event in events])


def _names(presenter: Presenter, event: Event) -> Mapping[str, str]:
    return {
        "id": event.id,
        "title": event.title.plain,
        "label": name_of(presenter, event),
        "date": presenter.date(event.date).words,
    }
