"""Dateline with only the pages that its peers make: python -m bench.building.least SITE OUTPUT."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from dateline.cli import workers
from dateline.pipeline import Order
from dateline.publish import feeds, sitemap, urls
from dateline.publish.batches import made
from dateline.publish.making import Prepared, Press
from dateline.publish.output import File, check_place, locked, publish, survey

_FOLDERS: Final = ("/events/", urls.YEARS, urls.TAGS)
_STYLES: Final = "css/"


@dataclass(frozen=True, slots=True)
class Least:
    """A site of which only those pages are planned. Called, it prepares that site, in whatever process."""

    order: Order

    def __call__(self) -> Prepared:  # noqa: D102 (the class says it)
        whole = self.order()
        return replace(whole, plans=tuple(plan for plan in whole.plans if _is_wanted(plan.address)))


def main(site: Path, output: Path) -> None:
    """Builds the front page, events, years, tags, the feed and the sitemap; all content is checked."""
    workers.spare()
    least = Least(Order(site))
    check_place(output, site)
    with locked(site) as work:
        publish(_files(least), survey(output, work), work)


def _is_wanted(address: str) -> bool:
    return address == urls.HOME or address.startswith(_FOLDERS)


def _files(least: Least) -> Iterator[File]:
    press = Press(least())
    plans = press.site.plans
    for path, file in press.site.assets.files.items():
        if path.startswith(_STYLES):
            yield file
    for one in made(press, range(len(plans)), least, workers.pool(workers.cores())):
        yield File.of(urls.file_of(plans[one.number].address), one.data)
    values = {"feed": feeds.feed(press.site.presenter), "url": press.frame.linker(urls.ATOM)}
    yield File.of(urls.file_of(urls.ATOM), press.renderer.render("feed.xml", values).encode())
    dated = ((plan.address, plan.changed) for plan in plans if plan.changed)
    base_url = press.site.presenter.story.config.base_url
    yield File.of(urls.file_of(urls.SITEMAP), sitemap.sitemap(dated, base_url).encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
