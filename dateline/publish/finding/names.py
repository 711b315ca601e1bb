"""What marks and other parts say of each event, as plain text, in files of EACH events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from dateline.content.records import Event
from dateline.publish.finding.rows import row_pieces
from dateline.publish.pages.strips.sizes import name_of
from dateline.publish.piece import Piece
from dateline.publish.presenting import Presenter

EACH: Final = 100


def pieces(presenter: Presenter) -> Iterator[Piece]:
    """Of each event its id, title, short label and date."""
    return row_pieces(presenter, "names", EACH, _names)


def _names(presenter: Presenter, event: Event) -> Mapping[str, str]:
    return {
        "id": event.id,
        "title": event.title.plain,
        "label": name_of(presenter, event),
        "date": presenter.date(event.date).words,
    }
