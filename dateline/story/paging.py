"""Long lists in parts that a page can bear: pages of at most 500, years by tens, hundreds, thousands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, TypeVar

MOST: Final = 500  # events that one page lists
MOST_YEARS: Final = 60  # years that are named one by one

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Age:
    """A run of years as people count them: 2010 to 2019, 49 to 40 BC. `years` are those asked for in it."""

    first: int
    last: int
    years: tuple[int, ...]


def pages(items: Sequence[Part], most: int = MOST) -> tuple[Sequence[Part], ...]:
    """The items in order, `most` on each page but the last; without items one empty page.

    All pages but the last are full, so that what is added at the end changes no other.
    """
    return tuple(items[at : at + most] for at in range(0, max(len(items), 1), most))


def ages(years: Iterable[int], most: int = MOST_YEARS) -> tuple[Age, ...]:
    """Years, ascending, in at most `most` runs of 10, 100, 1,000 … years; one run where there are few."""
    known = tuple(years)
    if not known:
        return ()
    if len(known) <= most:
        return (Age(known[0], known[-1], known),)
    length = 10
    while len({_run(year, length) for year in known}) > most:
        length *= 10
    return tuple(
        _age(run, length, tuple(inside)) for run, inside in groupby(known, lambda year: _run(year, length))
    )


def _run(year: int, length: int) -> tuple[bool, int]:
    """Whether it is of our era, and which run of years counted from its beginning; the year 0 is 1 BC."""
    return (True, year // length) if year > 0 else (False, -((1 - year) // length))


def _age(run: tuple[bool, int], length: int, years: tuple[int, ...]) -> Age:
    ours, number = run
    if ours:
        return Age(max(number * length, 1), (number + 1) * length - 1, years)
    return Age(1 - ((1 - number) * length - 1), 1 - max(-number * length, 1), years)
