"""The page of an event: an article about it that cites sources, and holds quotations and differences."""

from __future__ import annotations

from typing import Any

from dateline.content.evidence import Correction, Difference, Quotation
from dateline.content.records import Event, Standing
from dateline.publish import urls
from dateline.publish.linked_data.nodes import (
    Graph,
    Node,
    actor,
    editors,
    event_id,
    image,
    node,
    page,
    part_id,
    place,
    reference,
    source,
    terms,
)
from dateline.publish.linked_data.times import beginning, ending
from dateline.publish.pages.plan import Plan, changed, founded
from dateline.publish.presenting import Presenter, tag_words
from dateline.story.telling import actors_of


def event_graph(presenter: Presenter, plan: Plan, *, event: Event) -> Graph:
    """The article and the event."""
    content, settings = presenter.content, presenter.story.config.settings
    by = editors(presenter)
    article = page(
        presenter,
        plan,
        "Article",
        headline=event.title.plain,
        mainEntityOfPage=presenter.absolute(plan.address),
        mainEntity=_about(presenter, event),
        datePublished=str(event.published or founded(presenter)),
        dateModified=changed(presenter, event),
        author=by,
        publisher={"@id": by["@id"]},
        license=terms(settings.licence),
        temporalCoverage=str(event.date),  # EDTF, which is ISO 8601-2: it can say what startDate cannot
        keywords=[tag_words(tag) for tag in event.tags],
        articleSection=presenter.thread(event.thread).title,
        image=image(presenter, event.image) if event.image else None,
        mentions=[actor(presenter, content.actors[name]) for name in actors_of(event)],
        citation=[source(presenter, content.sources[name]) for name in _cited(presenter, event)],
        hasPart=[
            *(_quotation(presenter, event, *entry) for entry in enumerate(event.quotations, 1)),
            *(_difference(presenter, event, *entry) for entry in enumerate(event.differences, 1)),
        ],
        correction=[_correction(presenter, event, *entry) for entry in enumerate(event.corrections, 1)],
    )
    return [article, _event(presenter, event)]


def _event(presenter: Presenter, event: Event) -> Node:
    return node(
        "Event",
        event_id(presenter, event.id),
        name=event.title.plain,
        description=_description(presenter, event),
        url=presenter.absolute(urls.event(event.id)),
        startDate=beginning(event.date),
        endDate=ending(event.date),
        eventStatus="https://schema.org/EventScheduled" if event.standing is Standing.PLANNED else None,
        location=place(presenter, presenter.content.places[event.place]) if event.place else None,
    )


def _description(presenter: Presenter, event: Event) -> str:
    """The date in words comes first, since `startDate` cannot always say it; hearsay is called hearsay."""
    _ = presenter.language.gettext
    words = presenter.date(event.date).words
    if event.summary:
        words = _("%(date)s: %(summary)s") % {"date": words, "summary": event.summary.plain}
    standing = {
        Standing.REPORTED: _("Reported"),
        Standing.DISPUTED: _("Disputed"),
        Standing.PLANNED: _("Planned"),
    }.get(event.standing)
    return f"{standing}. {words}" if standing else words


def _about(presenter: Presenter, event: Event) -> Node:
    """The event; where it is only reported, or disputed, the claim that it happened."""
    itself = {"@id": event_id(presenter, event.id)}
    if event.standing not in (Standing.REPORTED, Standing.DISPUTED):
        return itself
    return node(
        "Claim",
        event_id(presenter, event.id, "claim"),
        name=event.title.plain,
        about=itself,
        appearance=_sources(presenter, [use.id for use in event.sources]),
    )


def _cited(presenter: Presenter, event: Event) -> list[str]:
    """The sources that the page cites anywhere; not those that others only have it from."""
    covers = presenter.story.coverage[event.id]
    return [
        name
        for name, cover in covers.items()
        if cover.voice or cover.quotations or cover.differences or cover.noted
    ]


def _sources(presenter: Presenter, names: list[str] | tuple[str, ...]) -> list[Any]:
    return [reference(presenter, urls.source(name), "source") for name in dict.fromkeys(names)]


def _quotation(presenter: Presenter, event: Event, number: int, one: Quotation) -> Node:
    """`spokenByCharacter` is for fiction: a real speaker is the creator of the words."""
    return node(
        "Quotation",
        part_id(presenter, event, "quotation", number),
        text=one.text,
        creator=reference(presenter, urls.actor(one.speaker), "actor"),
        description=one.occasion.plain if one.occasion else None,
        inLanguage=one.language,
        isBasedOn=_sources(presenter, [source.id for source in one.sources]),
    )


def _difference(presenter: Presenter, event: Event, number: int, one: Difference) -> Node:
    """What we publish, and what the sources say: each account a claim on the same point."""
    _ = presenter.language.gettext
    name = part_id(presenter, event, "difference", number)
    lines = [(_("We publish"), one.finding), (_("Because"), one.because)]
    accounts = [
        node(
            "Claim",
            f"{name}-{place}",
            name=one.on.plain,
            text=account.says.plain,
            appearance=_sources(presenter, account.sources),
        )
        for place, account in enumerate(one.accounts, 1)
    ]
    return node(
        "CreativeWork",
        name,
        name=one.on.plain,
        text="\n".join(f"{head}: {text.plain}" for head, text in lines if text),
        hasPart=accounts,
    )


def _correction(presenter: Presenter, event: Event, number: int, one: Correction) -> Node:
    _ = presenter.language.gettext
    lines = [f"{_('We wrote')}: {one.was.plain}", f"{_('We now write')}: {one.now.plain}"]
    return node(
        "CorrectionComment",
        part_id(presenter, event, "correction", number),
        text="\n".join([*lines, *([one.note.plain] if one.note else [])]),
        datePublished=str(one.date),
    )
