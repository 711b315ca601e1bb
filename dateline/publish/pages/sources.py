"""Sources: the register with the coverage table, and a page each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from dateline.content.evidence import Printing, Use
from dateline.content.records import Event, Source, SourceKind
from dateline.publish import urls
from dateline.publish.notes import Notes
from dateline.publish.pages.coverage import cover_view, coverage
from dateline.publish.pages.event import part_address, use_view
from dateline.publish.pages.plan import Plan, founded, site_words
from dateline.publish.pages.small_strips import small_strip
from dateline.publish.presenting import Presenter, ToLink
from dateline.publish.views import CarriedAccount, CarriedQuotation, CarriedView, Link, SourcePage
from dateline.story.evidence import Silence, silence

_MOST_EVENTS: Final = 60
"""In a longer story the list of what a source does not tell helps nobody, and would grow with both."""


def sources(presenter: Presenter) -> Iterator[Plan]:
    """The register and a page each; nothing where there are none."""
    register = presenter.content.sources
    if not register:
        return
    yield Plan(
        urls.SOURCES,
        "sources.html",
        presenter.language.gettext("Sources"),
        site_words(presenter),
        lambda _link: {"sections": _sections(presenter), "coverage": coverage(presenter)},
        changed=founded(presenter),
    )
    for source in register.values():
        yield _source(presenter, source)


def _sections(presenter: Presenter) -> tuple[Any, ...]:
    """Sources by kind, each with the number of its events."""
    _ = presenter.language.gettext
    heads = {
        SourceKind.PRIMARY: _("Documents"),
        SourceKind.REPORT: _("Reports"),
        SourceKind.REFERENCE: _("Reference works"),
    }
    by_source = presenter.story.by_source
    found = (
        (
            head,
            tuple(
                (presenter.source(one), len(by_source.get(one.id, ())))
                for one in presenter.content.sources.values()
                if one.kind is kind
            ),
        )
        for kind, head in heads.items()
    )
    return tuple(section for section in found if section[1])


def _source(presenter: Presenter, source: Source) -> Plan:
    title = presenter.title_of(source).striptags()
    description = source.body.lead().plain or f"{title}. {source.publisher}."
    return Plan(
        urls.source(source.id),
        "source.html",
        title,
        description,
        lambda link: {
            "source": _page(presenter, source, link),
            "strip": small_strip(presenter, presenter.story.by_source.get(source.id, ())),
        },
        changed=founded(presenter),
    )


def _page(presenter: Presenter, source: Source, link: ToLink) -> SourcePage:
    """The texts are filled in the order in which the page shows them, so that notes count upwards."""
    story = presenter.story
    notes = Notes(presenter, link)
    body = notes.html(source.body)
    told = story.by_source.get(source.id, ())
    carried = tuple(_carried(presenter, source, event, notes) for event in told)
    silent, early = _silences(presenter, source)
    return SourcePage(
        view=presenter.source(source),
        body=body,
        relies_on=tuple(presenter.origin(name) for name in source.relies_on),
        relied_on_by=tuple(presenter.origin(name) for name in story.relied_on_by.get(source.id, ())),
        carried=carried,
        silent=presenter.items(silent, link),
        early=early,
        seen=story.known[source.id].seen,
        undated=any(silence(story.known[source.id], event) is Silence.UNDATED for event in silent),
        events=len(story.events),
        notes=notes.views(),
        extra=source.extra,
        record=source,
    )


def _silences(presenter: Presenter, source: Source) -> tuple[list[Event], int]:
    """The events that it could have told of, and how many began when it was already out."""
    story = presenter.story
    if len(story.events) > _MOST_EVENTS:
        return [], 0
    rest = [event for event in story.events if source.id not in story.coverage[event.id]]
    means = {event.id: silence(story.known[source.id], event) for event in rest}
    silent = [event for event in rest if means[event.id] in (Silence.SILENT, Silence.UNDATED)]
    return silent, sum(one is Silence.EARLY for one in means.values())


def _carried(presenter: Presenter, source: Source, event: Event, notes: Notes) -> CarriedView:
    use = next((one for one in event.sources if one.id == source.id), None)
    return CarriedView(
        id=event.id,
        event=Link(presenter.name(event.title), urls.event(event.id)),
        date=presenter.date(event.date),
        thread=presenter.thread(event.thread),
        use=use_view(presenter, use, notes) if use else None,
        cover=cover_view(presenter, event, source),
        quotations=tuple(_quotations(presenter, source, event)),
        accounts=tuple(_accounts(presenter, source, event, notes)),
    )


def _quotations(presenter: Presenter, source: Source, event: Event) -> Iterator[CarriedQuotation]:
    """Those that it prints, and those that others have from it."""
    uses = {use.id: use for use in event.sources}
    for one in event.quotations:
        speaker = presenter.actor_link(one.speaker)
        own = next((printing for printing in one.sources if printing.id == source.id), None)
        if own:
            yield CarriedQuotation(own.printed or one.text, one.language, speaker, ())
            continue
        printers = [printing.id for printing in one.sources if source.id in _behind(printing, uses)]
        if printers:
            yield CarriedQuotation(one.text, one.language, speaker, presenter.source_links(printers))


def _behind(printing: Printing, uses: Mapping[str, Use]) -> tuple[str, ...]:
    use = uses.get(printing.id)
    return printing.from_ or (use.from_ if use else ())


def _accounts(presenter: Presenter, source: Source, event: Event, notes: Notes) -> Iterator[CarriedAccount]:
    for number, difference in enumerate(event.differences, 1):
        on = Link(presenter.name(difference.on), part_address(event, "difference", number))
        for account in difference.accounts:
            if source.id in account.sources:
                yield CarriedAccount(on, notes.html(account.says))
