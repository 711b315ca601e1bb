"""How many events fall into each period of a stretch: for stories of too many events for single marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from dateline.content.records import Event
from dateline.story.geometry.instants import Stretch, first, last
from dateline.story.geometry.ticks import ticks


@dataclass(frozen=True, slots=True)
class Bin:
    """A period of the calendar, cut at the ends of the stretch. `start` and `end`: parts of its width."""

    start: float
    end: float
    begins: float  # days, as in Stretch
    sure: int  # events known to fall into it; of an interval its first day
    spread: float  # the shares of events known only to a longer time, each spread evenly over it
    first: str | None  # the id of the first sure event


def bins(events: Iterable[Event], stretch: Stretch, most: int) -> tuple[Bin, ...]:
    """The periods between the ticks of the finest step that has at most `most` of them, in order.

    `events` are in the story's order. One whose first day is not known counts nowhere. Raises
    ValueError if `most` is less than one. n log n in the number of events.
    """
    edges = [stretch.start, *(one.at for one in ticks(stretch, most) if one.at > stretch.start), stretch.end]
    inside: list[list[str]] = [[] for _ in edges[1:]]
    vague: list[tuple[float, float]] = []
    for event in events:
        begins, ends = first(event.date), last(event.date)
        if begins is None:
            continue
        here = bisect_right(edges, begins) - 1
        known = event.date.is_interval or (ends is not None and here == bisect_left(edges, ends) - 1)
        if known and 0 <= here < len(inside):
            inside[here].append(event.id)
        elif not known and ends is not None:
            vague.append((begins, ends))
    return tuple(
        Bin(stretch.at(a), stretch.at(b), a, len(names), shares, names[0] if names else None)
        for (a, b), names, shares in zip(pairwise(edges), inside, _shares(edges, vague), strict=True)
    )


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
