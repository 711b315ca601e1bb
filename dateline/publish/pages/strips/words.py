"""What a strip says: the names of its marks and times, and its shape in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil, floor, inf
from typing import Final

from dateline.content.dates import Day, from_ordinal, parse
from dateline.content.records import Event
from dateline.publish.presenting import Presenter
from dateline.publish.views import LegendEntry, StripView
from dateline.story.geometry import Stretch, Unit, begun, inside

_LAST_YEAR: Final = 9999  # EDTF has no days in years beyond


def name(presenter: Presenter, events: Sequence[Event]) -> str:
    """What a mark is called: date and title, or of several their number, the first date and the last."""
    first, last = (presenter.language.date(event.date) for event in (events[0], events[-1]))
    if len(events) == 1:
        return f"{first}: {events[0].title.plain}"
    number = presenter.language.number(len(events))
    if first == last:
        return presenter.language.gettext("%(date)s: %(num)s events") % {"date": first, "num": number}
    words = presenter.language.gettext("%(num)s events, the first %(first)s, the last %(last)s")
    return words % {"num": number, "first": first, "last": last}


def stretch_words(presenter: Presenter, stretch: Stretch) -> str:
    """The days of a stretch; its hours, too, where it is shorter; its years, where those are too many."""
    words = _days(presenter, *_bounds(stretch))
    if stretch.length >= 1:
        return words
    hours = (
        presenter.language.ticks.hour(round((time % 1) * 24) % 24) for time in (stretch.start, stretch.end)
    )
    return f"{words}, {'–'.join(hours)}"


def period_words(presenter: Presenter, stretch: Stretch, step: Unit) -> str:
    """A period as long as its step: its years, months, days, or the hour at which it begins."""
    begins, ends = _bounds(stretch)
    if step is Unit.YEAR or max(abs(begins.year), abs(ends.year)) > _LAST_YEAR:
        return presenter.years(begins.year, ends.year)
    if step is Unit.MONTH:
        months = [_month(begins), _month(ends)]
        return presenter.language.date(parse("/".join(dict.fromkeys(months))))
    words = _days(presenter, begins, ends)
    if step is Unit.HOUR:
        return f"{words}, {presenter.language.ticks.hour(round((stretch.start % 1) * 24) % 24)}"
    return words


def _month(day: Day) -> str:
    return f"{'-' * (day.year < 0)}{abs(day.year):04d}-{day.month:02d}"


def _bounds(stretch: Stretch) -> tuple[Day, Day]:
    return from_ordinal(floor(stretch.start)), from_ordinal(ceil(stretch.end) - 1)


def _days(presenter: Presenter, begins: Day, ends: Day) -> str:
    if max(abs(begins.year), abs(ends.year)) > _LAST_YEAR:
        return presenter.years(begins.year, ends.year)
    return presenter.language.date(parse(f"{begins}/{ends}" if begins != ends else str(begins)))


def span_words(presenter: Presenter, events: Sequence[Event]) -> str:
    """The years that the events are known to touch; within one year the days."""
    days = [day for event in events for day in (event.date.earliest, event.date.latest) if day]
    first, last = min(days), max(days)
    if first.year == last.year and (first, last) != (Day(first.year, 1, 1), Day(first.year, 12, 31)):
        return _days(presenter, first, last)
    return presenter.years(first.year, last.year)


def summary(
    presenter: Presenter, events: Sequence[Event], drawn: StripView, bursts: Iterable[Stretch]
) -> str:
    """The story's shape in a sentence or two, for those who cannot see it."""
    _, ngettext, number = presenter.language.gettext, presenter.language.ngettext, presenter.language.number
    said = ngettext("%(num)s event, %(span)s, to scale.", "%(num)s events, %(span)s, to scale.", len(events))
    parts = [said % {"num": number(len(events)), "span": span_words(presenter, events)}]
    for burst in bursts:
        count = sum(burst.start <= _begins(event) < burst.end for event in inside(events, burst))
        words = {"num": number(count), "days": stretch_words(presenter, burst)}
        parts.append(_("%(num)s of them fall on %(days)s.") % words)
    if drawn.periods:
        fullest = max(drawn.periods, key=lambda one: one.events)
        parts.append(_("The most in one period: %(period)s.") % {"period": fullest.name})
    return " ".join(parts)


def _begins(event: Event) -> float:
    time = begun(event.date)
    return time[0] if time else inf


def legend(presenter: Presenter, views: Iterable[StripView], overview: StripView) -> tuple[LegendEntry, ...]:
    """Only what is drawn."""
    _ = presenter.language.gettext
    small = _kinds([overview])
    drawn = _kinds(views) | small
    a_day = _("a day or a time") if {"day", "time"} <= drawn else _("a day")
    every = {
        "day": ("day", "confirmed", a_day),
        "time": ("day", "confirmed", _("a time")),
        "range": ("range", "confirmed", _("several days")),
        "named-day": ("day", "confirmed", _("some time of that day")),
        "long-day": ("span", "confirmed", _("some time of that day")),
        "span": ("span", "confirmed", _("known to the month or year only")),
        "rough": ("range", "confirmed", _("its ends known to the month or year only")),
        "open": ("open", "confirmed", _("an end is unknown")),
        "approximate": ("range", "confirmed", _("approximate")),
        "reported": ("day", "reported", _("reported")),
        "disputed": ("day", "disputed", _("disputed")),
        "planned": ("day", "planned", _("planned")),
    }
    shown = {kind: entry for kind, entry in every.items() if kind in drawn}
    if "day" in shown:
        shown.pop("time", None)
    return tuple(
        LegendEntry(form, standing, kind == "approximate", kind == "rough", kind, words, kind in small)
        for kind, (form, standing, words) in shown.items()
    )


def _kinds(views: Iterable[StripView]) -> set[str]:
    marks = [mark for view in views for mark in view.marks if mark.count == 1]
    soft = {"approximate" for mark in marks if mark.approximate}
    return {mark.means for mark in marks} | {mark.standing for mark in marks} | soft
