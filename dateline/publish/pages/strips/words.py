"""What a strip says: the names of its marks and times, and its shape in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor
from typing import Final

from dateline.content.dates import Day, from_ordinal, parse
from dateline.content.records import Event
from dateline.publish.presenting import Presenter
from dateline.publish.views import LegendEntry, StripView
from dateline.story.geometry import Stretch, Unit, crowded, inside

_MOST_DIGITS: Final = 9999  # EDTF has no days in years beyond


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
    """The days of a stretch; its years, where there are too many to name a day."""
    return _days(presenter, *_bounds(stretch))


def period_words(presenter: Presenter, stretch: Stretch, step: Unit) -> str:
    """A period as long as its step: its years, months, days, or the hour at which it begins."""
    begins, ends = _bounds(stretch)
    if step is Unit.YEAR or max(abs(begins.year), abs(ends.year)) > _MOST_DIGITS:
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
    if max(abs(begins.year), abs(ends.year)) > _MOST_DIGITS:
        return presenter.years(begins.year, ends.year)
    return presenter.language.date(parse(f"{begins}/{ends}" if begins != ends else str(begins)))


def summary(presenter: Presenter, events: Sequence[Event], stretch: Stretch, drawn: StripView) -> str:
    """The story's shape in a sentence or two, for those who cannot see it."""
    _, ngettext = presenter.language.gettext, presenter.language.ngettext
    years = [bound.year for event in events for bound in (event.date.earliest, event.date.latest) if bound]
    said = ngettext("%(num)s event, %(span)s, to scale.", "%(num)s events, %(span)s, to scale.", len(events))
    parts = [
        said
        % {"num": presenter.language.number(len(events)), "span": presenter.years(min(years), max(years))}
    ]
    for burst in crowded(events, stretch):
        count = len(inside(events, burst))
        words = {"num": presenter.language.number(count), "days": stretch_words(presenter, burst)}
        parts.append(_("%(num)s of them fall on %(days)s.") % words)
    if drawn.periods:
        fullest = max(drawn.periods, key=lambda one: one.events)
        parts.append(_("The most in one period: %(period)s.") % {"period": fullest.name})
    return " ".join(parts)


def legend(presenter: Presenter, views: Sequence[StripView]) -> tuple[LegendEntry, ...]:
    """Only what is drawn."""
    _ = presenter.language.gettext
    marks = [mark for view in views for mark in view.marks if mark.count == 1]
    drawn = {mark.form for mark in marks} | {mark.standing for mark in marks}
    drawn |= {"approximate" for mark in marks if mark.approximate}
    every = {
        "day": ("day", "confirmed", False, _("a day")),
        "range": ("range", "confirmed", False, _("several days")),
        "span": ("span", "confirmed", False, _("known to the month or year only")),
        "open": ("open", "confirmed", False, _("an end is unknown")),
        "approximate": ("range", "confirmed", True, _("approximate")),
        "reported": ("day", "reported", False, _("reported")),
        "disputed": ("day", "disputed", False, _("disputed")),
        "planned": ("day", "planned", False, _("planned")),
    }
    return tuple(LegendEntry(*entry) for kind, entry in every.items() if kind in drawn)
