"""The files that are no pages: feeds, the data, citations, what scripts ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from dateline.publish import calendars, exports, feeds, finding, sitemap, urls
from dateline.publish.citing.entries import event_bib, whole_bib
from dateline.publish.making import Press
from dateline.publish.pages import changed
from dateline.publish.pages.plan import latest
from dateline.publish.piece import Keep
from dateline.publish.presenting import Presenter
from dateline.publish.rendering import Renderer

Files = Iterable[tuple[str, bytes]]
"""Addresses, and what stands there."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """Files that are made together, and what they are made from beside what is noted."""

    name: str
    make: Callable[[Keep], Files]
    made_of: object = ()

    def files(self, keep: Keep) -> Iterator[tuple[str, bytes]]:
        """The path of each file in the output, and its bytes."""
        for address, data in self.make(keep):
            yield urls.file_of(address), data


def bundles(press: Press) -> Iterator[Bundle]:
    """All but the file that tells the version of what scripts ask for."""
    presenter = press.site.presenter
    dated = tuple((plan.address, plan.changed) for plan in press.site.plans if plan.changed)
    yield Bundle("feeds", lambda _: _feeds(press))
    yield Bundle("robots", lambda _: _robots(dated, presenter.story.config.base_url), dated)
    yield Bundle(urls.TABLE, lambda keep: [(urls.TABLE, exports.timeline_csv(presenter, keep))])
    yield Bundle(urls.DATA, lambda keep: [(urls.DATA, exports.timeline_json(presenter, keep))])
    yield Bundle(urls.CALENDAR, lambda keep: [(urls.CALENDAR, calendars.calendar(presenter, keep))])
    yield Bundle("citations", lambda _: _citations(presenter))
    for name, make in finding.FILES.items():
        yield Bundle(f"{urls.FIND}{name}", partial(_found, make, press))


def version(press: Press, digests: Mapping[str, str]) -> tuple[str, bytes]:
    """The file that tells the version of what scripts ask for, and what stands there; `digests`: the SHA-256
    of the files of all bundles, by path."""
    folder = urls.file_of(urls.FIND + finding.MANIFEST).removesuffix(finding.MANIFEST)
    found = {path: digest for path, digest in digests.items() if path.startswith(folder)}
    return folder + finding.MANIFEST, finding.manifest(press.site.presenter, press.site.assets.hashes, found)


def _feeds(press: Press) -> Files:
    presenter = press.site.presenter
    feed = feeds.feed(presenter)
    atom = press.renderer.render("feed.xml", {"feed": feed}, press.frame.linker(urls.ATOM))
    yield urls.ATOM, atom.encode()
    yield urls.JSON_FEED, feeds.json_feed(presenter, feed)


def _robots(dated: Iterable[tuple[str, str]], base_url: str) -> Files:
    yield urls.SITEMAP, sitemap.sitemap(dated, base_url).encode()
    yield urls.ROBOTS, sitemap.robots(base_url).encode()
    yield "/.nojekyll", b""


def _citations(presenter: Presenter) -> Files:
    entries = [event_bib(presenter, event, changed(presenter, event)) for event in presenter.story.events]
    for event, entry in zip(presenter.story.events, entries, strict=True):
        yield urls.cite(event.id), entry.encode()
    yield urls.CITATIONS, whole_bib(presenter, entries, latest(presenter)).encode()


def _found(make: Callable[[Presenter, Renderer, Keep], finding.Files], press: Press, keep: Keep) -> Files:
    for path, data in make(press.site.presenter, press.renderer, keep):
        yield urls.FIND + path, data
