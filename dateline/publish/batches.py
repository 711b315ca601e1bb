"""Pages and pieces of lists made in several processes at once, in batches.

A process that was forked from ours has the site already; any other prepares it by its recipe, once, and says
of which site its pages are: a file may be saved meanwhile.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from dateline.problems import MachineError
from dateline.publish.fingerprints import Fingerprints
from dateline.publish.pools import Pool, in_order
from dateline.publish.templates import digests

if TYPE_CHECKING:  # a build that changes nothing makes no page
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
        press.renderer.compile()  # once, and not in each process; anew: now, before the mark is taken
        self.press = press
        self.anew = anew
        self._read = digests(press.site.templates) if anew else press.site.digests.raw

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
    bench = _benches[recipe] = _Bench(press, anew=False)
    batches = list(_batches(press, numbers))
    try:
        with closing(in_order(pool, partial(batch_of, recipe), batches)) as done:
            for batch, some in zip(batches, done, strict=True):
                yield from _checked(some, batch, bench)
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


def _checked(batch: Batch, numbers: Sequence[int], bench: _Bench) -> tuple[Made, ...]:
    """What was made, if it is what was asked for."""
    names = [(number, _name(bench.press, number)) for number in numbers]
    if [(one.number, one.name) for one in batch.made] != names or (batch.mark and batch.mark != bench.mark):
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
    return Made(number, name, *press.piece(press.pieces[number - len(plans)]))


def _name(press: Press, number: int) -> str:
    plans = press.site.plans
    return plans[number].address if number < len(plans) else press.pieces[number - len(plans)].name
