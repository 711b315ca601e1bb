"""timeline.csv: one event a line, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, Final

from dateline.content.records import Event
from dateline.publish import urls
from dateline.publish.exports.values import date_data
from dateline.publish.piece import Keep, Piece, anew, runs
from dateline.publish.presenting import Presenter

COLUMNS: Final = [
    "id",
    "title",
    "url",
    "date",
    "earliest",
    "latest",
    "precision",
    "words",
    "thread",
    "standing",
    "place",
    "actors",
    "tags",
    "summary",
    "sources",
    "independent_sources",
    "relayed",
    "quotations",
    "differences",
    "open_differences",
    "corrections",
]

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def timeline_csv(presenter: Presenter, keep: Keep = anew) -> bytes:
    """One event a line (RFC 4180); several values in a field are parted by `; `."""
    return b"".join([_written([COLUMNS]), *map(keep, table_pieces(presenter))])


def table_pieces(presenter: Presenter) -> Iterator[Piece]:
    """The lines of the events."""
    for run in runs(presenter.story.events):
        yield Piece(f"{urls.TABLE}#{run[0].id}", partial(_lines, presenter, run))


def _lines(presenter: Presenter, run: tuple[Event, ...]) -> bytes:
    rows = (_row(presenter, event) for event in run)
    return _written([_cell(row[column]) for column in COLUMNS] for row in rows)


def _written(rows: Iterable[Iterable[Any]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def _row(presenter: Presenter, event: Event) -> dict[str, Any]:
    worth = presenter.story.independence[event.id]
    return {
        "id": event.id,
        "title": event.title.plain,
        "url": presenter.absolute(urls.event(event.id)),
        **date_data(presenter, event.date),
        "date": str(event.date),
        "thread": event.thread,
        "standing": event.standing.value,
        "place": event.place,
        "actors": event.actors,
        "tags": event.tags,
        "summary": event.summary.plain if event.summary else None,
        "sources": [use.id for use in event.sources],
        "independent_sources": worth.count,
        "relayed": str(worth.relayed).lower(),
        "quotations": len(event.quotations),
        "differences": len(event.differences),
        "open_differences": sum(one.finding is None for one in event.differences),
        "corrections": len(event.corrections),
    }


def _cell(value: Any) -> Any:
    """A spreadsheet runs a text that begins like a formula: a leading apostrophe makes it text again.

    That holds for the year -0043 as well, which would be taken for a sum.
    """
    if isinstance(value, (list, tuple)):
        value = "; ".join(value)
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
