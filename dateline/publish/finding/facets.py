"""What events can be filtered by, and where a long story lists them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any

from dateline.content.records import Event, Standing
from dateline.publish import urls
from dateline.publish.finding.compact import dumped
from dateline.publish.pages.grouping import year_label
from dateline.publish.piece import Keep, Piece, anew
from dateline.publish.presenting import Presenter
from dateline.publish.rendering import Renderer
from dateline.story.importance import STANDINGS
from dateline.story.telling import Story, actors_of, places_of


@dataclass(frozen=True, slots=True)
class Facet:
    """The values that some event has, as pairs of id and name; and for each event the places of its own."""

    values: tuple[tuple[str, str], ...]
    of: tuple[tuple[int, ...], ...]


def choices(presenter: Presenter, renderer: Renderer, keep: Keep = anew) -> Mapping[str, Any]:
    """`markup`: boxes for the values, and the years. `of`: for each event the places of its boxes among all.
    `sheets`: of each page of a long account its path, the index of its first event and how many it
    lists; None for a short one.
    """
    told = json.loads(keep(piece(presenter)))
    return {**told, "markup": renderer.render("find/filter.html", told["markup"]).strip()}


def piece(presenter: Presenter) -> Piece:
    """The same as JSON, but for the markup what it shows."""
    return Piece(f"{urls.FIND}facets.json", partial(_told, presenter))


def _told(presenter: Presenter) -> bytes:
    found = facets(presenter)
    years = [
        (period.year, year_label(presenter, period.year))
        for period in presenter.layout.periods
        if period.begun and period.year is not None
    ]
    told = {
        "markup": {"facets": {name: facet.values for name, facet in found.items()}, "years": years},
        "of": _together(found.values(), len(presenter.story.account)),
        "sheets": _sheets(presenter) if presenter.layout.long else None,
    }
    return dumped(told)


def facets(presenter: Presenter) -> Mapping[str, Facet]:
    """Beside the years: by the name that an address gives it."""
    content, story = presenter.content, presenter.story
    sources, standings = _source_names(presenter), _standing_names(presenter)
    threads = [thread.id for thread in story.config.settings.threads]
    return {
        "thread": _facet(
            story, lambda event: [event.thread], lambda one: presenter.thread(one).title, threads.index
        ),
        "standing": _facet(
            story,
            lambda event: [event.standing.value],
            standings.__getitem__,
            lambda one: STANDINGS.index(Standing(one)),
        ),
        "actor": _facet(story, actors_of, lambda one: content.actors[one].name.plain),
        "place": _facet(
            story, lambda event: places_of(event, content), lambda one: content.places[one].name.plain
        ),
        "source": _facet(story, lambda event: story.coverage[event.id], sources.__getitem__),
        "tag": _facet(story, lambda event: event.tags, lambda one: str(presenter.tag_link(one).label)),
    }


def _standing_names(presenter: Presenter) -> Mapping[str, str]:
    _ = presenter.language.gettext
    return {
        "confirmed": _("Confirmed"),
        "reported": _("Reported"),
        "disputed": _("Disputed"),
        "planned": _("Planned"),
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
    story: Story,
    of: Callable[[Event], Iterable[str]],
    called: Callable[[str], str],
    order: Callable[[str], Any] | None = None,
) -> Facet:
    """In `order`, else by name."""
    having = [list(dict.fromkeys(of(event))) for event in story.account]
    found = {one: called(one) for one in dict.fromkeys(chain.from_iterable(having))}
    ordered = sorted(found, key=order or (lambda one: (found[one].casefold(), one)))
    places = {one: place for place, one in enumerate(ordered)}
    return Facet(
        tuple((one, found[one]) for one in ordered),
        tuple(tuple(sorted(places[one] for one in inside)) for inside in having),
    )


def _together(found: Iterable[Facet], events: int) -> Sequence[Sequence[int]]:
    """The places of all facets as one list has them, which holds the values of each after those before it."""
    together: list[list[int]] = [[] for _ in range(events)]
    before = 0
    for facet in found:
        for mine, places in zip(together, facet.of, strict=True):
            mine += [before + place for place in places]
        before += len(facet.values)
    return together


def _sheets(presenter: Presenter) -> Sequence[tuple[str, int, int]]:
    """Their events follow each other as those of the account do."""
    found: list[tuple[str, int, int]] = []
    first = 0
    for sheet in (one for inside in presenter.layout.sheets.values() for one in inside):
        if sheet.events:
            found.append((sheet.address.removeprefix("/"), first, len(sheet.events)))
        first += len(sheet.events)
    return found
