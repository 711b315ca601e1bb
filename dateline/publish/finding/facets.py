"""What events can be filtered by beside thread, standing and years, which the numbers hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dateline.content.records import Event
from dateline.publish.presenting import Presenter
from dateline.story.telling import Story, actors_of, places_of


def facets(presenter: Presenter) -> Mapping[str, Any]:
    """Of each facet the names of its values with their ids, and for each event which of them it has."""
    content, story = presenter.content, presenter.story
    sources = _source_names(presenter)
    return {
        "actor": _facet(story, actors_of, lambda one: content.actors[one].name.plain),
        "place": _facet(
            story, lambda event: places_of(event, content), lambda one: content.places[one].name.plain
        ),
        "source": _facet(story, lambda event: story.coverage[event.id], sources.__getitem__),
        "tag": _facet(story, lambda event: event.tags, lambda one: str(presenter.tag_link(one).label)),
    }


def _source_names(presenter: Presenter) -> Mapping[str, str]:
    """Those that would be called alike are told apart by their day, and then by what they are."""
    content = presenter.content
    names = {one: str(presenter.full_name(source).striptags()) for one, source in content.sources.items()}
    views = {one: presenter.source(source) for one, source in content.sources.items()}
    days = {one: view.published.words for one, view in views.items() if view.published}
    leads = {one: view.lead for one, view in views.items() if view.lead}
    for more in (days, leads):
        called = Counter(names.values())
        alike = [one for one in more if called[names[one]] > 1]
        names |= {one: f"{names[one]}, {more[one]}" for one in alike}
    return names


def _facet(
    story: Story, of: Callable[[Event], Iterable[str]], called: Callable[[str], str]
) -> Mapping[str, Any]:
    """Only values that some event has, by name."""
    having = [list(dict.fromkeys(of(event))) for event in story.account]
    found = {one: called(one) for inside in having for one in inside}
    ordered = sorted(found, key=lambda one: (found[one].casefold(), one))
    places = {one: place for place, one in enumerate(ordered)}
    return {
        "names": [[one, found[one]] for one in ordered],
        "of": [sorted(places[one] for one in inside) for inside in having],
    }
