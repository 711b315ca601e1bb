"""The whole way from `content/` to the finished site."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from dateline.pipeline.order import ENGINE, Order, folders, laid_out, loaded, prepared, untranslated
from dateline.pipeline.remembered import Memory
from dateline.pipeline.stages import Stages
from dateline.problems import both
from dateline.publish.output import Place, Say, Written, check_place, locked, publish, survey, to_stderr

if TYPE_CHECKING:
    from dateline.config import Config
    from dateline.content.records import Content
    from dateline.pipeline.held import Held
    from dateline.publish.making import Press, Progress
    from dateline.publish.output import Work
    from dateline.publish.pools import Pool
    from dateline.publish.rendering.compiling import Codes

__all__ = [
    "ENGINE",
    "Means",
    "Order",
    "Report",
    "Stages",
    "build",
    "check",
    "folders",
    "loaded",
    "prepared",
    "untranslated",
]


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did, and how long each of its stages took."""

    events: int
    written: Written
    seconds: float
    stages: Stages


@dataclass(frozen=True, slots=True)
class Means:
    """How a site is built, which never changes what comes out: whether what was made before is used, what
    makes an Executor for many pages, who is told how far it is, and what it has to make do with. `held`: what
    this process holds between two builds; `shown` is called when the site stands, before what was made is put
    away for the next build."""

    cached: bool = True
    pool: Pool | None = None
    progress: Progress = lambda *_: None
    say: Say = to_stderr
    held: Held | None = None
    shown: Callable[[], None] = lambda: None


def build(order: Order, output: Path, means: Means = Means(), *, force: bool = False) -> Report:
    """Builds the site into `output`. `force` leaves files there that are not ours.

    Raises SiteError (content, settings or templates), UsageError (the output) or MachineError; the
    site that was there is then whole and unchanged.
    """
    start, stages = perf_counter(), Stages()
    check_place(output, order.root)
    with locked(order.root, say=means.say) as work:
        with stages("looking"):
            place = survey(output, work, force=force, prefix=order.prefix)
            memory = Memory(order, place, work, means.say, means.held) if means.cached else None
            memory = memory if memory and memory.is_certain else None
            told = memory.unchanged() if memory else None
        if told:
            means.shown()
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
        from dateline.pipeline.making import Making
        from dateline.publish.making import Press
    with stages("settings"):
        config = run.order.config()
    if not run.means.held and (message := untranslated(config)):
        run.means.say(message)
    with stages("content"):
        mapped = partial(memory.mapped, pool=run.means.pool) if memory else map
        content = loaded(config, drafts=run.order.drafts, mapped=mapped)

    def press_of(content: Content, codes: Codes | None = None) -> Press:
        return Press(laid_out(config, content, stages), codes)

    with stages("cache"):
        press = memory.press(content, press_of) if memory else press_of(content)
        pieces = memory.pieces(press.site) if memory else None
    with stages("output"):
        making = Making(run.order, run.place, press, pieces, run.means.pool, run.means.progress, stages)
        written = publish(making.files(), run.place, run.work, run.means.shown)
    events = len(content.events)
    if memory and pieces:
        with stages("cache"):
            memory.keep(pieces, events, written)
    return events, written


def check(config: Config, *, drafts: bool = False, today: datetime.date | None = None) -> Content:
    """The content without a problem, or SiteError with all of them. Only making pages is not tried.

    With `drafts`, both ways are checked: what is published may not lead to a draft. With `today`,
    nothing may have been done later; a build never asks for the day, so that it always gives the same site.
    """
    content = loaded(config, drafts=drafts, today=today)
    published = content.published()
    if len(published.events) == len(content.events):
        laid_out(config, content)
    else:
        both(partial(laid_out, config, content), partial(laid_out, config, published))
    return content
