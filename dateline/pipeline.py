"""The whole way from `content/` to the finished site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Final

from dateline.config import Config
from dateline.content.loading import load
from dateline.content.records import Content
from dateline.publish.making import Progress, files, language
from dateline.publish.output import Written, check_place, publish
from dateline.publish.presenting import Presenter
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
    content = check(config, drafts=drafts)
    templates, static = folders(config, "templates"), folders(config, "static")
    presenter = Presenter(tell(config, content), language(config, templates))
    written = publish(files(presenter, templates, static, progress), output, config.root)
    return Report(len(content.events), written.pages, written, perf_counter() - start)


def check(config: Config, *, drafts: bool = False) -> Content:
    """The content without a problem, or SiteError with all of them."""
    return load(config, folders(config, "static"), drafts=drafts)


def folders(config: Config, name: str) -> tuple[Path, ...]:
    """The site's own `templates/` or `static/`, then the engine's: the first that has a file gives it."""
    own = (config.root / name, ENGINE / name)
    return tuple(dict.fromkeys(folder.resolve() for folder in own if folder.is_dir()))
