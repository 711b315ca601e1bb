"""All differences, all quotations and all corrections: a page each, which says so where there are none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dateline.publish import urls
from dateline.publish.notes import Notes
from dateline.publish.pages.event import correction_view, difference_views, quotation_views
from dateline.publish.pages.plan import Plan, latest
from dateline.publish.presenting import Presenter, ToLink
from dateline.publish.views import CorrectionOf, DifferencesOf, QuotationsOf


def evidence(presenter: Presenter) -> Iterator[Plan]:
    """The three pages."""
    _ = presenter.language.gettext
    yield Plan(
        urls.DIFFERENCES,
        "differences.html",
        _("Where the accounts differ"),
        _("Every point on which the sources of this story differ: what each says, and what we publish."),
        lambda link: _differences(presenter, link),
        changed=latest(presenter),
    )
    yield Plan(
        urls.QUOTATIONS,
        "quotations.html",
        _("Quotations"),
        _("Every quotation of this story, with its speaker, its occasion and the sources that print it."),
        lambda link: _quotations(presenter, link),
        changed=latest(presenter),
    )
    yield Plan(
        urls.CORRECTIONS,
        "corrections.html",
        _("Corrections"),
        _("What this site had wrong, and what it says now."),
        lambda link: _corrections(presenter, link),
        changed=latest(presenter),
    )


def _differences(presenter: Presenter, link: ToLink) -> Mapping[str, Any]:
    notes = Notes(presenter, link)
    parts = tuple(
        DifferencesOf(presenter.item(event, link), difference_views(presenter, event, notes))
        for event in presenter.story.events
        if event.differences
    )
    every = [one for part in parts for one in part.differences]
    return {
        "parts": parts,
        "count": len(every),
        "open": sum(not one.finding for one in every),
        "entries": notes.views(),
    }


def _quotations(presenter: Presenter, link: ToLink) -> Mapping[str, Any]:
    notes = Notes(presenter, link)
    parts = tuple(
        QuotationsOf(
            presenter.item(event, link),
            quotation_views(presenter, event, notes),
        )
        for event in presenter.story.events
        if event.quotations
    )
    return {
        "parts": parts,
        "count": sum(len(part.quotations) for part in parts),
        "speakers": len({one.speaker for event in presenter.story.events for one in event.quotations}),
        "entries": notes.views(),
    }


def _corrections(presenter: Presenter, link: ToLink) -> Mapping[str, Any]:
    """The latest first; on one day in the story's order."""
    notes = Notes(presenter, link)
    found = [
        (event, number, one)
        for event in presenter.story.events
        for number, one in enumerate(event.corrections, 1)
    ]
    found.sort(key=lambda entry: str(entry[2].date), reverse=True)
    return {
        "corrections": tuple(
            CorrectionOf(presenter.item(event, link), correction_view(presenter, one, number, notes))
            for event, number, one in found
        ),
        "entries": notes.views(),
    }
