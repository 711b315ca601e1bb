"""The years of a story: which events begin in each, and which ranges reach into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dateline.content.records import Event
from dateline.story.chronology import by_year, touching

_LONGEST_RANGE: Final = 100  # years; a longer range is named only in years that have events of their own


@dataclass(frozen=True, slots=True)
class Period:
    """One year (None: events without a known start), with what begins in it and what touches it."""

    year: int | None
    begun: tuple[Event, ...]
    touching: tuple[Event, ...]


def periods(events: Sequence[Event]) -> tuple[Period, ...]:
    """Every year that an event begins in or a range touches, in order; the undated first.

    A date known only to a decade reaches into ten years, but makes no page for each of them: only
    an interval is known to have lasted.
    """
    begun = by_year(events)
    years = sorted({year for year in begun if year is not None} | _lasted(events))
    reached = touching(years, events)
    dated = [Period(year, begun.get(year, ()), reached[year]) for year in years]
    undated = [Period(None, begun[None], ())] if None in begun else []
    return (*undated, *(one for one in dated if one.begun or one.touching))


def _lasted(events: Sequence[Event]) -> set[int]:
    years: set[int] = set()
    for event in events:
        first, last = event.date.earliest, event.date.latest
        if first and last and event.date.is_interval and last.year - first.year <= _LONGEST_RANGE:
            years.update(range(first.year, last.year + 1))
    return years
