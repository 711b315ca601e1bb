"""iCalendar (RFC 5545): the one owner of icalendar.

A calendar can only hold days, so an event gets all the days that it can have happened on: a month
known so far spans the whole month. What is vaguer than a month,
approximate or uncertain, open, a set, or outside the years 1 to 9999 is left out; it stands in the
other files.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any, Final

from dateline.content.dates import Certainty, Date, Day, Precision, Set
from dateline.content.records import Event, Standing
from dateline.publish import urls
from dateline.publish.feeds import tag_uri
from dateline.publish.pages import changed
from dateline.publish.piece import Keep, Piece, anew, runs
from dateline.publish.presenting import Presenter

if TYPE_CHECKING:
    from icalendar import TypesFactory
    from icalendar.parser import Contentline

# Python's days end with 9999, DTEND is the day after; and an offset may need the day before.
_FIRST, _LAST = Day(1, 1, 2), Day(9999, 12, 30)
_FOLDED: Final = 75  # bytes of a line that icalendar folds


def calendar(presenter: Presenter, keep: Keep = anew) -> bytes:
    """The whole story as one calendar."""
    frame, *entries = map(keep, pieces(presenter))
    head, end, rest = frame.rpartition(b"END:VCALENDAR")
    return b"".join([head, *entries, end, rest])


def pieces(presenter: Presenter) -> Iterator[Piece]:
    """The calendar without entries, then the entries of the events that one can hold."""
    yield Piece(f"{urls.CALENDAR}#", partial(_frame, presenter))
    for run in runs(event for event in presenter.story.events if fits(event.date)):
        yield Piece(f"{urls.CALENDAR}#{run[0].id}", partial(_entries, presenter, run))


def fits(date: Date) -> bool:
    """Whether a calendar can hold the date without saying more than we know."""
    first, last = date.earliest, date.latest
    if first is None or last is None or isinstance(date.form, Set):
        return False
    exact = date.certainty is Certainty.CERTAIN and date.precision <= Precision.MONTH
    return exact and first >= _FIRST and last <= _LAST


def _frame(presenter: Presenter) -> bytes:
    from icalendar import Calendar

    result = Calendar()
    result.add("prodid", "-//Dateline//Dateline//EN")
    result.add("version", "2.0")
    result.add("x-wr-calname", presenter.story.config.settings.title)
    return bytes(result.to_ical())


def _entries(presenter: Presenter, run: tuple[Event, ...]) -> bytes:
    return "".join(_entry(presenter, event) for event in run).encode()


def _entry(presenter: Presenter, event: Event) -> str:
    """Line by line, in icalendar's order: most lines are the same for many events."""
    config = presenter.story.config
    stamp = datetime.date.fromisoformat(changed(presenter, event))
    sure = event.standing is Standing.CONFIRMED
    lines = [
        "BEGIN:VEVENT",
        _line("summary", event.title.plain),
        *_times(event.date),
        _common("dtstamp", datetime.datetime.combine(stamp, datetime.time(), datetime.UTC)),
        _line("uid", tag_uri(presenter, urls.event(event.id))),
        _common("categories", config.thread(event.thread).title),
        _line("description", _description(presenter, event)),
        *([_common("location", presenter.content.places[event.place].name.plain)] if event.place else []),
        _common("status", "CONFIRMED" if sure else "TENTATIVE"),
        _common("transp", "TRANSPARENT"),
        _line("url", presenter.absolute(urls.event(event.id))),
        "END:VEVENT\r\n",
    ]
    return "\r\n".join(lines)


@cache
def _library() -> tuple[TypesFactory, type[Contentline]]:
    """Loading it takes a while, and most builds after the first make no entry."""
    from icalendar import TypesFactory
    from icalendar.parser import Contentline

    return TypesFactory.instance(), Contentline


def _line(name: str, value: Any) -> str:
    """A property, typed, escaped and folded, but for its line end."""
    types, content_line = _library()
    typed = types.for_property(name)(value)
    line = content_line.from_parts(name.upper(), typed.params, typed)
    short = len(line.encode()) < _FOLDED  # to_ical would find that out letter by letter
    return str(line) if short else bytes(line.to_ical()).decode()


_common = lru_cache(maxsize=4096)(_line)


def _description(presenter: Presenter, event: Event) -> str:
    summary = event.summary.plain if event.summary else ""
    return f"{presenter.date(event.date).words}. {summary}".strip()


def _times(date: Date) -> list[str]:
    assert date.earliest is not None
    assert date.latest is not None
    clock = date.point.clock if date.point else None
    if clock is None:
        after = _day(date.latest) + datetime.timedelta(days=1)  # RFC 5545: exclusive
        return [_common("dtstart", _day(date.earliest)), _common("dtend", after)]
    moment = datetime.datetime.combine(
        _day(date.earliest), datetime.time(clock.hour, clock.minute, clock.second)
    )
    if clock.offset is not None:
        moment = (moment - datetime.timedelta(minutes=clock.offset)).replace(tzinfo=datetime.UTC)
    return [_line("dtstart", moment)]


def _day(day: Day) -> datetime.date:
    return datetime.date(*day)
