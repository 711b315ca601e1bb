"""The small values of the data: dates, words, citations, addresses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from dateline.content.dates import Date, Day
from dateline.content.fields import Unknown
from dateline.content.markup import Text
from dateline.content.markup.text import plain
from dateline.publish.presenting import Presenter

_MARK: Final = "\0"  # which no text holds: reading refuses it


def date_data(presenter: Presenter, date: Date) -> Mapping[str, Any]:
    """A date as written, its bounds (null: none), how exact it is, and in words."""
    return {
        "edtf": str(date),
        "earliest": iso_day(date.earliest),
        "latest": iso_day(date.latest),
        "precision": date.precision.value,
        "words": presenter.date(date).words,
    }


def iso_day(day: Day | None) -> str | None:
    """ISO 8601; a year of more than four digits has its sign, as the expanded form asks."""
    if day is None:
        return None
    sign = "-" if day.year < 0 else "+" if day.year > 9999 else ""
    return f"{sign}{abs(day.year):04d}-{day.month:02d}-{day.day:02d}"


def citations_data(texts: Mapping[str, Text | None]) -> list[Mapping[str, Any]]:
    """The citations of these fields: in which of them, and after how many of its characters."""
    return [
        {"in": name, "at": at, "source": one.source, "locator": one.locator or None}
        for name, text in texts.items()
        if text and text.citations
        for one, at in zip(text.citations, _marks(text), strict=True)
    ]


def _marks(text: Text) -> Iterator[int]:
    """Where in `text.plain` each citation stands."""
    length, spaced = 0, True  # words are one space apart: what stands between two marks may be one, too
    *parts, _ = plain(text.fill(lambda _: _MARK, str)).split(_MARK)
    for part in parts:
        if part:
            length += len(part) - (spaced and part[0] == " ")
            spaced = part[-1] == " "
        yield length - (spaced and length > 0)


def known(value: Text | str | Unknown | None) -> str | None:
    """The words; `unknown` where they were looked for in vain."""
    if isinstance(value, Unknown):
        return value.value
    return value.plain if isinstance(value, Text) else value


def words(text: Text | None) -> str | None:
    """A text without tags and notes."""
    return text.plain if text else None
