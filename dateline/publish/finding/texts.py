"""The texts that search looks through, as plain words: what it shows of a result is cut from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from markupsafe import Markup

from dateline.content.records import Event
from dateline.publish.finding.rows import row_pieces
from dateline.publish.piece import Piece
from dateline.publish.presenting import Presenter, tag_words
from dateline.story.telling import actors_of, places_of

EACH: Final = 5  # events of one file: results stand far apart, and each file brings what nobody asked for


@dataclass(frozen=True, slots=True)
class Texts:
    """What an event says. A summary that is the beginning of the body is left to the body."""

    title: str
    names: tuple[str, ...]  # of actors and speakers, places, tags, its sources and their publishers
    quotations: tuple[str, ...]
    summary: str
    body: str


def texts(presenter: Presenter, event: Event) -> Texts:
    """Those of one event, without citations and notes."""
    body = presenter.content.bodies[event.id].plain
    summary = event.summary.plain if event.summary else ""
    return Texts(
        event.title.plain,
        tuple(dict.fromkeys(_names(presenter, event))),
        tuple(one.text for one in event.quotations),
        "" if body.startswith(summary) else summary,
        body,
    )


def pieces(presenter: Presenter) -> Iterator[Piece]:
    """Of each event id, title, date, colour, its running texts and its names.

    The kinds stand in the order in which a result shows them: summary, body, quotations, names.
    """
    return row_pieces(presenter, "texts", EACH, _row)


def _row(presenter: Presenter, event: Event) -> Sequence[Any]:
    found = texts(presenter, event)
    date, colour = presenter.date(event.date).words, presenter.thread(event.thread).colour
    running = [one for one in (found.summary, found.body, *found.quotations) if one]
    return [event.id, found.title, date, colour, running, found.names]


def _names(presenter: Presenter, event: Event) -> Iterator[str]:
    content = presenter.content
    yield from (content.actors[one].name.plain for one in actors_of(event))
    yield from (content.places[one].name.plain for one in places_of(event, content))
    yield from (tag_words(tag) for tag in event.tags)
    yield from (_bare(presenter.origin(name).label) for name in presenter.story.coverage[event.id])


@lru_cache(maxsize=1 << 12)
def _bare(name: Markup) -> str:
    """A name without its tags: most sources are those of several events."""
    return name.striptags()
