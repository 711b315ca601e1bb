"""Pages and pieces of lists made in several processes at once: in batches, in order, never far ahead.

The pool is any `concurrent.futures.Executor`. A process that was forked from ours has the site already; any
other prepares it by its recipe, once, and says of which site its pages are: a file may be saved meanwhile.
"""

from __future__ import annotations

import signal
from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Final

from dateline.problems import MachineError
from dateline.publish.fingerprints import Fingerprints
from dateline.publish.templates import digests

if TYPE_CHECKING:  # a build that changes nothing makes no page
    from concurrent.futures import Executor, Future

    from dateline.publish.making import Prepared, Press
    from dateline.publish.traces import Fact

Recipe = Callable[[], "Prepared"]
"""Prepares the site anew: equal recipes give equal sites. It can be hashed and pickled."""

EACH: Final = 24  # events' pages of a batch: 30 ms of work, so that handing over costs next to nothing
FEWEST: Final = 240  # pages for which processes are worth their start: docs/performance.md has the figures
FEWEST_ANEW: Final = 1_000  # the same where each process prepares the site, which takes as long as these
PART_ANEW: Final = 1 / 3  # and this part of the site's pages
_PIECE: Final = 0.5  # of such a page's time
_LIST: Final = 6  # times as much, about: any other page may list hundreds of events
_AHEAD: Final = 8  # batches at least that wait to be written: memory stays flat


@dataclass(frozen=True, slots=True)
class Pool:
    """What makes an Executor, and how many batches it works on at once. It is asked for only when there is
    enough to do, and when the site is prepared; `at_hand`: what it starts has that site (forks, threads)."""

    executor: Callable[[], AbstractContextManager[Executor]]
    jobs: int
    at_hand: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """A page or a piece: its number, its address or name, its bytes, and what was read for it."""

    number: int
    name: str
    data: bytes
    facts: frozenset[Fact]


@dataclass(frozen=True, slots=True)
class Batch:
    """Some of them; `mark` stands for the site that they were made from, where that was prepared anew."""

    mark: str
    made: tuple[Made, ...]


class _Bench:
    """Where a process makes pages: of the site that was prepared here, or, `anew`, of another's."""

    def __init__(self, press: Press, *, anew: bool) -> None:
        before = {} if anew else digests(press.site.templates)
        press.renderer.compile()  # once, and not in each process; anew: now, before the mark is taken
        self.press = press
        self.anew = anew
        self._read = digests(press.site.templates) if anew else before

    @cached_property
    def mark(self) -> str:
        """Stands for all that the pages are made from: another where a file was saved in between.

        The content as it was read, not the files; templates, which are read one by one, from before all
        pages here to after the last template there.
        """
        site = self.press.site
        story, content = site.presenter.story, site.presenter.content
        names = [_name(self.press, number) for number in range(len(site.plans) + len(self.press.pieces))]
        settings = (repr(story.config.settings), story.config.base_url)
        records = (content.events, content.sources, content.actors, content.places, content.pages)
        read = (*records, content.bodies, dict(site.assets.hashes))
        return Fingerprints({}, frozenset()).of((settings, names, read, self._read))


_benches: dict[Recipe, _Bench] = {}


def made(press: Press, numbers: Sequence[int], recipe: Recipe, pool: Pool | None) -> Iterator[Made]:
    """The pages and pieces of these numbers, in this order: pages by their place among the plans, pieces of
    lists after them. What making one raises is raised here; MachineError for another site's."""
    if pool is None or not _pays(pool, numbers, len(press.site.plans)):
        yield from (_made(press, number) for number in numbers)
        return
    from concurrent.futures import BrokenExecutor  # late: most builds need no pool

    bench = _benches[recipe] = _Bench(press, anew=False)
    try:
        yield from _in_order(pool, recipe, bench, _batches(press, numbers))
    except BrokenExecutor as error:
        message = "a process that made pages ended before its time; is there enough memory?"
        raise MachineError(f"{message} --jobs 1 needs least") from error
    finally:
        _benches.pop(recipe, None)


def _pays(pool: Pool, numbers: Sequence[int], pages: int) -> bool:
    """Whether there is so much to make that the start of the pool is worth it."""
    first = bisect_left(numbers, pages)
    work = first + _PIECE * (len(numbers) - first)
    return work >= (FEWEST if pool.at_hand else FEWEST_ANEW + PART_ANEW * pages)


def _batches(press: Press, numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """About as much work in each, and as many bytes: batches wait in memory."""
    plans = press.site.plans
    batch: list[int] = []
    work = 0.0
    for number in numbers:
        more = _PIECE if number >= len(plans) else 1 if plans[number].kind == "article" else _LIST
        if batch and work + more > EACH:
            yield tuple(batch)
            batch, work = [], 0.0
        batch.append(number)
        work += more
    if batch:
        yield tuple(batch)


def _in_order(pool: Pool, recipe: Recipe, bench: _Bench, rest: Iterator[Sequence[int]]) -> Iterator[Made]:
    running: deque[tuple[Sequence[int], Future[Batch]]] = deque()
    stack = ExitStack()
    try:
        with _uninterrupted():  # the first batches start the processes
            executor = stack.enter_context(pool.executor())
            stack.callback(_cancel, running)
            _submit(executor, recipe, islice(rest, max(_AHEAD, 2 * pool.jobs)), running)
        while running:
            numbers, future = running.popleft()
            done = future.result()
            _submit(executor, recipe, islice(rest, 1), running)
            yield from _checked(done, numbers, bench)
    finally:
        with _uninterrupted():  # who presses twice would leave processes behind that nobody ends
            stack.close()


def _submit(
    executor: Executor,
    recipe: Recipe,
    batches: Iterable[Sequence[int]],
    running: deque[tuple[Sequence[int], Future[Batch]]],
) -> None:
    for batch in batches:
        running.append((batch, executor.submit(batch_of, recipe, batch)))


def _cancel(running: Iterable[tuple[Sequence[int], Future[Batch]]]) -> None:
    for _, future in running:
        future.cancel()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl-C waits: a process that is just starting would tell of it in its own way. Those that start inside
    never get it, this one does afterwards. Windows knows no such thing."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _checked(batch: Batch, numbers: Sequence[int], bench: _Bench) -> tuple[Made, ...]:
    """What was made, if it is what was asked for."""
    names = [(number, _name(bench.press, number)) for number in numbers]
    if [(one.number, one.name) for one in batch.made] != names or batch.mark not in {"", bench.mark}:
        raise MachineError("the site was changed while its pages were made: build again")
    return batch.made


def batch_of(recipe: Recipe, numbers: Sequence[int]) -> Batch:
    """A batch, in whatever process."""
    bench = _benches.get(recipe)
    if bench is None:
        from dateline.publish.making import Press

        bench = _benches[recipe] = _Bench(Press(recipe()), anew=True)
    known = range(len(bench.press.site.plans) + len(bench.press.pieces))
    some = tuple(_made(bench.press, number) for number in numbers if number in known)
    return Batch(bench.mark if bench.anew else "", some)


def _made(press: Press, number: int) -> Made:
    plans = press.site.plans
    name = _name(press, number)
    if number < len(plans):
        return Made(number, name, *press.page(plans[number]))
    return Made(number, name, *press.text(press.pieces[number - len(plans)]))


def _name(press: Press, number: int) -> str:
    plans = press.site.plans
    return plans[number].address if number < len(plans) else press.pieces[number - len(plans)].name
