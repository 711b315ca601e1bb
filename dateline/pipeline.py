"""The whole way from `content/` to the finished site."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Final

from dateline.config import Config
from dateline.content.loading import load
from dateline.content.records import Content
from dateline.publish.making import Prepared, Progress, files, prepare
from dateline.publish.output import Written, check_place, publish
from dateline.story.telling import tell

ENGINE: Final = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did."""

    events: int
    pages: int
    written: Written
    seconds: float


def build(
    config: Config, output: Path, *, drafts: bool = False, progress: Progress = lambda *_: None
) -> Report:
    """Builds the site into `output`.

    Raises SiteError (content, settings or templates), UsageError (the output) or MachineError; the
    site that was there is then whole and unchanged.
    """
    start = perf_counter()
    check_place(output, config.root)
    site = prepared(config, drafts=drafts)
    written = publish(files(site, progress), output, config.root)
    return Report(len(site.presenter.story.events), written.pages, written, perf_counter() - start)


def check(config: Config, *, drafts: bool = False, today: datetime.date | None = None) -> Content:
    """The content without a problem, or SiteError with all of them. Only templates are not tried.

    With `drafts`, both ways are checked: what is published may not lead to a draft. With `today`, no
    correction may be later; a build never asks for the day, so that it always gives the same site.
    """
    content = prepared(config, drafts=drafts, today=today).presenter.content
    if any(event.draft for event in content.events.values()):
        prepared(config, drafts=False)
    return content


def prepared(config: Config, *, drafts: bool = False, today: datetime.date | None = None) -> Prepared:
    """The site, checked, of which every page can be made. Raises SiteError or MachineError."""
    static = folders(config, "static")
    content = load(config, static, drafts=drafts, today=today)
    return prepare(tell(config, content), folders(config, "templates"), static)


def folders(config: Config, name: str) -> tuple[Path, ...]:
    """The site's own `templates/` or `static/`, then the engine's: the first that has a file gives it."""
    own = (config.root / name, ENGINE / name)
    return tuple(dict.fromkeys(folder.resolve() for folder in own if folder.is_dir()))
