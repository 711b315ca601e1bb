"""The grammar of EDTF (ISO 8601-2:2019, levels 0 to 2): text to `Date`, strictly."""

from __future__ import annotations

from functools import reduce
from typing import Final

from dateline.content.dates.calendar import Day
from dateline.content.dates.errors import DateError
from dateline.content.dates.model import Certainty, Date, End, Interval, Point, Set, SetKind
from dateline.content.dates.points import read_point

LONGEST: Final = 1000  # characters
MOST_MEMBERS: Final = 100
_CLOSING: Final = {"[": "]", "{": "}"}


def read(text: str) -> Date | None:
    """The date that `text` writes, None if it has the shape of none.

    Raises DateError where the shape is right and no such date exists.
    """
    if len(text) > LONGEST:
        raise DateError(
            f"The date has {len(text)} characters; {LONGEST} are allowed",
            "Write one date, or a set of a few dates.",
        )
    form = _read(text)
    if form is None:
        return None
    if isinstance(form, Point):
        certainty = form.certainty
        return Date(text, form, form.earliest, form.latest, form.precision, certainty)
    earliest, latest = _set_bounds(form) if isinstance(form, Set) else _bounds(form)
    precision = max(point.precision for point in form.points)
    certainty = reduce(Certainty.__or__, (point.certainty for point in form.points))
    return Date(text, form, earliest, latest, precision, certainty)


def _read(text: str) -> Point | Interval | Set | None:
    if text[:1] in _CLOSING:
        return _read_set(text)
    if "/" in text:
        start, _, end = text.partition("/")
        return _interval(text, _read_end(start), _read_end(end))
    return read_point(text)


def _read_end(text: str) -> Point | End | None:
    if text in ("", ".."):
        return End(text)
    point = read_point(text)
    if point is not None and point.clock is not None:
        raise DateError(
            f"{text} has a time of day, which an interval cannot have",
            f"Write its day alone: {point.earliest}.",
        )
    return point


def _interval(text: str, start: Point | End | None, end: Point | End | None) -> Interval | None:
    if start is None or end is None:
        return None
    if isinstance(start, End) and isinstance(end, End):
        raise DateError(
            f"{text} names no date",
            "Write at least one end: 2017-12-04/.. from it on, ../2017-12-04 up to it.",
        )
    _check_order(text, start, end)
    return Interval(start, end)


def _check_order(text: str, start: Point | End, end: Point | End) -> None:
    if isinstance(start, End) or isinstance(end, End) or start.earliest <= end.latest:
        return
    mark = "/" if "/" in text else ".."
    first, _, last = text.partition(mark)
    raise DateError(f"{text} ends before it begins", f"Write {last}{mark}{first}.")


def _read_set(text: str) -> Set | None:
    if text[-1] != _CLOSING[text[0]]:
        return None
    parts = text[1:-1].split(",")
    if len(parts) > MOST_MEMBERS:
        raise DateError(
            f"The set has {len(parts)} members; {MOST_MEMBERS} are allowed",
            "Write consecutive dates as one member: 1670..1672.",
        )
    members = tuple(map(_read_member, parts))
    known = tuple(member for member in members if member is not None)
    if len(known) < len(members):
        return None
    _check_open(parts)
    return Set(SetKind(text[0]), known)


def _read_member(text: str) -> Point | Interval | None:
    if ".." not in text:
        point = read_point(text)
        if point is None or point.clock is None:
            return point
        raise DateError(
            f"{text} has a time of day, which a member of a set cannot have",
            f"Write its day alone: {point.earliest}.",
        )
    first, _, last = text.partition("..")
    if not first and not last:
        return None
    return _interval(text, _read_end(first or ".."), _read_end(last or ".."))


def _check_open(parts: list[str]) -> None:
    for part in parts[1:]:
        if part.startswith(".."):
            raise DateError(f"{part} is not the first of its set", "Write it first.")
    for part in parts[:-1]:
        if part.endswith(".."):
            raise DateError(f"{part} is not the last of its set", "Write it last.")


def _bounds(form: Point | Interval) -> tuple[Day | None, Day | None]:
    if isinstance(form, Point):
        return form.earliest, form.latest
    start, end = form.start, form.end
    return (
        None if isinstance(start, End) else start.earliest,
        None if isinstance(end, End) else end.latest,
    )


def _set_bounds(dates: Set) -> tuple[Day | None, Day | None]:
    bounds = tuple(map(_bounds, dates.members))
    firsts = [first for first, _ in bounds if first is not None]
    lasts = [last for _, last in bounds if last is not None]
    return (
        min(firsts) if len(firsts) == len(bounds) else None,
        max(lasts) if len(lasts) == len(bounds) else None,
    )
