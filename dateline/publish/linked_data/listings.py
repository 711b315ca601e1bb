"""Pages that list: a collection, and its entries by their `@id`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from dateline.content.records import Event
from dateline.publish.linked_data.nodes import Graph, event_id, node, node_id, page, part_id
from dateline.publish.pages import Plan
from dateline.publish.presenting import Presenter


def events_graph(presenter: Presenter, plan: Plan, *, events: Iterable[Event]) -> Graph:
    """The events that a page lists: of a thread, a tag, a year, or a page of these."""
    return _graph(presenter, plan, (event_id(presenter, event.id) for event in events))


def register_graph(presenter: Presenter, plan: Plan, *, entries: Iterable[tuple[str, str]]) -> Graph:
    """Pages, or what they are about: addresses with the part of the `@id` behind them."""
    return _graph(presenter, plan, (node_id(presenter, *entry) for entry in entries))


def parts_graph(
    presenter: Presenter, plan: Plan, *, kind: str, parts: Callable[[Event], Sequence[object]]
) -> Graph:
    """All quotations, differences or corrections: `parts` gives those of an event."""
    return _graph(
        presenter,
        plan,
        (
            part_id(presenter, event, kind, number)
            for event in presenter.story.events
            for number, _ in enumerate(parts(event), 1)
        ),
    )


def _graph(presenter: Presenter, plan: Plan, entries: Iterable[str]) -> Graph:
    listed = [{"@id": entry} for entry in entries]
    made = node("ItemList", numberOfItems=len(listed), itemListElement=listed)
    return [page(presenter, plan, "CollectionPage", mainEntity=made)]
