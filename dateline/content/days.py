"""Days that cannot be: a correction before the event was published, or what was done after today."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from dateline.content.reading import RawRecord
from dateline.problems import Loc, Problem, field_name

_FORM: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")  # Python also takes weeks: 2017-W48-6
_EARLY: Final = "Write the day of the correction, or mend the day on which the event was published: {}."
_LATE: Final = (
    "Write the day of {}. Today is the latest day that it is anywhere on earth; where "
    "SOURCE_DATE_EPOCH is set, it is that day in UTC."
)
_DONE: Final = {"corrections": "the correction", "accessed": "your reading"}


def day_problems(
    kind: str, raw: RawRecord, published: datetime.date, today: datetime.date | None
) -> Iterator[Problem]:
    """Problems with the days of an event's corrections, and with that on which a source was read.

    `published` is the day of the site, which counts where the event has none of its own. Without
    `today` nothing is too late. Days that are no days are told where the record is typed. A day of
    publication may lie ahead: of a site that is prepared, or of next month's issue.
    """
    own = own_day(raw.fields)
    since = str(published) if own is None else own
    whose = "published in site.toml" if own is None else "its field published"
    for loc, day in done_days(kind, raw.fields):
        name = f"{field_name(loc)}: {day}"
        if kind == "events" and str(day) < since:
            message = f"{name} is before {since}, when the event was published"
            yield raw.problem(loc, message, _EARLY.format(whose))
        if today and day > today:
            hint = _LATE.format(_DONE[str(loc[0])])
            yield raw.problem(loc, f"{name} is later than today, {today}", hint)


def own_day(fields: Mapping[str, Any]) -> str | None:
    """The day on which an event says it was published; empty where it says no day, None where nothing."""
    own = fields.get("published")
    return None if own is None else str(_day(own) or "")


def done_days(kind: str, fields: Mapping[str, Any]) -> Iterator[tuple[Loc, datetime.date]]:
    """The days on which something was done: each correction of an event that has one, with its place, and
    the reading of a source."""
    accessed = _day(fields.get("accessed")) if kind == "sources" else None
    if accessed:
        yield ("accessed",), accessed
    corrections = fields.get("corrections") if kind == "events" else None
    for index, one in enumerate(corrections if isinstance(corrections, list) else ()):
        day = _day(one.get("date")) if isinstance(one, dict) else None
        if day:
            yield ("corrections", index, "date"), day


def _day(value: Any) -> datetime.date | None:
    """The day that a field may hold; None for what is told elsewhere."""
    if not isinstance(value, str) or not _FORM.fullmatch(value.strip()):
        return None
    try:
        return datetime.date.fromisoformat(value.strip())
    except ValueError:
        return None
