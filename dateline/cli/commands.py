"""The commands: from parsed options to an exit code, and a last line in words.

What each needs is imported when it runs, so that --help and a wrong option answer at once.
"""

from __future__ import annotations

import contextlib
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dateline.cli import telling, workers
from dateline.cli.clock import today
from dateline.cli.profiling import profiled
from dateline.cli.progress import Progress
from dateline.cli.telling import counted
from dateline.problems import Problem, UsageError

if TYPE_CHECKING:
    from dateline.config import Config
    from dateline.content.records import Content
    from dateline.editing.verifying import Report

OK: Final = 0
CONTENT: Final = 1


def build(options: Namespace) -> int:
    """Builds the site."""
    from dateline import pipeline
    from dateline.publish.output import limits

    root = _site(options)
    order = pipeline.Order(root, options.base_url, drafts=options.drafts)
    place = options.output or root / "_site"
    workers.spare()
    with Progress(sys.stderr) as progress, profiled(options.profile):
        jobs = 1 if options.profile else options.jobs or workers.cores()
        means = pipeline.Means(not options.no_cache, workers.pool(jobs), progress)
        report = pipeline.build(order, place, means, force=options.force)
    for message in limits.told(report.written.files, report.written.bytes):
        print(message, file=sys.stderr)
    if options.timings:
        print(telling.timings(report))
    print(f"{telling.done(report)}. Look at {_shown(place / 'index.html')}")
    return OK


def check(options: Namespace) -> int:
    """Checks the content, drafts too; with --articles the quotations as well. --advice is no check."""
    from dateline import config, pipeline
    from dateline.editing import verifying

    site, day = _site(options), today()
    if options.articles:
        verifying.check_folder(options.articles, site / "static")
    settings = config.load(site)
    content = pipeline.check(settings, drafts=True, today=day)
    if message := pipeline.untranslated(settings):
        print(message, file=sys.stderr)
    report = verifying.verify(settings, content, options.articles) if options.articles else None
    wrong = report.problems if report else ()
    if not wrong:
        events, sources = counted(len(content.events), "event"), counted(len(content.sources), "source")
        print(f"No problem in {events} and {sources}.")
    if options.advice:
        _advise(settings, content)
    if wrong:
        sys.stdout.flush()
        tell_problems(wrong)
    if report:
        print(_compared(report))
    return CONTENT if wrong else OK


def _advise(settings: Config, content: Content) -> None:
    """Prints each kind of advice with its places, and how many there are of each."""
    from dateline.editing.advice import advice
    from dateline.story.telling import tell

    told = [one for one in advice(tell(settings, content)) if one.places]
    for one in told:
        print(f"{one.many[0].upper()}{one.many[1:]}. {one.remedy}")
        print(*(f"  {place}" for place in one.places), sep="\n")
    counts = (f"{len(one.places):,} {one.one if len(one.places) == 1 else one.many}" for one in told)
    print(f"Advice, no error: {'; '.join(counts)}." if told else "No advice.")


def _compared(report: Report) -> str:
    from dateline.editing.verifying.texts import some

    quotations, texts = counted(report.compared, "quotation"), counted(report.texts, "text")
    verb = "has" if report.without == 1 else "have"
    rest = f"; {report.without:,} {verb} no text here" if report.without else ""
    strange = f"\nNo source is called like {some(report.strange)}." if report.strange else ""
    return f"{quotations} compared with {texts}{rest}.{strange}"


def serve(options: Namespace) -> int:
    """Shows the site until Ctrl-C."""
    from dateline.editing.serving import serve

    workers.spare()
    with contextlib.suppress(KeyboardInterrupt):  # the way to end it
        serve(_site(options), options.port, drafts=options.drafts, pool=workers.pool(workers.cores()))
    return OK


def new(options: Namespace) -> int:
    """Begins the file of an event."""
    from dateline import config
    from dateline.editing.scaffolding import new_event

    file = new_event(
        config.load(_site(options)),
        options.title,
        options.date,
        thread=options.thread,
        sources=tuple(options.source),
        name=options.id,
    )
    sources = "" if options.source else "name its sources, "
    print(f"Wrote {_shown(file)}.\nNext: {sources}write below the second --- what happened, and check.")
    return OK


def _site(options: Namespace) -> Path:
    folder: Path = options.site
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}: name a site's folder with --site")
    return folder.resolve()


def _shown(file: Path) -> str:
    """As seen from where the command was given."""
    whole, here = file.absolute(), Path.cwd()
    return str(whole.relative_to(here) if whole.is_relative_to(here) else whole)


def tell_problems(problems: Sequence[Problem]) -> None:
    """Each problem, and how many there are, on stderr."""
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{counted(len(problems), 'problem')}. Nothing was written.", file=sys.stderr)
