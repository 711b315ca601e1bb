"""The coverage table: which source tells of which event, and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from markupsafe import escape

from dateline.content.records import Event, Source
from dateline.publish import urls
from dateline.publish.pages.grouping import year_label
from dateline.publish.presenting import Presenter
from dateline.publish.views import Coverage, CoverageRow, CoverView
from dateline.story.chronology import by_year
from dateline.story.evidence import Cover, silence

_MOST_COLUMNS: Final = 24
_MOST_ROWS: Final = 150
"""Beyond it a row stands for a year: the table must not grow with events × sources."""


def coverage(presenter: Presenter) -> Coverage:
    """The sources that tell of more than one event, those that tell of most first."""
    counts = _told(presenter.story.coverage.values())
    several = sorted((name for name in counts if counts[name] > 1), key=lambda name: (-counts[name], name))
    shown = several[:_MOST_COLUMNS]
    sources = [presenter.content.sources[name] for name in shown]
    rows = _rows(presenter, sources) if sources else ()
    return Coverage(
        columns=tuple(presenter.source(one) for one in sources),
        rows=tuple(rows),
        more=len(presenter.content.sources) - len(shown),
    )


def cover_view(presenter: Presenter, event: Event, source: Source) -> CoverView:
    """One cell."""
    found = presenter.story.coverage[event.id].get(source.id)
    if found is None:
        return CoverView(
            "",
            0,
            0,
            origin=False,
            only_noted=False,
            silence=silence(presenter.story.known[source.id], event).value,
        )
    return CoverView(
        voice=found.voice.value if found.voice else "",
        quotations=found.quotations,
        differences=found.differences,
        origin=found.origin,
        only_noted=found.only_noted,
        silence="",
    )


def _rows(presenter: Presenter, sources: Sequence[Source]) -> Iterable[CoverageRow]:
    if len(presenter.story.events) <= _MOST_ROWS:
        return (_row(presenter, event, sources) for event in presenter.story.events)
    years = by_year(presenter.story.events)
    return (_year_row(presenter, year, events, sources) for year, events in years.items())


def _row(presenter: Presenter, event: Event, sources: Sequence[Source]) -> CoverageRow:
    return CoverageRow(
        label=presenter.name(event.title),
        address=urls.event(event.id),
        date=presenter.date(event.date),
        cells=tuple(cover_view(presenter, event, source) for source in sources),
    )


def _year_row(
    presenter: Presenter, year: int | None, events: Sequence[Event], sources: Sequence[Source]
) -> CoverageRow:
    told = _told(presenter.story.coverage[event.id] for event in events)
    return CoverageRow(
        label=escape(year_label(presenter, year)),
        address=urls.year(year),
        date=None,
        cells=tuple(_share(presenter, told[source.id], len(events)) for source in sources),
    )


def _share(presenter: Presenter, some: int, events: int) -> str:
    words = presenter.language.gettext("%(some)s of %(all)s")
    number = presenter.language.number
    return words % {"some": number(some), "all": number(events)} if some else ""


def _told(covers: Iterable[Mapping[str, Cover]]) -> Counter[str]:
    """By source, of how many of these events it tells."""
    return Counter(name for event in covers for name, cover in event.items() if not cover.only_noted)
