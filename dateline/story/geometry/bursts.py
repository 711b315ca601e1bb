"""Where events crowd so that their marks would lie on one another. The rule and examples: docs/strip.md."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import ceil, floor, isqrt
from typing import Final

from dateline.story.geometry.instants import Stretch

FEWEST: Final = 4  # below that nobody needs help to tell the marks apart
CLOSE: Final = 5  # times closer together than events are on average
SPARSE: Final = 20  # up to so many events, a hundredth of the strip is close: the width of a mark


def bursts(
    starts: Sequence[float], whole: Stretch, *, ends: Sequence[float] = (), most: int = 3
) -> tuple[Stretch, ...]:
    """The bursts of a story drawn over `whole`, in the order of time, at least a moment apart.

    `starts`: ascending, one an event whose day is known; those outside `whole` do not count.
    `ends`: when each was over, in the same order; an event that goes on a little longer is then
    held to its end. Of more than `most` bursts the densest stay. Raises ValueError where `ends`
    are not as many as `starts`.
    """
    events = [
        (start, end)
        for start, end in zip(starts, ends or starts, strict=True)
        if whole.start <= start < whole.end
    ]
    begun = [start for start, _ in events]
    near = close(len(events), whole)
    fewest = max(FEWEST, _root(len(events)))
    crowds = (run for run in _runs(events, near) if len(run) >= fewest and run[0][0] < run[-1][0])
    found = _apart(_rounded(run, near, whole) for run in crowds)
    worth = [one for one in found if 2 * one.length <= whole.length]  # else it enlarges nearly nothing
    densest = sorted(worth, key=lambda one: (-_held(begun, one) / one.length, one.start))
    return tuple(sorted(densest[:most], key=lambda one: one.start))


def close(count: int, whole: Stretch) -> float:
    """So many days after another is close, in a story of so many events."""
    return whole.length / (CLOSE * max(count, SPARSE))


def _root(count: int) -> int:
    """The square root, rounded up: chance alone makes small crowds in large stories."""
    return isqrt(count - 1) + 1 if count else 0


def _runs(events: Sequence[tuple[float, float]], near: float) -> Iterator[Sequence[tuple[float, float]]]:
    """Events of which each begins close after the one before it."""
    cuts = [index + 1 for index, (a, b) in enumerate(pairwise(events)) if b[0] - a[0] > near]
    for first, after in pairwise([0, *cuts, len(events)]):
        yield events[first:after]


def _rounded(run: Sequence[tuple[float, float]], near: float, whole: Stretch) -> Stretch:
    """To whole days; to whole hours where all of it is shorter than a day."""
    first, last = run[0][0], run[-1][0]
    reach = max([last, *(end for _, end in run if end <= last + near)])
    steps = 1 if reach - first >= 1 else 24
    after = max(floor(_exact(last * steps)) + 1, ceil(_exact(reach * steps))) / steps
    return Stretch(max(floor(_exact(first * steps)) / steps, whole.start), min(after, whole.end))


def _exact(time: float) -> float:
    """Without the dust of a day that was divided: twenty hours are not 19.9999999996."""
    return round(time, 6)


def _apart(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Neighbours that touch, now that they are rounded, are one."""
    apart: list[Stretch] = []
    for one in stretches:
        if apart and one.start <= apart[-1].end:
            apart[-1] = Stretch(apart[-1].start, max(apart[-1].end, one.end))
        else:
            apart.append(one)
    return apart


def _held(begun: Sequence[float], stretch: Stretch) -> int:
    """How many events begin in it."""
    return bisect_left(begun, stretch.end) - bisect_left(begun, stretch.start)
