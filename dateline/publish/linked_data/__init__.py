"""JSON-LD for every page, in the words of schema.org: what search engines and reference managers read.

One graph a page. A node's `@id` is the address of the page that is about it and `#event`,
`#source` …: the same on every page, so that the graphs of all pages join into one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from operator import attrgetter
from typing import Final

from markupsafe import Markup

from dateline.publish import urls
from dateline.publish.linked_data.embedding import embedded
from dateline.publish.linked_data.event import event_graph
from dateline.publish.linked_data.listings import events_graph, parts_graph, register_graph
from dateline.publish.linked_data.nodes import Graph, page, reference
from dateline.publish.linked_data.records import actor_graph, place_graph, source_graph
from dateline.publish.linked_data.site import site_graph
from dateline.publish.pages import Plan
from dateline.publish.presenting import Presenter
from dateline.story.paging import MOST

__all__ = ["described"]

_ABOUT: Final = "about"  # the page of this id tells about the site
_PARTS: Final = (
    (urls.QUOTATIONS, "quotation", attrgetter("quotations")),
    (urls.DIFFERENCES, "difference", attrgetter("differences")),
    (urls.CORRECTIONS, "correction", attrgetter("corrections")),
)
_Maker = Callable[[Presenter, Plan], Graph]


def described(presenter: Presenter, plans: Iterable[Plan]) -> Iterator[Plan]:
    """The same pages with their data, which is made when a page asks for it.

    A page that stands for another one or for none (an alias, 404) has none.
    """
    makers = dict(_makers(presenter))
    for plan in plans:
        if plan.canonical is None:
            maker = makers.get(plan.address, _plain_graph if plan.events is None else _listed_graph)
            yield replace(plan, data=partial(_data, presenter, maker))
        else:
            yield plan


def _data(presenter: Presenter, maker: _Maker, plan: Plan) -> Markup:
    return embedded(maker(presenter, plan))


def _plain_graph(presenter: Presenter, plan: Plan) -> Graph:
    return [page(presenter, plan)]


def _listed_graph(presenter: Presenter, plan: Plan) -> Graph:
    return events_graph(presenter, plan, events=plan.events or ())


def _about_graph(presenter: Presenter, plan: Plan) -> Graph:
    return [page(presenter, plan, "AboutPage", mainEntity=reference(presenter, urls.HOME, "site"))]


def _makers(presenter: Presenter) -> Iterator[tuple[str, _Maker]]:
    """What makes the graph of which address, for pages that are more than a page."""
    story, content = presenter.story, presenter.content
    yield urls.HOME, site_graph
    yield urls.page(_ABOUT), _about_graph
    for event in story.events:
        yield urls.event(event.id), partial(event_graph, event=event)
    for source in content.sources.values():
        yield urls.source(source.id), partial(source_graph, source=source)
    for actor in content.actors.values():
        yield urls.actor(actor.id), partial(actor_graph, actor=actor)
    for place in content.places.values():
        yield urls.place(place.id), partial(place_graph, place=place)
    for address, kind, parts in _PARTS:
        yield address, partial(parts_graph, kind=kind, parts=parts)
    for address, entries in _registers(presenter).items():
        yield address, partial(register_graph, entries=entries)


def _registers(presenter: Presenter) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """For each register the addresses in it, with the part of the node's `@id` behind them."""
    story, content = presenter.story, presenter.content
    return {
        urls.SOURCES: tuple((urls.source(name), "source") for name in content.sources),
        urls.ACTORS: tuple((urls.actor(name), "actor") for name in content.actors),
        urls.PLACES: tuple((urls.place(name), "place") for name in content.places),
        urls.TAGS: tuple((urls.tag(name), "") for name in story.by_tag),
        urls.THREADS: tuple((urls.thread(one.id), "") for one in story.config.settings.threads),
        urls.YEARS: tuple((urls.year(one.year), "") for one in presenter.layout.periods[:MOST]),
    }
