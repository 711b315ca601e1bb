"""Dates for machines: the value of HTML's `<time datetime>`."""

from __future__ import annotations

from dateline.content.dates.model import Certainty, Date, Point


def machine_value(date: Date) -> str | None:
    """A valid `datetime` attribute, or None where leaving it out is right.

    HTML has values for a year, a month, a day and a moment of the years 0001 to 9999, and no way to
    say "around" or "perhaps". So intervals, sets, seasons, `X` and `S` digits, years before 1 or
    after 9999 and dates with a qualifier have none: a machine would take them for exact. A time
    without an offset is no moment: its value is its day.
    """
    point = date.point
    if point is None or date.certainty is not Certainty.CERTAIN or not _is_plain(point):
        return None
    value = "-".join(point.written)
    clock = point.clock
    if clock is None or clock.offset is None:
        return value
    sign = "-" if clock.offset < 0 else "+"
    hours, minutes = divmod(abs(clock.offset), 60)
    zone = f"{sign}{hours:02}:{minutes:02}" if clock.offset else "Z"
    return f"{value}T{clock.hour:02}:{clock.minute:02}:{clock.second:02}{zone}"


def _is_plain(point: Point) -> bool:
    return (
        point.year is not None
        and 1 <= point.year <= 9999
        and not point.unspecified
        and point.season is None
        and point.significant is None
    )
