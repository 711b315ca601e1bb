"""What events can be filtered by beside thread, standing and years, which the numbers hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dateline.content.records import Event
from dateline.publish.presenting import Presenter
from dateline.story.telling import actors_of, places_of


def facets(presenter: Presenter) -> Mapping[str, Any]:
    """Of each facet the names of its values with their ids, and for each event which of them it has."""
    content = presenter.content
    covers = presenter.story.coverage
    return {
        "actor": _facet(presenter, actors_of, lambda one: content.actors[one].name.plain),
        "place": _facet(
            presenter, lambda event: places_of(event, content), lambda one: content.places[one].name.plain
        ),
        "source": _facet(presenter, lambda event: covers[event.id], lambda one: _source(presenter, one)),
        "tag": _facet(presenter, lambda event: event.tags, lambda one: str(presenter.tag_link(one).label)),
    }


def _source(presenter: Presenter, name: str) -> str:
    return str(presenter.full_name(presenter.content.sources[name]).striptags())


def _facet(
    presenter: Presenter, of: Callable[[Event], Iterable[str]], called: Callable[[str], str]
) -> Mapping[str, Any]:
    """Only values that some event has, by name."""
    having = [list(dict.fromkeys(of(event))) for event in presenter.story.account]
    found = {one: called(one) for inside in having for one in inside}
    ordered = sorted(found, key=lambda one: (found[one].casefold(), one))
    places = {one: place for place, one in enumerate(ordered)}
    return {
        "names": [[one, found[one]] for one in ordered],
        "of": [sorted(places[one] for one in inside) for inside in having],
    }
