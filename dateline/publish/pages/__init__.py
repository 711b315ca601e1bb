"""Which pages exist, and what each is given. Nothing is made before it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from markupsafe import escape

from dateline.content.records import Event
from dateline.publish import urls
from dateline.publish.citing.embedded import metas
from dateline.publish.notes import Notes
from dateline.publish.pages.account import account
from dateline.publish.pages.event import event_page
from dateline.publish.pages.evidence import evidence
from dateline.publish.pages.grouping import age_views
from dateline.publish.pages.listings import listings
from dateline.publish.pages.periods import years
from dateline.publish.pages.plan import Plan, changed, founded, site_words
from dateline.publish.pages.printing import printing
from dateline.publish.pages.registers import actors, places
from dateline.publish.pages.small_strips import small_strip
from dateline.publish.pages.sources import sources
from dateline.publish.presenting import Presenter, ToLink
from dateline.publish.views import Alternate, Link, TextPage

__all__ = ["Plan", "changed", "menu", "plans", "ways"]


def plans(presenter: Presenter) -> Iterator[Plan]:
    """Every page of the site, in an order that depends on nothing but the content."""
    return chain(
        account(presenter),
        _events(presenter),
        sources(presenter),
        actors(presenter),
        places(presenter),
        listings(presenter),
        years(presenter),
        evidence(presenter),
        printing(presenter),
        _texts(presenter),
        _not_found(presenter),
    )


def menu(presenter: Presenter) -> tuple[Link, ...]:
    """The ways in that this site has."""
    _ = presenter.language.gettext
    story = presenter.story
    links = [Link(escape(_("Timeline")), urls.HOME)]
    links += [Link(escape(_("Differences")), urls.DIFFERENCES)]
    links += [Link(escape(_("Sources")), urls.SOURCES)] * bool(story.content.sources)
    links += [Link(escape(_("People")), urls.ACTORS)] * bool(story.content.actors)
    shown = [page for page in story.content.pages.values() if page.menu is not None]
    shown.sort(key=lambda page: (page.menu or 0, page.id))
    return (*links, *(Link(presenter.name(page.title), urls.page(page.id)) for page in shown))


def ways(presenter: Presenter) -> tuple[Link, ...]:
    """The indexes that this site has beside the menu's, for the foot of every page."""
    _ = presenter.language.gettext
    story = presenter.story
    found = [
        (_("Years"), urls.YEARS, bool(story.events)),
        (_("Threads"), urls.THREADS, True),
        (_("Places"), urls.PLACES, bool(story.content.places)),
        (_("Tags"), urls.TAGS, bool(story.by_tag)),
        (_("Quotations"), urls.QUOTATIONS, True),
        (_("Corrections"), urls.CORRECTIONS, True),
    ]
    return tuple(Link(escape(label), address) for label, address, there in found if there)


def _events(presenter: Presenter) -> Iterator[Plan]:
    for event in presenter.story.events:
        yield _event(presenter, event)
        for alias in event.aliases:
            yield _alias(presenter, event, alias)


def _event(presenter: Presenter, event: Event) -> Plan:
    def values(link: ToLink) -> Mapping[str, Any]:
        strip = small_strip(presenter, (event,), here=event)
        return {"event": event_page(presenter, event, link), "strip": strip, "ground": presenter.ground}

    day = changed(presenter, event)
    bib = Alternate(
        "application/x-bibtex", presenter.language.gettext("This page as BibTeX"), urls.cite(event.id)
    )
    return Plan(
        urls.event(event.id),
        "event.html",
        event.title.plain,
        (event.summary.plain if event.summary else "") or site_words(presenter),
        values,
        kind="article",
        image=urls.static(event.image.file) if event.image else "",
        image_alt=event.image.alt if event.image else "",
        changed=day,
        metas=metas(presenter, event, day),
        alternates=(bib,),
    )


def _alias(presenter: Presenter, event: Event, alias: str) -> Plan:
    target = urls.event(event.id)
    return Plan(
        urls.event(alias),
        "alias.html",
        event.title.plain,
        site_words(presenter),
        lambda _: {"target": target, "heading": presenter.name(event.title)},
        canonical=target,
    )


def _texts(presenter: Presenter) -> Iterator[Plan]:
    for page in presenter.content.pages.values():

        def values(link: ToLink, page: Any = page) -> Mapping[str, Any]:
            notes = Notes(presenter, link)
            body = notes.html(page.body)
            return {"text": TextPage(presenter.name(page.title), body, notes.views(), page.extra)}

        description = page.body.lead().plain or site_words(presenter)
        yield Plan(
            urls.page(page.id),
            "page.html",
            page.title.plain,
            description,
            values,
            changed=founded(presenter),
        )


def _not_found(presenter: Presenter) -> Iterator[Plan]:
    title = presenter.language.gettext("Page not found")
    words = site_words(presenter)
    yield Plan(
        urls.NOT_FOUND, "404.html", title, words, lambda _: {"ages": age_views(presenter)}, canonical=""
    )
