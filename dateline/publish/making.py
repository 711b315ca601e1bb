"""The site before anything of it is made, and the press that makes its pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from dateline import __version__
from dateline.config import Config, Repository
from dateline.content.records import Content
from dateline.problems import MachineError, Problem, SiteError, both
from dateline.publish import calendars, exports, finding, urls
from dateline.publish.assets import Assets, collect
from dateline.publish.language import CatalogueError, Language
from dateline.publish.linked_data import described
from dateline.publish.linking import link_problems
from dateline.publish.pages import Plan, menu, plans, ways
from dateline.publish.piece import Piece
from dateline.publish.presenting import Presenter
from dateline.publish.rendering import Renderer, TemplateUseError, own
from dateline.publish.rendering.compiling import Codes
from dateline.publish.templates import MESSAGES, catalogue_problems, digests, names_of
from dateline.publish.traces import Fact, Noted, NotedRow, noted_parts
from dateline.publish.views import ThreadView
from dateline.story.telling import Story

Progress = Callable[[int, int], None]  # pages made so far, pages in all


@dataclass(frozen=True, slots=True)
class SiteView:
    """What templates know of the site as a whole, as `site`."""

    title: str
    short_title: str
    tagline: str
    description: str
    author: str
    licence: str
    contact: str  # https: or mailto:, or empty
    language: str
    repository: Repository | None
    threads: tuple[ThreadView, ...]


def language(config: Config, templates: Sequence[Path]) -> Language:
    """The site's language with its catalogues: the engine's first, the site's own over them.

    Raises SiteError for an unknown language and for what is wrong in a catalogue, MachineError for one that
    cannot be read.
    """
    try:
        return Language(config.settings.language, _catalogues(config, templates))
    except OSError as error:
        path = f"templates/{MESSAGES}/{Path(error.filename).name}"
        raise MachineError(f"{path} cannot be read: {error.strerror}") from error
    except CatalogueError as error:
        hint = "Mend what stands there: a catalogue is a .po file of GNU gettext, in UTF-8."
        paths = ((f"templates/{MESSAGES}/{fault.path.name}", fault) for fault in error.faults)
        problems = [Problem(path, fault.line, 1, fault.reason, hint) for path, fault in paths]
        raise SiteError(problems) from None
    except ValueError as error:
        hint = 'Write a tag such as "en-GB", "de" or "ar".'
        raise config.problem("language", f"language: {error}", hint) from None


def untranslated(config: Config, templates: Sequence[Path]) -> str:
    """What to say where no catalogue has the words of the site's language; else nothing."""
    general = names_of(config.settings.language)[0]
    if general == "en" or _catalogues(config, templates):
        return ""
    return (
        f"The words of the pages are English: there is no templates/{MESSAGES}/{general}.po. "
        "docs/your-own-look.md tells how to write it."
    )


def _catalogues(config: Config, templates: Sequence[Path]) -> tuple[Path, ...]:
    names = names_of(config.settings.language)
    found = (folder / MESSAGES / f"{name}.po" for folder in reversed(templates) for name in names)
    return tuple(file for file in found if file.is_file())


@dataclass(frozen=True, slots=True)
class Prepared:
    """A site that only has to be written out: its pages are known, and its links lead somewhere. `planned`:
    what was read to know them; `addresses`: all that a link may lead to; `digests`: of the templates."""

    presenter: Presenter
    assets: Assets
    plans: tuple[Plan, ...]
    planned: frozenset[Fact]
    templates: tuple[Path, ...]
    digests: Noted[str, str]
    addresses: frozenset[str]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What can be made by itself of the lists."""
        made = (exports.pieces, calendars.pieces, finding.pieces)
        return tuple(piece for pieces in made for piece in pieces(self.presenter))

    @property
    def parts(self) -> Mapping[str, Noted[Any, Any] | NotedRow[Any]]:
        """What facts are about, by their names."""
        presenter = self.presenter
        numbers = presenter.ground.numbers if presenter.ground else ()
        return noted_parts(
            presenter.story,
            presenter.content,
            presenter.layout,
            presenter.related,
            numbers,
            self.assets.hashes,
            self.digests,
        )

    def check(self, content: Content) -> None:
        """Raises SiteError for each link of a text in `content`, or of one of the site's own templates, that
        leads to no page of this site."""
        root = self.presenter.story.config.root
        found = (
            *link_problems(content, root, self.addresses),
            *own.link_problems(self.templates, self.addresses),
        )
        if found:
            raise SiteError(found)

    @property
    def frame(self) -> tuple[object, ...]:
        """What is the same for every piece, beside the engine, the words and the settings."""
        presenter = self.presenter
        ground = presenter.ground and replace(presenter.ground, numbers={})
        return (presenter.bodies, presenter.layout.long, ground, menu(presenter), ways(presenter))


def surroundings(
    config: Config, templates: Sequence[Path], static: Sequence[Path]
) -> tuple[Language, Assets]:
    """What stands around the content. Raises SiteError for all that is wrong in it."""
    needed = partial(both, partial(language, config, templates), partial(collect, static))
    given, _ = both(needed, partial(_check_own, config, templates))
    return given


def _check_own(config: Config, templates: Sequence[Path]) -> None:
    """Raises SiteError for what is wrong with the site's own templates and catalogues as files."""
    try:
        found = (*own.template_problems(templates), *catalogue_problems(templates, config.settings.language))
    except OSError as error:
        raise MachineError(f"templates cannot be read: {error.strerror}") from error
    if found:
        raise SiteError(found)


