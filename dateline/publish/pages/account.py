"""The account on the front page, as far as that can hold it, in a frame, and newest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.content.dates import Precision
from dateline.publish import urls
from dateline.publish.pages.embed import embed
from dateline.publish.pages.grouping import MOST_CHOSEN, age_views, chosen, groups
from dateline.publish.pages.paging import Leaf, leaves
from dateline.publish.pages.plan import Plan, founded, site_words
from dateline.publish.pages.strips import strips
from dateline.publish.presenting import Presenter, ToLink
from dateline.story.periods import newest_first


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures under the title."""

    events: int
    sources: int
    differences: int
    span: str


def account(presenter: Presenter) -> Iterator[Plan]:
    """The front page, the same for frames, and the account newest first."""
    front = _front(presenter)
    yield front
    yield embed(front)
    _ = presenter.language.gettext
    for leaf in leaves(presenter, urls.NEWEST, _("Newest first"), newest_first(presenter.story.events)):
        yield _newest(presenter, leaf)


def _front(presenter: Presenter) -> Plan:
    settings = presenter.story.config.settings
    drawn = presenter.reads.remembered(lambda _: strips(presenter, presenter.story.events))  # for both pages

    def values(link: ToLink) -> Mapping[str, Any]:
        return {
            **_listed(presenter, link),
            "counts": _counts(presenter),
            "standings": len({event.standing for event in presenter.story.events}),
            "strips": drawn(None),
        }

    title, words = settings.title, site_words(presenter)
    return Plan(urls.HOME, "timeline.html", title, words, values, changed=founded(presenter))


def _listed(presenter: Presenter, link: ToLink) -> Mapping[str, Any]:
    """All events, or the most important ones with the years."""
    events = presenter.story.account
    if not presenter.layout.long:
        found = groups(presenter, events, lambda some: presenter.account(some, link))
        return {"groups": found, "ages": (), "shown": len(events)}
    found = groups(presenter, chosen(presenter, events), lambda some: presenter.items(some, link))
    return {"groups": found, "ages": age_views(presenter), "shown": min(len(events), MOST_CHOSEN)}


def _counts(presenter: Presenter) -> Counts:
    events = presenter.story.events
    dates = [event.date for event in events if event.date.precision is not Precision.AGE]
    years = [bound.year for date in dates for bound in (date.earliest, date.latest) if bound]
    span = presenter.years(min(years), max(years)) if years else ""
    differences = sum(len(event.differences) for event in events)
    return Counts(len(events), len(presenter.content.sources), differences, span)


def _newest(presenter: Presenter, leaf: Leaf) -> Plan:
    """Without gaps in words: they are said for who reads forwards."""

    def values(link: ToLink) -> Mapping[str, Any]:
        found = groups(presenter, leaf.events, lambda some: presenter.items(some, link))
        return {"groups": found, "count": len(presenter.story.events), "paging": leaf.paging}

    return Plan(
        leaf.address,
        "newest.html",
        leaf.title,
        site_words(presenter),
        values,
        changed=founded(presenter),
        events=leaf.events,
    )
