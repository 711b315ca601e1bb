"""The years of the story and, where a year is long, its months: a page each, or several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from markupsafe import escape

from dateline.content.records import Event
from dateline.publish import urls
from dateline.publish.layout import Sheet
from dateline.publish.pages.grouping import age_views, chosen, parts, year_label, year_link
from dateline.publish.pages.paging import Beside, Leaf, beside_each, numbered_title, paging
from dateline.publish.pages.plan import Plan, Values, founded
from dateline.publish.pages.strips import strips
from dateline.publish.presenting import Presenter, ToLink
from dateline.publish.views import Counted, Link, MonthPage, Part, StripsView, YearPage
from dateline.story.geometry import stretch_of
from dateline.story.periods import Period, by_month


def years(presenter: Presenter) -> Iterator[Plan]:
    """The index of years, a page each, and the months of long years."""
    layout = presenter.layout
    if not layout.periods:
        return
    yield _index(presenter)
    months = _beside_months(presenter)
    beside = beside_each([year_link(presenter, one.year) for one in layout.periods])
    for period, ways in zip(layout.periods, beside, strict=True):
        sheets = layout.sheets[period.year]
        if sheets[0].month:
            yield _long_year(presenter, period, sheets, ways)
            yield from (_month(presenter, sheet, months) for sheet in sheets)
        else:
            yield from (_year(presenter, period, sheet, ways) for sheet in sheets)


def _index(presenter: Presenter) -> Plan:
    leaf = Leaf(urls.YEARS, presenter.language.gettext("Years"), (), None)
    plan = _plan(presenter, "years.html", leaf, lambda _: {"ages": age_views(presenter, whole=True)})
    return replace(plan, events=None)


def _year(presenter: Presenter, period: Period, sheet: Sheet, beside: Beside) -> Plan:
    """A year that lists its events."""
    leaf = _leaf(presenter, sheet)

    def values(to: ToLink) -> Mapping[str, Any]:
        found = by_month(sheet.events)
        shown = parts(presenter, found[0], lambda some: presenter.account(some, to)) if found else ()
        page = _page(presenter, period, shown, beside)
        return {
            "year": replace(page, paging=leaf.paging),
            "strips": _drawn(presenter, period.begun, period.year),
        }

    listed = replace(leaf, events=(*sheet.events, *period.reached.events))
    return _plan(presenter, "year.html", listed, values)


def _long_year(presenter: Presenter, period: Period, sheets: Sequence[Sheet], beside: Beside) -> Plan:
    """A year with more events than a page can list: its months, and its most important events."""
    picked = chosen(presenter, period.begun)
    months = [_counted(presenter, sheet) for sheet in sheets if sheet.number == 1]

    def values(to: ToLink) -> Mapping[str, Any]:
        page = _page(presenter, period, (Part("", "", presenter.items(picked, to)),), beside)
        return {
            "year": replace(page, months=tuple(months)),
            "strips": _drawn(presenter, period.begun, period.year),
        }

    title = year_label(presenter, period.year)
    leaf = Leaf(urls.year(period.year), title, (*picked, *period.reached.events), None)
    return _plan(presenter, "year.html", leaf, values)


def _drawn(
    presenter: Presenter, events: Sequence[Event], year: int | None, month: int | None = None
) -> StripsView | None:
    """The events over their whole year or month, so that neighbours can be compared."""
    return strips(presenter, events, None if year is None else stretch_of(year, month))


def _page(presenter: Presenter, period: Period, shown: tuple[Part, ...], beside: Beside) -> YearPage:
    return YearPage(
        label=year_label(presenter, period.year),
        begun=len(period.begun),
        parts=shown,
        months=(),
        shown=sum(len(part.items) for part in shown),
        touching=tuple(map(presenter.event_link, period.reached.events)),
        reached=period.reached.count,
        paging=None,
        previous=beside.before,
        next=beside.after,
    )


def _counted(presenter: Presenter, sheet: Sheet) -> Counted:
    assert sheet.month
    number, language = sheet.month.number, presenter.language
    label = language.month(number) if number else language.gettext("Month not known")
    return Counted(Link(escape(label), sheet.address), len(sheet.month.events))


def _month(presenter: Presenter, sheet: Sheet, beside: Mapping[str, Beside]) -> Plan:
    """A month of a long year, or one of its pages."""
    leaf, month = _leaf(presenter, sheet), sheet.month
    assert month

    def values(to: ToLink) -> Mapping[str, Any]:
        page = MonthPage(
            label=_label(presenter, sheet),
            year=year_link(presenter, sheet.year),
            count=len(month.events),
            items=presenter.account(sheet.events, to),
            paging=leaf.paging,
            previous=beside[sheet.first].before,
            next=beside[sheet.first].after,
        )
        return {"month": page, "strips": _drawn(presenter, month.events, sheet.year, month.number)}

    return _plan(presenter, "month.html", leaf, values)


def _beside_months(presenter: Presenter) -> Mapping[str, Beside]:
    """By address what comes before and after each month of a long year: another month, or a year."""
    sheets = chain.from_iterable(presenter.layout.sheets[one.year] for one in presenter.layout.periods)
    firsts = [sheet for sheet in sheets if sheet.number == 1]
    links = [Link(escape(_label(presenter, sheet)), sheet.address) for sheet in firsts]
    around = zip(firsts, beside_each(links), strict=True)
    return {sheet.first: ways for sheet, ways in around}


def _leaf(presenter: Presenter, sheet: Sheet) -> Leaf:
    label = _label(presenter, sheet)
    title = numbered_title(presenter, label, sheet.number)
    return Leaf(
        sheet.address, title, sheet.events, paging(presenter, sheet.first, label, sheet.number, sheet.of)
    )


def _label(presenter: Presenter, sheet: Sheet) -> str:
    if sheet.year is None or sheet.month is None:
        return year_label(presenter, sheet.year)
    if sheet.month.number:
        return presenter.language.month(sheet.month.number, sheet.year)
    words = presenter.language.gettext("%(year)s, month not known")
    return words % {"year": year_label(presenter, sheet.year)}


def _plan(presenter: Presenter, template: str, leaf: Leaf, values: Values) -> Plan:
    return Plan(
        leaf.address,
        template,
        leaf.title,
        f"{presenter.story.config.settings.title}: {leaf.title}",
        values,
        changed=founded(presenter),
        events=leaf.events,
    )
