"""Events and years in groups: what the pages of the account share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from markupsafe import escape

from dateline.content.records import Event
from dateline.publish import urls
from dateline.publish.presenting import Presenter
from dateline.publish.views import AgeView, Counted, Group, Item, Link, Part
from dateline.story.importance import by_importance
from dateline.story.paging import ages
from dateline.story.periods import Period, Year, by_month

MOST_CHOSEN: Final = 60
"""Events that stand for a story or a year that one page cannot list."""

Show = Callable[[Iterable[Event]], tuple[Item, ...]]


def year_label(presenter: Presenter, year: int | None) -> str:
    """The head of a year."""
    return presenter.language.gettext("Undated") if year is None else presenter.years(year, year)


def year_link(presenter: Presenter, year: int | None) -> Link:
    """A year's page."""
    return Link(escape(year_label(presenter, year)), urls.year(year))


def groups(presenter: Presenter, events: Sequence[Event], show: Show) -> tuple[Group, ...]:
    """Events by year and month, in the order given; `show` makes the items."""
    return tuple(
        Group(
            year_label(presenter, year.number),
            urls.period_id(year.number),
            urls.year(year.number),
            parts(presenter, year, show),
        )
        for year in by_month(events)
    )


def parts(presenter: Presenter, year: Year, show: Show) -> tuple[Part, ...]:
    """The months of a year."""
    return tuple(
        Part(
            presenter.language.month(month.number) if month.number else "",
            urls.period_id(year.number, month.number),
            show(month.events),
        )
        for month in year.months
    )


def chosen(presenter: Presenter, events: Sequence[Event]) -> tuple[Event, ...]:
    """The most important, in the order given."""
    found = by_importance(events, presenter.story.independence)[:MOST_CHOSEN]
    ids = {event.id for event in found}
    return tuple(event for event in events if event.id in ids)


def age_views(presenter: Presenter, *, whole: bool = False) -> tuple[AgeView, ...]:
    """The years in which events begin, by tens, hundreds, … where they are many; the undated first.

    `whole`: also those years that ranges only reach into.
    """
    found = {one.year: one for one in presenter.layout.periods if one.begun or whole}
    undated = [found.pop(None)] if None in found else []
    runs = ages(year for year in found if year is not None)
    if len(runs) < 2:
        return (_age(presenter, "", [*undated, *found.values()]),) if undated or runs else ()
    views = (
        _age(presenter, presenter.years(run.first, run.last), [found[year] for year in run.years])
        for run in runs
    )
    return (*((_age(presenter, "", undated),) if undated else ()), *views)


def _age(presenter: Presenter, label: str, inside: Sequence[Period]) -> AgeView:
    years = tuple(
        Counted(year_link(presenter, one.year), len(one.begun), urls.period_id(one.year)) for one in inside
    )
    return AgeView(label, f"{urls.YEARS}#{years[0].id}", sum(one.count for one in years), years)
