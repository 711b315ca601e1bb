"""Corrections whose day cannot be: before the event was published, or after today."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from dateline.content.reading import RawRecord
from dateline.problems import Problem

_FORM: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")  # Python also takes weeks: 2017-W48-6
_EARLY: Final = "Write the day of the correction, or mend the day on which the event was published: {}."
_LATE: Final = (
    "Write the day of the correction. Today is the latest day that it is anywhere on earth; where "
    "SOURCE_DATE_EPOCH is set, it is that day in UTC."
)


def correction_problems(
    raw: RawRecord, published: datetime.date, today: datetime.date | None
) -> Iterator[Problem]:
    """Problems with the days of an event's corrections.

    `published` is the day of the site, which counts where the event has none of its own. Without
    `today` no correction is too late. Days that are no days are told where the record is typed.
    """
    own = own_day(raw.fields)
    since = str(published) if own is None else own
    whose = "published in site.toml" if own is None else "its field published"
    for index, day in correction_days(raw.fields):
        place = raw.value_place(("corrections", index, "date"))
        name = f"corrections {index + 1}: date: {day}"
        if str(day) < since:
            message = f"{name} is before {since}, when the event was published"
            yield Problem(raw.path, *place, message, _EARLY.format(whose))
        if today and day > today:
            yield Problem(raw.path, *place, f"{name} is later than today, {today}", _LATE)


def own_day(fields: Mapping[str, Any]) -> str | None:
    """The day on which an event says it was published; empty where it says no day, None where nothing."""
    own = fields.get("published")
    return None if own is None else str(_day(own) or "")


def correction_days(fields: Mapping[str, Any]) -> Iterator[tuple[int, datetime.date]]:
    """The day of each correction that has one, with its position."""
    corrections = fields.get("corrections")
    for index, one in enumerate(corrections if isinstance(corrections, list) else ()):
        day = _day(one.get("date")) if isinstance(one, dict) else None
        if day:
            yield index, day


def _day(value: Any) -> datetime.date | None:
    """The day that a field of a correction or an event may hold; None for what is told elsewhere."""
    if not isinstance(value, str) or not _FORM.fullmatch(value.strip()):
        return None
    try:
        return datetime.date.fromisoformat(value.strip())
    except ValueError:
        return None
