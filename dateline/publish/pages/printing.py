"""The whole story on paper: every event with its texts, and all sources as numbered notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from markupsafe import Markup, escape

from dateline.content.evidence import Difference, Use
from dateline.content.records import Event
from dateline.publish import urls
from dateline.publish.notes import SourceNotes
from dateline.publish.pages.event import (
    correction_view,
    difference_views,
    image_view,
    quotation_views,
    use_view,
)
from dateline.publish.pages.grouping import year_label
from dateline.publish.pages.paging import Beside, beside_each
from dateline.publish.pages.paper import strips_on_paper
from dateline.publish.pages.plan import Plan, has_own_summary, index_plan
from dateline.publish.presenting import Presenter, ToLink
from dateline.publish.reasons import reason
from dateline.publish.views import CorrectionView, DifferenceView, Link, QuotationView, UseView, WitnessView
from dateline.publish.views.printing import PrintedEvent, PrintedSource, PrintedWitness, PrintedYear
from dateline.story.chronology import by_year
from dateline.story.evidence import origins
from dateline.story.geometry import Stretch, stretch_of

_MOST: Final = 1_000  # events on one page: a browser needs some 5 ms for each to make a PDF
_NOINDEX: Final = (("robots", "noindex"),)  # every text of it stands on a page of its own
_HEAD: Final = re.compile(r"(</?h)([2-6])\b")


@dataclass(frozen=True, slots=True)
class _Part:
    """What one page of a story too long for one holds."""

    address: str
    label: str
    events: tuple[Event, ...]
    drawn: tuple[Event, ...]  # on its strip: those of the whole year, on the first part of it
    stretch: Stretch | None  # None: all the time that they touch


def printing(presenter: Presenter) -> Iterator[Plan]:
    """The story on one page; a longer one on a page for each year, with an index."""
    events = presenter.story.account
    whole = _Part(urls.PRINT, "", events, presenter.story.events, None)
    parts = [whole] if len(events) <= _MOST else list(_parts(presenter, events))
    pages = {event.id: part.address for part in parts for event in part.events}
    if len(parts) > 1:
        yield _index(presenter, parts, pages)
    for part, beside in zip(parts, beside_each([*map(_link_to, parts)]), strict=True):
        # each is given no more than it shows: it is made anew when something of that is another
        leads = {event.id: pages[event.id] for event in part.drawn}
        yield _page(presenter, part, leads, beside, whole=len(parts) == 1)


def _index(presenter: Presenter, parts: Sequence[_Part], pages: Mapping[str, str]) -> Plan:
    _ = presenter.language.gettext
    listed = index_plan(
        presenter,
        urls.PRINT,
        _("The whole story, for paper"),
        _("The story is long: it is printed a year at a time."),
        lambda _link: tuple((_link_to(part), Markup(""), len(part.events)) for part in parts),
    )

    def values(link: ToLink) -> Mapping[str, Any]:
        drawn = strips_on_paper(presenter, presenter.story.events, pages)
        return {**listed.values(link), "strips": drawn}

    return replace(
        listed, template="print_index.html", values=values, changed="", canonical="", metas=_NOINDEX
    )


def _parts(presenter: Presenter, events: Sequence[Event]) -> Iterator[_Part]:
    """A year; where it has too many events, numbered parts of it."""
    for year, inside in by_year(events).items():
        label = year_label(presenter, year)
        stretch = None if year is None else stretch_of(year)
        runs = [inside[start : start + _MOST] for start in range(0, len(inside), _MOST)]
        for number, run in enumerate(runs, 1):
            named = label if len(runs) == 1 else f"{label} ({number}/{len(runs)})"
            drawn = inside if number == 1 else ()
            yield _Part(urls.numbered(urls.printed(year), number), named, run, drawn, stretch)


def _page(
    presenter: Presenter, part: _Part, pages: Mapping[str, str], beside: Beside, *, whole: bool
) -> Plan:
    """The document of one of the parts. `pages`: by event on its strip the address of its document."""
    _ = presenter.language.gettext
    title = _("The whole story, for paper")

    def values(link: ToLink) -> Mapping[str, Any]:
        notes = SourceNotes(presenter, link)
        on_paper = _OnPaper(presenter, notes)
        years = tuple(
            PrintedYear(year_label(presenter, year), tuple(on_paper.event(event) for event in events))
            for year, events in by_year(part.events).items()
        )
        if whole:  # the register's other sources, too: what others rest on, what was only read
            for name in presenter.content.sources:
                notes.number(name)
        return {
            "part": part.label,
            "years": years,
            "count": len(part.events),
            "sources": tuple(
                PrintedSource(notes.number(one.id), presenter.source(one)) for one in notes.sources()
            ),
            "strips": strips_on_paper(presenter, part.drawn, pages, part.stretch),
            "previous": beside.before,
            "next": beside.after,
        }

    return Plan(
        part.address,
        "print.html",
        f"{title}: {part.label}" if part.label else title,
        presenter.story.config.settings.title,
        values,
        canonical="",
        metas=_NOINDEX,
    )


def _link_to(part: _Part) -> Link:
    return Link(escape(part.label), part.address)


class _OnPaper:
    """The events of one document. Names lead nowhere, but those of sources carry their numbers."""

    def __init__(self, presenter: Presenter, notes: SourceNotes) -> None:
        self._presenter = presenter
        self._notes = notes
        self._named = {urls.source(name): name for name in presenter.content.sources}

    def event(self, event: Event) -> PrintedEvent:
        """The texts are filled in the order in which they are shown, so that numbers count upwards."""
        presenter, notes = self._presenter, self._notes
        return PrintedEvent(
            id=event.id,
            address=urls.event(event.id),
            title=presenter.name(event.title),
            date=presenter.date(event.date),
            place=Link(presenter.name(presenter.content.places[event.place].name)) if event.place else None,
            thread=presenter.thread(event.thread),
            standing=event.standing.value,
            summary=notes.html(event.summary) if has_own_summary(event) else Markup(""),
            time_note=notes.html(event.time_note),
            image=image_view(event.image, notes) if event.image else None,
            body=_lowered(notes.html(presenter.content.bodies[event.id])),
            quotations=tuple(self._quotation(one) for one in quotation_views(presenter, event, notes)),
            differences=tuple(self._differences(event)),
            evidence=presenter.evidence(event),
            witnesses=tuple(self._witnesses(event)),
            date_sources=self._links(presenter.source_links(event.date_sources, dated=True)),
            corrections=tuple(self._corrections(event)),
        )

    def _witnesses(self, event: Event) -> Iterator[PrintedWitness]:
        for witness in self._presenter.story.independence[event.id].witnesses:
            uses = [event.sources[index] for index in witness.uses]
            shown = [(self._notes.mark(use.id), self._use(use, witness.ties)) for use in uses]
            view = WitnessView(tuple(view for _, view in shown), reason(self._presenter, witness))
            yield PrintedWitness(view, tuple(mark for mark, _ in shown))

    def _use(self, use: Use, ties: tuple[str, ...]) -> UseView:
        register = self._presenter.content.sources
        self._number(name for name in origins(use, register) if name in register)
        view = use_view(self._presenter, use, self._notes, ties)
        return replace(view, origins=self._links(view.origins))

    def _quotation(self, view: QuotationView) -> QuotationView:
        printings = tuple(replace(one, source=self._link(one.source)) for one in view.printings)
        return replace(view, speaker=Link(view.speaker.label), printings=printings)

    def _differences(self, event: Event) -> Iterator[DifferenceView]:
        for one in event.differences:
            self._number(_named_in(one))
        for view in difference_views(self._presenter, event, self._notes):
            accounts = tuple(replace(one, sources=self._links(one.sources)) for one in view.accounts)
            yield replace(view, id=f"{event.id}{view.id}", accounts=accounts)

    def _corrections(self, event: Event) -> Iterator[CorrectionView]:
        for number, one in enumerate(event.corrections, 1):
            view = correction_view(self._presenter, one, number, self._notes)
            yield replace(view, id=f"{event.id}{view.id}")

    def _number(self, sources: Iterable[str]) -> None:
        """Before a view is made that fills its texts in another order than it shows them."""
        for name in sources:
            self._notes.number(name)

    def _links(self, links: Sequence[Link]) -> tuple[Link, ...]:
        return tuple(self._link(one) for one in links)

    def _link(self, link: Link) -> Link:
        name = self._named.get(link.address)
        return Link(link.label + self._notes.mark(name) if name else link.label)


def _named_in(one: Difference) -> Iterator[str]:
    """The sources of a difference in the order in which they are shown."""
    for account in one.accounts:
        yield from (cited.source for cited in account.says.citations)
        yield from account.sources
    for text in (one.finding, one.because):
        yield from (cited.source for cited in text.citations) if text else ()


def _lowered(body: Markup) -> Markup:
    """A body's heads stand below those of its event's parts."""
    return Markup(_HEAD.sub(lambda head: f"{head[1]}{min(6, int(head[2]) + 3)}", body))  # noqa: S704 (as clean as it was)
