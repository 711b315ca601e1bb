"""Pages and pieces of lists made in several processes at once: in batches, in order, never far ahead.

The pool is any `concurrent.futures.Executor`. A process that was forked from ours has the site already; any
other prepares it by its recipe, once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import islice
from typing import Final

from dateline.problems import MachineError
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
    """A page or a piece: its number, its bytes, and what was read for it."""

    number: int
    data: bytes
    facts: frozenset[Fact]


def made(press: Press, numbers: Sequence[int], recipe: Recipe, pool: Pool | None) -> Iterator[Made]:
    """The pages and pieces of these numbers, in this order: pages by their place among the plans, pieces of
    lists after them. What making one raises is raised here."""
    if pool is None or len(numbers) < FEWEST:
        yield from (_made(press, number) for number in numbers)
        return
    press.renderer.compile()  # once, and not in each process
    _presses[recipe] = press
    try:
        with pool() as executor:
            yield from _in_order(executor, recipe, _batches(numbers, len(press.site.plans)))
    except BrokenExecutor as error:
        message = "a process that made pages ended before its time; is there enough memory?"
        raise MachineError(f"{message} --jobs 1 needs least") from error
    finally:
        _presses.pop(recipe, None)


def _batches(numbers: Sequence[int], pages: int) -> Iterator[Sequence[int]]:
    """A piece is made in a tenth of a page's time."""
    first = bisect_left(numbers, pages)
    for some, each in ((numbers[:first], EACH), (numbers[first:], 10 * EACH)):
        yield from (some[start : start + each] for start in range(0, len(some), each))


def _in_order(executor: Executor, recipe: Recipe, rest: Iterator[Sequence[int]]) -> Iterator[Made]:
    running: deque[Future[list[Made]]] = deque()
    try:
        for batch in islice(rest, _AHEAD):
            running.append(executor.submit(batch_of, recipe, batch))
        while running:
            done = running.popleft().result()
            for batch in islice(rest, 1):
                running.append(executor.submit(batch_of, recipe, batch))
            yield from done
    finally:
        for future in running:
            future.cancel()


def batch_of(recipe: Recipe, numbers: Sequence[int]) -> list[Made]:
    """A batch, in whatever process."""
    if recipe not in _presses:
        _presses[recipe] = Press(recipe())
    press = _presses[recipe]
    return [_made(press, number) for number in numbers]


def _made(press: Press, number: int) -> Made:
    plans = press.site.plans
    if number < len(plans):
        return Made(number, *press.page(plans[number]))
    return Made(number, *press.text(press.pieces[number - len(plans)]))
