"""The account: events by year and month, the years of a long story, and lists in several pages."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.publish.views.common import Item, Link
from dateline.publish.views.reading import EventLink


@dataclass(frozen=True, slots=True)
class Part:
    """Events of one month in order; without a label those that are known to no month."""

    label: str
    id: str  # of its section, for links into the page
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Events of one year (or of no known year), in order."""

    label: str
    id: str
    address: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """A way to events, with their number."""

    link: Link
    count: int
    id: str = ""  # of its place on the page that lists all


@dataclass(frozen=True, slots=True)
class AgeView:
    """Years that stand together: all of a story's, or ten, a hundred, … of a long one's."""

    label: str  # empty where there is only one, and for the undated
    address: str  # of its place among all years
    count: int  # of the events of its years
    years: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Paging:
    """Where in a list of several pages a page stands."""

    number: int
    of: int
    first: Link | None  # None on the page itself
    previous: Link | None
    next: Link | None
    last: Link | None


@dataclass(frozen=True, slots=True)
class YearPage:
    """template year.html, as `year`: events that begin in it, and ranges that touch it.

    A long year has `months` as ways in, and `parts` holds some of its events only.
    """

    label: str
    begun: int  # events that begin in it
    parts: tuple[Part, ...]
    months: tuple[Counted, ...]
    shown: int  # events in `parts`
    touching: tuple[EventLink, ...]  # those that began last
    reached: int  # all of them
    paging: Paging | None
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class MonthPage:
    """template month.html, as `month`: a month of a long year, or a page of it."""

    label: str
    year: Link
    count: int  # events of the month
    items: tuple[Item, ...]
    paging: Paging | None
    previous: Link | None  # the page before it in the account
    next: Link | None
