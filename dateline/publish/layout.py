"""On which page of the account each event stands: whole on the front page, else by year, month and page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.content.records import Event
from dateline.publish import urls
from dateline.story.paging import MOST, pages
from dateline.story.periods import Month, Period, by_month, periods


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page that lists events of one year: all of them, those of a month, or a part of these."""

    first: str  # the address of its first page
    year: int | None
    month: Month | None  # None: the whole year
    events: tuple[Event, ...]
    number: int = 1
    of: int = 1

    @property
    def address(self) -> str:
        """The page's own."""
        return urls.numbered(self.first, self.number)


@dataclass(frozen=True, slots=True)
class Layout:
    """The pages of the account."""

    long: bool  # the front page cannot hold it
    periods: tuple[Period, ...]
    sheets: Mapping[int | None, tuple[Sheet, ...]]  # by year; of a year without events of its own one
    spots: Mapping[str, str]  # by event: the page that lists it, and the place there


def lay_out(account: Sequence[Event]) -> Layout:
    """The events in the order in which they are shown, on their pages."""
    long = len(account) > MOST
    found = periods(account)
    sheets = {period.year: tuple(_sheets(period)) for period in found}
    listed = [sheet for inside in sheets.values() for sheet in inside]
    spots = {
        event.id: f"{sheet.address if long else urls.HOME}#{event.id}"
        for sheet in listed
        for event in sheet.events
    }
    return Layout(long, found, sheets, spots)


def _sheets(period: Period) -> Iterator[Sheet]:
    year = period.year
    if len(period.begun) <= MOST:
        yield Sheet(urls.year(year), year, None, period.begun)
    elif year is None:
        yield from _parts(urls.year(None), None, None, period.begun)
    else:
        for month in by_month(period.begun)[0].months:
            yield from _parts(urls.month(year, month.number), year, month, month.events)


def _parts(address: str, year: int | None, month: Month | None, events: tuple[Event, ...]) -> Iterator[Sheet]:
    parts = pages(events)
    for number, part in enumerate(parts, 1):
        yield Sheet(address, year, month, tuple(part), number, len(parts))
