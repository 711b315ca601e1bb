"""Threads, tags and years: the ways in that the events make by themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from markupsafe import Markup, escape

from dateline.content.records import Event
from dateline.publish import urls
from dateline.publish.pages.plan import Plan, founded, index_plan
from dateline.publish.presenting import Presenter, ToLink
from dateline.publish.views import Link, ThreadView, YearPage
from dateline.story.periods import Period, periods


def listings(presenter: Presenter) -> Iterator[Plan]:
    """Threads, tags and years, each with its index."""
    return chain(_threads(presenter), _tags(presenter), _years(presenter))


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
        yield _thread(presenter, thread)


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
        yield _listing(presenter, presenter.tag_link(name), _("Tag"), story.by_tag[name])


def _thread(presenter: Presenter, thread: ThreadView) -> Plan:
    kicker = presenter.language.gettext("Thread")
    events = presenter.story.by_thread.get(thread.id, ())
    return _listing(presenter, Link(escape(thread.title), thread.address), kicker, events, thread.colour)


def _listing(
    presenter: Presenter, link: Link, kicker: str, events: tuple[Event, ...], colour: str = ""
) -> Plan:
    def values(to: ToLink) -> Mapping[str, Any]:
        return {
            "heading": link.label,
            "kicker": kicker,
            "items": presenter.items(events, to),
            "colour": colour,
        }

    title = link.label.striptags()
    return Plan(
        link.address,
        "listing.html",
        title,
        f"{kicker}: {title}",
        values,
        changed=founded(presenter),
    )


def _years(presenter: Presenter) -> Iterator[Plan]:
    _ = presenter.language.gettext
    years = periods(presenter.story.events)
    links = [_year_link(presenter, period.year) for period in years]
    if years:
        yield index_plan(
            presenter,
            urls.YEARS,
            _("Years"),
            _("The story year by year."),
            lambda _link: tuple(
                (link, Markup(""), len(period.begun) + len(period.touching))
                for link, period in zip(links, years, strict=True)
            ),
        )
    around = zip((None, *links[:-1]), (*links[1:], None), strict=True) if links else ()
    for period, (before, after) in zip(years, around, strict=True):
        yield _year(presenter, period, before, after)


def year_label(presenter: Presenter, year: int | None) -> str:
    """The head of a period."""
    return presenter.language.gettext("Undated") if year is None else presenter.years(year, year)


def year_links(presenter: Presenter) -> tuple[Link, ...]:
    """A link to each period."""
    return tuple(_year_link(presenter, period.year) for period in periods(presenter.story.events))


def _year_link(presenter: Presenter, year: int | None) -> Link:
    return Link(escape(year_label(presenter, year)), urls.year(year))


def _year(presenter: Presenter, period: Period, before: Link | None, after: Link | None) -> Plan:
    title = year_label(presenter, period.year)

    def values(to: ToLink) -> Mapping[str, Any]:
        year = YearPage(
            label=title,
            items=presenter.account(period.begun, to),
            touching=presenter.items(period.touching, to),
            previous=before,
            next=after,
        )
        return {"year": year}

    description = f"{presenter.story.config.settings.title}: {title}"
    address = urls.year(period.year)
    return Plan(address, "year.html", title, description, values, changed=founded(presenter))
