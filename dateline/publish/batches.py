"""Pages made in several processes at once: in batches, in order, and never many ahead of the writer.

The pool is any `concurrent.futures.Executor`. A process that was forked from ours has the site already; any
other prepares it by its recipe, once.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import islice
from typing import Final

from dateline.publish.making import Prepared, Press
from dateline.publish.traces import Fact

Recipe = Callable[[], Prepared]
"""Prepares the site anew: equal recipes give equal sites. It can be hashed and pickled."""

Pool = Callable[[], AbstractContextManager[Executor]]
"""Makes an Executor. It is asked for only when there is enough to do, and when the site is prepared."""

EACH: Final = 24  # pages of a batch: some 50 ms of work, so that handing over costs next to nothing
FEWEST: Final = 96  # pages for which processes are worth their start: docs/performance.md has the figures
_AHEAD: Final = 8  # batches that wait to be written: memory stays flat

_presses: dict[Recipe, Press] = {}


@dataclass(frozen=True, slots=True)
class Made:
    """A page: its place among the plans, its bytes, and what was read for it."""

    place: int
    data: bytes
    facts: frozenset[Fact]


def pages(press: Press, places: Sequence[int], recipe: Recipe, pool: Pool | None) -> Iterator[Made]:
    """The pages at these places of the plans, in this order. What making one raises is raised here."""
    if pool is None or len(places) < FEWEST:
        yield from (_made(press, place) for place in places)
        return
    press.renderer.compile()  # once, and not in each process
    _presses[recipe] = press
    try:
        with pool() as executor:
            yield from _in_order(executor, recipe, places)
    finally:
        _presses.pop(recipe, None)


def _in_order(executor: Executor, recipe: Recipe, places: Sequence[int]) -> Iterator[Made]:
    rest = (places[start : start + EACH] for start in range(0, len(places), EACH))
    running: deque[Future[list[Made]]] = deque()
    try:
        for batch in islice(rest, _AHEAD):
            running.append(executor.submit(batch_of, recipe, batch))
        while running:
            made = running.popleft().result()
            for batch in islice(rest, 1):
                running.append(executor.submit(batch_of, recipe, batch))
            yield from made
    finally:
        for future in running:
            future.cancel()


def batch_of(recipe: Recipe, places: Sequence[int]) -> list[Made]:
    """A batch, in whatever process."""
    if recipe not in _presses:
        _presses[recipe] = Press(recipe())
    press = _presses[recipe]
    return [_made(press, place) for place in places]


def _made(press: Press, place: int) -> Made:
    data, facts = press.page(press.site.plans[place])
    return Made(place, data, facts)
