"""How many events fall into each period of a stretch: for stories of too many events for single marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from dateline.content.records import Event
from dateline.story.geometry.instants import Stretch, begun
from dateline.story.geometry.ticks import Unit, ticks


@dataclass(frozen=True, slots=True)
class Division:
    """A stretch cut into periods of the calendar: their edges, in days, and the unit of the steps."""

    edges: tuple[float, ...]
    step: Unit

    @property
    def stretch(self) -> Stretch:
        """All of it."""
        return Stretch(self.edges[0], self.edges[-1])


@dataclass(frozen=True, slots=True)
class Bin:
    """A period. `start` and `end`: parts of the width of the whole."""

    start: float
    end: float
    time: Stretch
    sure: int  # events known to have begun in it
    spread: float  # the shares of events whose beginning is known less well, each spread evenly
    first: str | None  # the id of the first sure event


def divide(events: Sequence[Event], stretch: Stretch, most: int) -> Division:
    """The periods between at most `most` ticks, but not finer than half of the dates are known.

    Raises ValueError if `most` is less than one.
    """
    times = [time for event in events if (time := begun(event.date))]
    while True:
        found = ticks(stretch, most)
        edges = (stretch.start, *(one.at for one in found if one.at > stretch.start), stretch.end)
        sure = sum(_bin_of(edges, *time) is not None for time in times)
        if most == 1 or 2 * sure >= len(times):
            return Division(edges, found[0].step if found else Unit.DAY)
        most //= 2


def bins(events: Iterable[Event], division: Division) -> tuple[Bin, ...]:
    """The events of each period. `events` are in the story's order.

    One whose beginning is not known counts nowhere. n log n in the number of events.
    """
    edges, stretch = division.edges, division.stretch
    inside: list[list[str]] = [[] for _ in edges[1:]]
    vague: list[tuple[float, float]] = []
    for event in events:
        time = begun(event.date)
        if time is None:
            continue
        here = _bin_of(edges, *time)
        if here is None:
            vague.append(time)
        else:
            inside[here].append(event.id)
    return tuple(
        Bin(stretch.at(a), stretch.at(b), Stretch(a, b), len(names), shares, names[0] if names else None)
        for (a, b), names, shares in zip(pairwise(edges), inside, _shares(edges, vague), strict=True)
    )


def _bin_of(edges: Sequence[float], begins: float, ends: float) -> int | None:
    here = bisect_right(edges, begins) - 1
    known = 0 <= here < len(edges) - 1 and here == bisect_left(edges, ends) - 1
    return here if known else None


def _shares(edges: Sequence[float], vague: Iterable[tuple[float, float]]) -> list[float]:
    """For each bin what of the events lies in it: its two ends are added up, what is between by its slope."""
    ends = [0.0] * (len(edges) - 1)
    slopes = [0.0] * len(edges)  # how the events a day change at each edge
    for begins, after in vague:
        a, b = max(begins, edges[0]), min(after, edges[-1])
        if b <= a:
            continue
        daily = 1 / (after - begins)
        i, j = bisect_right(edges, a) - 1, bisect_left(edges, b) - 1
        if i == j:
            ends[i] += (b - a) * daily
            continue
        ends[i] += (edges[i + 1] - a) * daily
        ends[j] += (b - edges[j]) * daily
        slopes[i + 1] += daily
        slopes[j] -= daily
    widths = (b - a for a, b in pairwise(edges))
    return [
        end + slope * width for end, slope, width in zip(ends, accumulate(slopes[:-1]), widths, strict=True)
    ]