def prepare(story: Story, templates: tuple[Path, ...], static: Sequence[Path]) -> Prepared:
    """Raises SiteError for what is wrong in the surroundings, else for each link that leads to no page."""
    words, files = surroundings(story.config, templates, static)
    presenter = Presenter(story, words)
    assets = replace(files, hashes=Noted("assets", files.hashes, presenter.reads))
    with presenter.reads.taken() as planned:
        made = tuple(described(presenter, plans(presenter)))
    addresses = {*urls.LISTS, *(plan.address for plan in made), *map(urls.static, assets.files)}
    addresses.update(urls.cite(event.id) for event in story.events)
    found = Noted("templates", digests(templates), presenter.reads)
    site = Prepared(presenter, assets, made, frozenset(planned), templates, found, frozenset(addresses))
    site.check(story.content)
    return site


class Press:
    """Makes the pages of a site, one after the other. Keeps what several have in common."""

    def __init__(self, site: Prepared, codes: Codes | None = None) -> None:
        presenter = site.presenter
        ways_in = frozenset(one.address for one in menu(presenter))
        self.site = site
        self.pieces = site.pieces
        self.frame = Frame(presenter.story.config, ways_in, site.assets)
        shared = _shared(presenter)
        self.renderer = Renderer(
            site.templates,
            presenter.language,
            shared,
            self.frame.along,
            reads=presenter.reads,
            digests=site.digests,
            codes=codes,
        )

    def piece(self, piece: Piece) -> tuple[bytes, frozenset[Fact]]:
        """A piece of a list, and what was read for it."""
        with self.site.presenter.reads.taken() as facts:
            data = piece.make()
        return data, frozenset(facts)

    def page(self, plan: Plan) -> tuple[bytes, frozenset[Fact]]:
        """A page, and what was read for it. Raises SiteError for a template that is wrong."""
        with self.site.presenter.reads.taken() as facts:
            link = self.frame.linker(plan.address)
            values = {**self.frame.around(plan), **plan.values(link)}
            data = self.renderer.render(plan.template, values, link).encode()
        return data, frozenset(facts)


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page."""

    config: Config
    ways_in: frozenset[str]  # the addresses of the menu
    assets: Assets

    def linker(self, here: str) -> urls.Way:
        """How the page at `here` writes links: relative, but absolute on 404.html, served at any depth."""
        return urls.rooted(self.config.base_url) if here == urls.NOT_FOUND else urls.way(here)

    def around(self, plan: Plan) -> Mapping[str, Any]:
        """The values that the template of every page is given."""
        here = plan.address if plan.address in self.ways_in else ""
        return {"page": plan.head(self.config.base_url), "here": here}

    def along(self, way: urls.Way) -> Mapping[str, Any]:
        """What templates have on every page that links in this way."""

        def asset(path: str) -> str:
            if path not in self.assets.hashes:
                raise TemplateUseError(f"there is no static/{path}")
            return f"{way(urls.static(path))}?v={self.assets.hashes[path]}"

        return {"url": way, "asset": asset}


def _shared(presenter: Presenter) -> Mapping[str, Any]:
    settings = presenter.story.config.settings
    return {
        "site": SiteView(
            title=settings.title,
            short_title=settings.short_title or settings.title,
            tagline=settings.tagline,
            description=settings.description,
            author=settings.author,
            licence=settings.licence,
            contact=settings.contact or "",
            language=settings.language,
            repository=settings.repository,
            threads=tuple(presenter.thread(one.id) for one in settings.threads),
        ),
        "menu": menu(presenter),
        "ways": ways(presenter),
        "lang": settings.language,
        "direction": presenter.language.direction,
        "number": presenter.language.number,
        "join": presenter.language.join,
        "generator": f"Dateline {__version__}",
    }
