"""Threads and tags: the ways in that the events make by themselves; and lists of events in several pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from markupsafe import Markup, escape

from dateline.content.records import Event
from dateline.publish import urls
from dateline.publish.pages.paging import Leaf, leaves
from dateline.publish.pages.plan import Plan, founded, index_plan
from dateline.publish.pages.small_strips import small_strip
from dateline.publish.presenting import Presenter, ToLink
from dateline.publish.views import Link, ThreadView


def listings(presenter: Presenter) -> Iterator[Plan]:
    """Threads and tags, each with its index."""
    return chain(_threads(presenter), _tags(presenter))


def _threads(presenter: Presenter) -> Iterator[Plan]:
    _ = presenter.language.gettext
    story = presenter.story
    threads = [presenter.thread(one.id) for one in story.config.settings.threads]
    counts = {name: len(events) for name, events in story.by_thread.items()}
    yield index_plan(
        presenter,
        urls.THREADS,
        _("Threads"),
        _("The strands of this story."),
        lambda _link: tuple(
            (Link(escape(one.title), one.address), Markup(""), counts.get(one.id, 0)) for one in threads
        ),
    )
    for thread in threads:
        yield from _thread(presenter, thread)


def _tags(presenter: Presenter) -> Iterator[Plan]:
    _ = presenter.language.gettext
    story = presenter.story
    if story.by_tag:
        yield index_plan(
            presenter,
            urls.TAGS,
            _("Tags"),
            _("What events have in common."),
            lambda _link: tuple(
                (presenter.tag_link(name), Markup(""), len(events)) for name, events in story.by_tag.items()
            ),
        )
    for name in story.by_tag:
        above = Link(escape(_("Tag")), urls.TAGS)
        yield from _listing(presenter, presenter.tag_link(name), above, story.by_tag[name])


def _thread(presenter: Presenter, thread: ThreadView) -> Iterator[Plan]:
    above = Link(escape(presenter.language.gettext("Thread")), urls.THREADS)
    events = presenter.story.by_thread.get(thread.id, ())
    return _listing(presenter, Link(escape(thread.title), thread.address), above, events, thread.colour)


def _listing(
    presenter: Presenter, link: Link, above: Link, events: tuple[Event, ...], colour: str = ""
) -> Iterator[Plan]:
    title = link.label.striptags()
    for leaf in leaves(presenter, link.address, title, events):
        yield listing(presenter, link, above, leaf, count=len(events), colour=colour)


def listing(
    presenter: Presenter, link: Link, above: Link, leaf: Leaf, *, count: int, colour: str = ""
) -> Plan:
    """A page of the events of `link`, of which there are `count`; `above` says what it is."""

    def values(to: ToLink) -> Mapping[str, Any]:
        return {
            "heading": link.label,
            "above": above,
            "count": count,
            "items": presenter.items(leaf.events, to),
            "paging": leaf.paging,
            "colour": colour,
            "strip": small_strip(presenter, leaf.events),
        }

    return Plan(
        leaf.address,
        "listing.html",
        leaf.title,
        f"{above.label.striptags()}: {leaf.title}",
        values,
        changed=founded(presenter),
        events=leaf.events,
    )
