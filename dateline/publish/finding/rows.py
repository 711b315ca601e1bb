"""Files below /find/ that hold a row for each of so many events, in the order of the account."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from dateline.content.records import Event
from dateline.publish import urls
from dateline.publish.finding.compact import dumped
from dateline.publish.piece import Keep, Piece, anew
from dateline.publish.presenting import Presenter

Row = Callable[[Presenter, Event], object]


def row_pieces(presenter: Presenter, kind: str, each: int, row: Row) -> Iterator[Piece]:
    """The files of this kind by their addresses: `names/0.json` holds the first `each` events."""
    events = presenter.story.account
    for number, start in enumerate(range(0, len(events), each)):
        some = events[start : start + each]
        yield Piece(f"{urls.FIND}{kind}/{number}.json", partial(_rows, presenter, row, some))


def row_files(pieces: Iterable[Piece], keep: Keep = anew) -> Iterator[tuple[str, bytes]]:
    """Path below /find/ and JSON."""
    for piece in pieces:
        yield piece.name.removeprefix(urls.FIND), keep(piece)


def _rows(presenter: Presenter, row: Row, events: Sequence[Event]) -> bytes:
    return dumped([row(presenter, event) for event in events])
