"""Dates in EDTF (ISO 8601-2:2019, levels 0 to 2) that keep what is not known."""

from __future__ import annotations

from dateline.content.dates.calendar import (
    Day,
    days_in_month,
    from_ordinal,
    is_leap,
    ordinal,
    weekday,
)
from dateline.content.dates.errors import DateError
from dateline.content.dates.machine import machine_value
from dateline.content.dates.model import (
    Certainty,
    Clock,
    Date,
    End,
    Interval,
    Point,
    Precision,
    Set,
    SetKind,
)
from dateline.content.dates.parsing import parse

__all__ = [
    "Certainty",
    "Clock",
    "Date",
    "DateError",
    "Day",
    "End",
    "Interval",
    "Point",
    "Precision",
    "Set",
    "SetKind",
    "days_in_month",
    "from_ordinal",
    "is_leap",
    "machine_value",
    "ordinal",
    "parse",
    "weekday",
]
