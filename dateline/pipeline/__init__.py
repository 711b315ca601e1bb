"""The whole way from `content/` to the finished site."""

from __future__ import annotations

import datetime
import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from dateline.pipeline.order import ENGINE, Order, folders, prepared
from dateline.pipeline.remembered import Memory, Say
from dateline.pipeline.stages import Stages
from dateline.publish.output import File, Place, Written, check_place, locked, publish, survey

if TYPE_CHECKING:
    from dateline.config import Config
    from dateline.content.records import Content
    from dateline.publish.batches import Pool
    from dateline.publish.cache.pieces import Pieces
    from dateline.publish.making import Press, Progress
    from dateline.publish.output import Work
    from dateline.publish.pages import Plan

__all__ = ["ENGINE", "Means", "Order", "Report", "Stages", "build", "check", "folders", "prepared"]


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did, and how long each of its stages took."""

    events: int
    written: Written
    seconds: float
    stages: Stages


def _tell(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


@dataclass(frozen=True, slots=True)
class Means:
    """How a site is built, which never changes what comes out: whether what was made before is used, what
    makes an Executor for many pages, and who is told how far it is, and of a cache that is not used."""

    cached: bool = True
    pool: Pool | None = None
    progress: Progress = lambda *_: None
    say: Say = _tell


def build(order: Order, output: Path, means: Means = Means(), *, force: bool = False) -> Report:
    """Builds the site into `output`. `force` leaves files there that are not ours.

    Raises SiteError (content, settings or templates), UsageError (the output) or MachineError; the
    site that was there is then whole and unchanged.
    """
    start, stages = perf_counter(), Stages()
    check_place(output, order.root)
    with locked(order.root) as work:
        with stages("looking"):
            place = survey(output, work, force=force)
            memory = Memory(order, place, work, means.say) if means.cached else None
            memory = memory if memory and memory.is_certain else None
            told = memory.unchanged() if memory else None
        events, written = told or _made(_Run(order, place, work, means, stages), memory)
    return Report(events, written, perf_counter() - start, stages)


@dataclass(frozen=True, slots=True)
class _Run:
    """A build that goes all the way."""

    order: Order
    place: Place
    work: Work
    means: Means
    stages: Stages


def _made(run: _Run, memory: Memory | None) -> tuple[int, Written]:
    stages = run.stages
    with stages("libraries"):
        from dateline.publish.making import Press
    with stages("settings"):
        config = run.order.config()
    mapped = memory.mapped if memory else map
    site = prepared(config, drafts=run.order.drafts, stages=stages, mapped=mapped)
    with stages("cache"):
        pieces = memory.pieces(site) if memory else None
        codes = memory.codes(site) if memory else None
    with stages("output"):
        written = publish(_files(run, Press(site, codes), pieces), run.place, run.work)
    events = len(site.presenter.story.events)
    if memory and pieces:
        with stages("cache"):
            memory.keep(pieces, events, written)
    return events, written


def _files(run: _Run, press: Press, pieces: Pieces | None) -> Iterator[File]:
    """Every file of the site; what was made before from the same is not made again."""
    from dateline.publish.making import assets, lists
    from dateline.publish.piece import anew

    site, stages = press.site, run.stages
    yield from (File.of(path, data) for path, data in assets(site))
    missing: list[int] = []
    yield from stages.of("known", _known(run, press, pieces, missing))
    yield from stages.of("pages", _made_now(run, press, pieces, missing))
    keep = pieces.text if pieces else anew
    yield from (File.of(path, data) for path, data in stages.of("lists", lists(site, press, keep)))


def _known(run: _Run, press: Press, pieces: Pieces | None, missing: list[int]) -> Iterator[File]:
    """The pages that stand in the output as they would be made now. The numbers of all other pages, and of
    pieces of lists, are added to `missing`."""
    from dateline.publish.urls import file_of

    plans = press.site.plans
    for number, plan in enumerate(plans):
        path = file_of(plan.address)
        stands = path in run.place.standing.files
        known = pieces.known(plan.address, plan) if pieces and stands else None
        if known:
            yield File(path, known.digest, partial(_page, press, plan))
        else:
            missing.append(number)
    if pieces:
        rest = enumerate(press.pieces, len(plans))
        missing += [number for number, piece in rest if not pieces.known(piece.name, piece.make)]


def _made_now(run: _Run, press: Press, pieces: Pieces | None, missing: Sequence[int]) -> Iterator[File]:
    from dateline.publish.batches import made
    from dateline.publish.urls import file_of

    plans = press.site.plans
    done = len(plans) - bisect_left(missing, len(plans))
    for one in made(press, missing, run.order, run.means.pool):
        if one.number < len(plans):
            plan = plans[one.number]
            file = File.of(file_of(plan.address), one.data)
            if pieces:
                pieces.keep(plan.address, plan, one.facts, file.digest)
            yield file
            done += 1
            run.means.progress(done, len(plans))
        elif pieces:
            pieces.put(press.pieces[one.number - len(plans)], one.facts, one.data)


def _page(press: Press, plan: Plan) -> bytes:
    """For a file that someone changed by hand."""
    return press.page(plan)[0]


def check(config: Config, *, drafts: bool = False, today: datetime.date | None = None) -> Content:
    """The content without a problem, or SiteError with all of them. Only templates are not tried.

    With `drafts`, both ways are checked: what is published may not lead to a draft. With `today`, no
    correction may be later; a build never asks for the day, so that it always gives the same site.
    """
    content = prepared(config, drafts=drafts, today=today).presenter.content
    if any(event.draft for event in content.events.values()):
        prepared(config, drafts=False)
    return content
