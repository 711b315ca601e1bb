"""Every file of the site, made one after the other: the address decides the name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline import __version__
from dateline.config import Config, Repository
from dateline.problems import Problem, SiteError
from dateline.publish import calendars, exports, feeds, finding, sitemap, urls
from dateline.publish.assets import Assets, collect
from dateline.publish.citing.entries import event_bib, whole_bib
from dateline.publish.language import CatalogueError, Language
from dateline.publish.linked_data import described
from dateline.publish.linking import check_links
from dateline.publish.pages import Plan, changed, menu, plans, ways
from dateline.publish.pages.plan import latest
from dateline.publish.presenting import Presenter, ToLink
from dateline.publish.rendering import Renderer, TemplateUseError
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
    """The site's language with its catalogues: the engine's first, the site's own over them."""
    tag = config.settings.language
    names = dict.fromkeys((tag.split("-")[0], tag))
    found = [folder / "messages" / f"{name}.po" for folder in reversed(templates) for name in names]
    try:
        return Language(tag, tuple(file for file in found if file.is_file()))
    except CatalogueError as error:
        hint = "Mend the message in that line; pybabel compile tells the same."
        path = f"templates/messages/{error.path.name}"
        raise SiteError([Problem(path, error.line, 1, error.reason, hint)]) from None
    except ValueError as error:
        hint = 'Write a tag such as "en-GB", "de" or "ar".'
        raise config.problem("language", str(error), hint) from None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A site that only has to be written out: its pages are known, and its links lead somewhere."""

    presenter: Presenter
    assets: Assets
    plans: tuple[Plan, ...]
    templates: tuple[Path, ...]


def prepare(story: Story, templates: tuple[Path, ...], static: Sequence[Path]) -> Prepared:
    """Raises SiteError for an unknown language and for each link of a text that leads to no page."""
    presenter = Presenter(story, language(story.config, templates))
    assets = collect(static)
    made = tuple(described(presenter, plans(presenter)))
    addresses = {*urls.LISTS, *(plan.address for plan in made), *map(urls.static, assets.files)}
    addresses.update(urls.cite(event.id) for event in story.events)
    check_links(story.content, story.config.root, addresses)
    return Prepared(presenter, assets, made, templates)


def files(site: Prepared, progress: Progress) -> Iterator[tuple[str, bytes]]:
    """Path in the output and bytes of each file. Raises SiteError for a template that is wrong."""
    presenter, made = site.presenter, site.plans
    for path, data in site.assets.files.items():
        yield urls.file_of(urls.static(path)), data
    renderer = Renderer(site.templates, presenter.language, _shared(presenter))
    frame = _Frame(presenter.story.config, frozenset(one.address for one in menu(presenter)), site.assets)
    for number, plan in enumerate(made, 1):
        link = frame.linker(plan.address)
        values = {**frame.around(plan, link), **plan.values(link)}
        yield urls.file_of(plan.address), renderer.render(plan.template, values).encode()
        progress(number, len(made))
    yield from _lists(presenter, made, renderer, frame)
    yield from _citations(presenter)
    for path, text in finding.files(presenter, renderer, site.assets.hashes):
        yield urls.file_of(urls.FIND + path), text.encode()


@dataclass(frozen=True, slots=True)
class _Frame:
    """What stands around every page."""

    config: Config
    ways_in: frozenset[str]  # the addresses of the menu
    assets: Assets

    def linker(self, here: str) -> ToLink:
        """How the page at `here` writes links: relative, but absolute on 404.html, served at any depth."""
        return urls.rooted(self.config.base_url) if here == urls.NOT_FOUND else urls.way(here)

    def around(self, plan: Plan, link: ToLink) -> Mapping[str, Any]:
        """The values that every template is given."""

        def asset(path: str) -> str:
            if path not in self.assets.hashes:
                raise TemplateUseError(f"there is no static/{path}")
            return f"{link(urls.static(path))}?v={self.assets.hashes[path]}"

        return {
            "page": plan.head(self.config.base_url),
            "here": plan.address if plan.address in self.ways_in else "",
            "url": link,
            "asset": asset,
        }


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


def _lists(
    presenter: Presenter, made: Sequence[Plan], renderer: Renderer, frame: _Frame
) -> Iterator[tuple[str, bytes]]:
    base_url = presenter.story.config.base_url
    feed = feeds.feed(presenter)
    atom = renderer.render("feed.xml", {"feed": feed, "url": frame.linker(urls.ATOM)})
    dated = ((plan.address, plan.changed) for plan in made if plan.changed)
    texts = {
        urls.ATOM: atom,
        urls.JSON_FEED: feeds.json_feed(presenter, feed),
        urls.TABLE: exports.timeline_csv(presenter),
        urls.SITEMAP: sitemap.sitemap(dated, base_url),
        urls.ROBOTS: sitemap.robots(base_url),
        "/.nojekyll": "",
    }
    for address, text in texts.items():
        yield urls.file_of(address), text.encode()
    yield urls.file_of(urls.DATA), exports.timeline_json(presenter)
    yield urls.file_of(urls.CALENDAR), calendars.calendar(presenter)


def _citations(presenter: Presenter) -> Iterator[tuple[str, bytes]]:
    days = {event.id: changed(presenter, event) for event in presenter.story.events}
    for event in presenter.story.events:
        yield urls.file_of(urls.cite(event.id)), event_bib(presenter, event, days[event.id]).encode()
    yield urls.file_of(urls.CITATIONS), whole_bib(presenter, days, latest(presenter)).encode()
