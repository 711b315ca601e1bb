"""The data: timeline.json (its schema is docs/timeline.schema.json) and timeline.csv."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from dateline.content.records import Event
from dateline.publish import urls
from dateline.publish.dumping import dumped, listed, together
from dateline.publish.exports.events import event_data
from dateline.publish.exports.registers import actor_data, place_data, source_data, thread_data
from dateline.publish.exports.table import COLUMNS, table_pieces, timeline_csv
from dateline.publish.pages.plan import founded, latest
from dateline.publish.piece import Keep, Piece, anew, runs
from dateline.publish.presenting import Presenter

__all__ = ["COLUMNS", "timeline_csv", "timeline_json"]


def timeline_json(presenter: Presenter, keep: Keep = anew) -> bytes:
    """Everything, in the shape that the schema gives."""
    story, content = presenter.story, presenter.content
    written = dumped(
        {"site": _site(presenter)},
        {
            "events": map(keep, _records(presenter)),
            "sources": (listed(source_data(presenter, one)) for one in content.sources.values()),
            "actors": (listed(actor_data(presenter, one)) for one in content.actors.values()),
            "places": (listed(place_data(presenter, one)) for one in content.places.values()),
            "threads": (listed(thread_data(presenter, one)) for one in story.config.settings.threads),
        },
    )
    out = io.BytesIO()  # a join would hold all parts beside the whole
    out.writelines(written)
    return out.getvalue()


def pieces(presenter: Presenter) -> Iterator[Piece]:
    """What can be made by itself."""
    yield from _records(presenter)
    yield from table_pieces(presenter)


def _records(presenter: Presenter) -> Iterator[Piece]:
    """The events as they stand in timeline.json, one a line."""
    for run in runs(presenter.story.events):
        yield Piece(f"{urls.DATA}#{run[0].id}", partial(_events, presenter, run))


def _events(presenter: Presenter, run: tuple[Event, ...]) -> bytes:
    return together(event_data(presenter, event) for event in run)


def _site(presenter: Presenter) -> Mapping[str, Any]:
    settings = presenter.story.config.settings
    return {
        "title": settings.title,
        "tagline": settings.tagline or None,
        "description": settings.description or None,
        "url": presenter.absolute(urls.HOME),
        "language": settings.language,
        "published": founded(presenter),
        "changed": latest(presenter),
        "author": settings.author or None,
        "licence": settings.licence or None,
    }
