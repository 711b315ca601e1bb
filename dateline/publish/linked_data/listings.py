"""Pages that list: a collection, and its entries by their `@id`."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.content.records import Event
from dateline.publish.linked_data.nodes import Graph, account_id, event_id, node, node_id, page
from dateline.publish.pages import Plan
from dateline.publish.pages.event import fragment
from dateline.publish.presenting import Presenter


def events_graph(presenter: Presenter, plan: Plan, *, events: Iterable[Event]) -> Graph:
    """The events of a thread, a tag or a year."""
    return _graph(presenter, plan, (event_id(presenter, event.id) for event in events))


def register_graph(presenter: Presenter, plan: Plan, *, entries: Iterable[tuple[str, str]]) -> Graph:
    """Pages, or what they are about: addresses with the part of the `@id` behind them."""
    return _graph(presenter, plan, (node_id(presenter, *entry) for entry in entries))


def quotations_graph(presenter: Presenter, plan: Plan) -> Graph:
    """All quotations."""
    return _graph(
        presenter,
        plan,
        (
            event_id(presenter, event.id, fragment("quotation", number))
            for event in presenter.story.events
            for number in range(1, len(event.quotations) + 1)
        ),
    )


def differences_graph(presenter: Presenter, plan: Plan) -> Graph:
    """All accounts where they differ."""
    return _graph(
        presenter,
        plan,
        (
            account_id(presenter, event, number, place)
            for event in presenter.story.events
            for number, one in enumerate(event.differences, 1)
            for place in range(1, len(one.accounts) + 1)
        ),
    )


def corrections_graph(presenter: Presenter, plan: Plan) -> Graph:
    """All corrections."""
    return _graph(
        presenter,
        plan,
        (
            event_id(presenter, event.id, fragment("correction", number))
            for event in presenter.story.events
            for number in range(1, len(event.corrections) + 1)
        ),
    )


def _graph(presenter: Presenter, plan: Plan, entries: Iterable[str]) -> Graph:
    listed = [{"@id": entry} for entry in entries]
    made = node("ItemList", numberOfItems=len(listed), itemListElement=listed)
    return [page(presenter, plan, "CollectionPage", mainEntity=made)]
