"""Which site is wanted, and the way from its files to pages that only have to be made."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dateline.pipeline.stages import Stages
from dateline.problems import MachineError, Problem, SiteError

if TYPE_CHECKING:
    from dateline.config import Config
    from dateline.content.loading import Mapped
    from dateline.content.records import Content
    from dateline.publish.making import Prepared

ENGINE: Final = Path(__file__).resolve().parents[2]
OTHER: Final = "other-"


@dataclass(frozen=True, slots=True)
class Order:
    """A site: its folder, the address that it is built for (None: the one in its settings), and whether its
    drafts are published. Called, it prepares that site, in whatever process."""

    root: Path
    base_url: str | None = None
    drafts: bool = False

    def __call__(self) -> Prepared:  # noqa: D102 (the class says it)
        return prepared(self.config(), drafts=self.drafts)

    @property
    def prefix(self) -> str:
        """What the names of files of the workshop begin with that hold for this order alone. The site as it
        is published has them without, so that `serve`, at another address and with drafts, does not take
        them away."""
        if self.base_url is None and not self.drafts:
            return ""
        told = f"{self.base_url} {self.drafts}".encode("utf-8", "surrogateescape")
        return f"{OTHER}{sha256(told).hexdigest()[:8]}-"

    def config(self) -> Config:
        """The settings. Raises SiteError, UsageError or MachineError."""
        from dateline import config  # late: where nothing changed, no settings are read

        found = config.load(self.root)
        return found if self.base_url is None else found.at(self.base_url)


def prepared(config: Config, *, drafts: bool = False, today: datetime.date | None = None) -> Prepared:
    """The site, checked, of which every page can be made. Raises SiteError or MachineError."""
    content = loaded(config, drafts=drafts, today=today)
    return laid_out(config, content)


def loaded(
    config: Config, *, drafts: bool = False, today: datetime.date | None = None, mapped: Mapped = map
) -> Content:
    """What is in its files, checked; `mapped` reads them. Raises MachineError, or SiteError: also with what
    is wrong around the content then."""
    from dateline.content.loading import load

    static = folders(config.root, "static")
    try:
        return load(config, static, drafts=drafts, today=today, mapped=mapped)
    except SiteError as error:
        raise SiteError([*error.problems, *_around(config)]) from None


def _around(config: Config) -> tuple[Problem, ...]:
    from dateline.publish.making import surroundings

    try:
        surroundings(config, folders(config.root, "templates"), folders(config.root, "static"))
    except SiteError as error:
        return error.problems
    except MachineError:  # told when the content is mended
        pass
    return ()


def laid_out(config: Config, content: Content, stages: Stages | None = None) -> Prepared:
    """The site of this content. Raises SiteError."""
    from dateline.publish.making import prepare
    from dateline.story.telling import tell

    stage = stages or Stages()
    with stage("story"):
        story = tell(config, content)
    with stage("plans"):
        return prepare(story, folders(config.root, "templates"), folders(config.root, "static"))


def untranslated(config: Config) -> str:
    """What to say where nobody wrote the words of the pages in the site's language; else nothing."""
    from dateline.publish import making

    return making.untranslated(config, folders(config.root, "templates"))


def folders(root: Path, name: str) -> tuple[Path, ...]:
    """The site's own `templates/` or `static/`, then the engine's: the first that has a file gives it."""
    own = (root / name, ENGINE / name)
    return tuple(dict.fromkeys(folder.resolve() for folder in own if folder.is_dir()))
