"""Dates in words: intervals and sets, made of the words of single dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.content.dates import Date, End, Interval, Point, Set, SetKind
from dateline.publish.language.patterns import Patterns
from dateline.publish.language.points import Gettext, PointWording, is_plain


@dataclass(frozen=True, slots=True)
class Wording:
    """Says dates of every form. Each message stands whole in a call: pybabel finds it there."""

    gettext: Gettext
    patterns: Patterns
    points: PointWording

    def date(self, date: Date) -> str:
        """The date as it is known, never more exactly: "around June 2017", "4–6 December 2017"."""
        form = date.form
        if isinstance(form, Point):
            return self.points.point(form)
        return self._interval(form) if isinstance(form, Interval) else self._set(form)

    def _interval(self, interval: Interval) -> str:
        start, end = interval.start, interval.end
        if isinstance(start, End):
            assert isinstance(end, Point)
            message = (
                self.gettext("not later than %(date)s")
                if start is End.OPEN
                else self.gettext("until %(date)s, from an unknown start")
            )
            return message % {"date": self.points.point(end)}
        if isinstance(end, End):
            message = (
                self.gettext("since %(date)s")
                if end is End.OPEN
                else self.gettext("from %(date)s to an unknown end")
            )
            return message % {"date": self.points.point(start)}
        return self._range(start, end)

    def _range(self, start: Point, end: Point) -> str:
        parts = len(start.written)
        if not (is_plain(start) and is_plain(end)):
            words = {"start": self.points.point(start), "end": self.points.point(end)}
            return self.gettext("from %(start)s to %(end)s") % words
        if parts == len(end.written):
            return self.patterns.span(start.earliest, end.earliest, parts)
        return self.patterns.pair(self.points.point(start), self.points.point(end))

    def _set(self, dates: Set) -> str:
        one = dates.kind is SetKind.ONE_OF
        members = [self._member(member, one=one) for member in dates.members]
        if len(members) == 1 and not (one and _is_closed(dates.members[0])):
            return members[0]
        style: Literal["or", "standard"] = "or" if one else "standard"
        listed = self.patterns.listed(members, style)
        message = self.gettext("one of %(dates)s") if one else self.gettext("all of %(dates)s")
        return message % {"dates": listed}

    def _member(self, member: Point | Interval, *, one: bool) -> str:
        if isinstance(member, Point):
            return self.points.point(member)
        start, end = member.start, member.end
        if isinstance(end, Point) and isinstance(start, Point):
            return self._range(start, end)
        message = _open_member(self.gettext, earlier=isinstance(start, End), one=one)
        return message % {"date": self.points.point(member.points[0])}


def _is_closed(member: Point | Interval) -> bool:
    return isinstance(member, Interval) and len(member.points) == 2


def _open_member(gettext: Gettext, *, earlier: bool, one: bool) -> str:
    if earlier:
        return gettext("%(date)s or earlier") if one else gettext("%(date)s and earlier")
    return gettext("%(date)s or later") if one else gettext("%(date)s and later")
