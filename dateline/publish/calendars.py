"""iCalendar (RFC 5545): the one owner of icalendar.

A calendar can only hold days, so an event gets all the days that it can have happened on: a month
known so far spans the whole month. What is vaguer than a month,
approximate or uncertain, open, a set, or outside the years 1 to 9999 is left out; it stands in the
other files.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import partial

from icalendar import Calendar
from icalendar import Event as Entry

from dateline.content.dates import Certainty, Date, Day, Precision, Set
from dateline.content.records import Event, Standing
from dateline.publish import urls
from dateline.publish.feeds import tag_uri
from dateline.publish.pages import changed
from dateline.publish.piece import Keep, Piece, anew
from dateline.publish.presenting import Presenter

# Python's days end with 9999, DTEND is the day after; and an offset may need the day before.
_FIRST, _LAST = Day(1, 1, 2), Day(9999, 12, 30)


def calendar(presenter: Presenter, keep: Keep = anew) -> bytes:
    """The whole story as one calendar."""
    settings = presenter.story.config.settings
    result = Calendar()
    result.add("prodid", "-//Dateline//Dateline//EN")
    result.add("version", "2.0")
    result.add("x-wr-calname", settings.title)
    head, end, rest = bytes(result.to_ical()).partition(b"END:VCALENDAR")
    return b"".join([head, *(keep(piece).encode() for piece in pieces(presenter)), end, rest])


def pieces(presenter: Presenter) -> Iterator[Piece]:
    """The entries of the events that a calendar can hold."""
    for event in presenter.story.events:
        if fits(event.date):
            yield Piece(f"{urls.CALENDAR}#{event.id}", partial(_written, presenter, event))


def fits(date: Date) -> bool:
    """Whether a calendar can hold the date without saying more than we know."""
    first, last = date.earliest, date.latest
    if first is None or last is None or isinstance(date.form, Set):
        return False
    exact = date.certainty is Certainty.CERTAIN and date.precision <= Precision.MONTH
    return exact and first >= _FIRST and last <= _LAST


def _written(presenter: Presenter, event: Event) -> str:
    return bytes(_entry(presenter, event).to_ical()).decode()


def _entry(presenter: Presenter, event: Event) -> Entry:
    config = presenter.story.config
    entry = Entry()
    entry.add("uid", tag_uri(presenter, urls.event(event.id)))
    stamp = datetime.date.fromisoformat(changed(presenter, event))
    entry.add("dtstamp", datetime.datetime.combine(stamp, datetime.time(), datetime.UTC))
    entry.add("summary", event.title.plain)
    entry.add("description", _description(presenter, event))
    entry.add("url", urls.absolute(config.base_url, urls.event(event.id)))
    entry.add("categories", [config.thread(event.thread).title])
    entry.add("status", "CONFIRMED" if event.standing is Standing.CONFIRMED else "TENTATIVE")
    entry.add("transp", "TRANSPARENT")
    if event.place:
        entry.add("location", presenter.content.places[event.place].name.plain)
    _add_time(entry, event.date)
    return entry


def _description(presenter: Presenter, event: Event) -> str:
    summary = event.summary.plain if event.summary else ""
    return f"{presenter.language.date(event.date)}. {summary}".strip()


def _add_time(entry: Entry, date: Date) -> None:
    assert date.earliest is not None
    assert date.latest is not None
    clock = date.point.clock if date.point else None
    if clock is None:
        entry.add("dtstart", _day(date.earliest))
        entry.add("dtend", _day(date.latest) + datetime.timedelta(days=1))  # RFC 5545: exclusive
        return
    moment = datetime.datetime.combine(
        _day(date.earliest), datetime.time(clock.hour, clock.minute, clock.second)
    )
    if clock.offset is not None:
        moment = (moment - datetime.timedelta(minutes=clock.offset)).replace(tzinfo=datetime.UTC)
    entry.add("dtstart", moment)


def _day(day: Day) -> datetime.date:
    return datetime.date(*day)
