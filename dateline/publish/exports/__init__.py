"""The data: timeline.json (its schema is docs/timeline.schema.json) and timeline.csv."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dateline.publish import urls
from dateline.publish.exports.events import event_data
from dateline.publish.exports.registers import actor_data, place_data, source_data, thread_data
from dateline.publish.exports.table import COLUMNS, timeline_csv
from dateline.publish.exports.values import absolute
from dateline.publish.feeds import dumped
from dateline.publish.pages import changed
from dateline.publish.presenting import Presenter

__all__ = ["COLUMNS", "timeline_csv", "timeline_json"]


def timeline_json(presenter: Presenter) -> str:
    """Everything, in the shape that the schema gives."""
    story, content = presenter.story, presenter.content
    return dumped(
        {
            "site": _site(presenter),
            "events": [event_data(presenter, event) for event in story.events],
            "sources": [source_data(presenter, one) for one in content.sources.values()],
            "actors": [actor_data(presenter, one) for one in content.actors.values()],
            "places": [place_data(presenter, one) for one in content.places.values()],
            "threads": [thread_data(presenter, one) for one in story.config.settings.threads],
        }
    )


def _site(presenter: Presenter) -> Mapping[str, Any]:
    settings = presenter.story.config.settings
    published = settings.published.isoformat()
    return {
        "title": settings.title,
        "tagline": settings.tagline or None,
        "description": settings.description or None,
        "url": absolute(presenter, urls.HOME),
        "language": settings.language,
        "published": published,
        "changed": max([published, *(changed(presenter, event) for event in presenter.story.events)]),
        "author": settings.author or None,
        "licence": settings.licence or None,
    }
