"""The shape that a date is drawn with."""

from __future__ import annotations

from enum import Enum

from dateline.content.dates import Date


class Form(Enum):
    """The shape that tells honestly what a date knows."""

    DAY = "day"  # one day, or a moment of it
    RANGE = "range"  # from one day to another: it lasted
    SPAN = "span"  # somewhere in a month, a year, …: as long as our ignorance
    OPEN = "open"  # a bound that nobody knows


def form(date: Date) -> Form:
    """An interval lasts; a set or a coarse date is a span in which it happened."""
    if date.earliest is None or date.latest is None:
        return Form.OPEN
    if date.is_interval:
        return Form.RANGE
    return Form.DAY if date.earliest == date.latest else Form.SPAN
