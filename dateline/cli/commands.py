"""The commands: from parsed options to an exit code, and a last line in words.

What each needs is imported when it runs, so that --help and a wrong option answer at once.
"""

from __future__ import annotations

import contextlib
import sys
from argparse import Namespace
from pathlib import Path
from typing import Final

from dateline.cli.progress import Progress
from dateline.problems import UsageError

OK: Final = 0


def build(options: Namespace) -> int:
    """Builds the site."""
    from dateline import config, pipeline

    settings = config.load(_site(options))
    if options.base_url is not None:
        settings = settings.at(options.base_url)
    place = options.output or settings.root / "_site"
    with Progress(sys.stderr) as progress:
        report = pipeline.build(settings, place, drafts=options.drafts, progress=progress)
    done = f"{counted(report.events, 'event')}, {counted(report.pages, 'page')}"
    print(f"{done}, {report.seconds:.2f} seconds. Look at {_shown(place / 'index.html')}")
    return OK


def check(options: Namespace) -> int:
    """Checks the content, drafts too."""
    from dateline import config, pipeline

    content = pipeline.check(config.load(_site(options)), drafts=True)
    events, sources = counted(len(content.events), "event"), counted(len(content.sources), "source")
    print(f"No problem in {events} and {sources}.")
    return OK


def serve(options: Namespace) -> int:
    """Shows the site until Ctrl-C."""
    from dateline.editing.serving import serve

    with contextlib.suppress(KeyboardInterrupt):  # the way to end it
        serve(_site(options), options.port, drafts=options.drafts)
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


def counted(number: int, word: str) -> str:
    """`1 event`, `1,204 events`."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"
