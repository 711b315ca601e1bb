"""No dead links: the whole site, walked from its front page, at a domain and under `/repo/`."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit
from urllib.request import urlopen
from xml.etree import ElementTree

import pytest
from icalendar import Calendar

from tests.built import SITES, build_site, copy_site, html_of, is_for_search, pages_of
from tests.links import Linked, read_links
from tests.tools.serving import serve_folder


@dataclass
class Crawl:
    """A walk over everything that can be reached from the front page."""

    root: str
    pages: dict[str, Linked] = field(default_factory=dict)  # by address
    others: dict[str, int] = field(default_factory=dict)  # status by address
    dead: list[str] = field(default_factory=list)

    def walk(self) -> None:
        waiting = [(self.root, "")]
        while waiting:
            address, origin = waiting.pop()
            if address in self.pages or address in self.others:
                continue
            status, kind, text = fetch(address)
            if status != 200:
                self.dead.append(f"{origin} -> {address}: {status}")
            if kind.startswith("text/html") and status == 200:
                self.pages[address] = read_links(text)
                waiting += [(link, address) for link in self.links_of(address)]
            else:
                self.others[address] = status

    def links_of(self, address: str) -> Iterator[str]:
        """Whole addresses in this site that the page links to."""
        for link in self.pages[address].links:
            whole = urldefrag(urljoin(address, link)).url
            if urlsplit(whole)[:2] == urlsplit(self.root)[:2]:
                yield whole

    def dead_fragments(self) -> list[str]:
        found = []
        for address, linked in self.pages.items():
            for link in linked.links:
                whole, fragment = urldefrag(urljoin(address, link))
                if fragment and whole in self.pages and fragment not in self.pages[whole].ids:
                    found.append(f"{address} -> {link}")
        return found


def fetch(address: str) -> tuple[int, str, str]:
    try:
        with urlopen(address) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.headers.get("Content-Type", ""), error.read().decode()


@dataclass(frozen=True)
class Site:
    """A built site: its output, and the address that it was built for."""

    output: Path
    base_url: str

    @cached_property
    def files(self) -> frozenset[str]:
        """Addresses below the root that a host answers."""
        paths = (
            file.relative_to(self.output).as_posix() for file in self.output.rglob("*") if file.is_file()
        )
        return frozenset(path.removesuffix("index.html") for path in paths)

    def has(self, address: str) -> bool:
        """Whether a whole address leads to one of our files."""
        return (
            address.startswith(self.base_url) and unquote(address.removeprefix(self.base_url)) in self.files
        )

    def has_part(self, address: str, fragment: str) -> bool:
        """Whether a page of ours has that id."""
        file = self.output / unquote(address.removeprefix(self.base_url)) / "index.html"
        return fragment in read_links(file.read_text(encoding="utf-8")).ids


@pytest.fixture(
    scope="module", params=[(name, prefix) for name in SITES for prefix in ("/", "/repo/")], ids=str
)
def crawled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Site, Crawl]]:
    name, prefix = request.param
    folder = tmp_path_factory.mktemp("crawl")
    base_url = f"https://example.com{prefix}"
    output = build_site(copy_site(name, folder / "site"), folder / "out", base_url)
    with serve_folder(output, prefix) as address:
        crawl = Crawl(address)
        crawl.walk()
        yield Site(output, base_url), crawl


def test_no_link_is_dead(crawled: tuple[Site, Crawl]) -> None:
    _, crawl = crawled
    assert crawl.dead == []
    assert len(crawl.pages) > 10


def test_no_link_leads_to_a_place_that_is_not_in_the_page(crawled: tuple[Site, Crawl]) -> None:
    assert crawled[1].dead_fragments() == []


def test_no_page_has_an_id_twice(crawled: tuple[Site, Crawl]) -> None:
    twice = {
        address: [name for name in set(page.ids) if page.ids.count(name) > 1]
        for address, page in crawled[1].pages.items()
    }
    assert {address: ids for address, ids in twice.items() if ids} == {}


def test_every_page_can_be_reached(crawled: tuple[Site, Crawl]) -> None:
    site, crawl = crawled
    reached = {below(crawl, address) for address in crawl.pages}
    not_linked = {page for page in pages_of(site.output) if is_alias(site, page)} | {"404.html", "embed/"}
    assert set(pages_of(site.output)) - reached - not_linked == set()
    assert {below(crawl, address) for address in crawl.others} <= site.files


def below(crawl: Crawl, address: str) -> str:
    return unquote(address.removeprefix(crawl.root).partition("?")[0])


def is_alias(site: Site, page: str) -> bool:
    return 'http-equiv="refresh"' in html_of(site.output, page)


def test_alias_pages_lead_to_their_event(crawled: tuple[Site, Crawl]) -> None:
    site, _ = crawled
    for page in pages_of(site.output):
        if is_alias(site, page):
            for link in read_links(html_of(site.output, page)).links:
                target = urldefrag(urljoin(site.base_url + page, link)).url.partition("?")[0]
                assert site.has(target), (page, link)


def test_canonical_addresses_are_the_pages_own(crawled: tuple[Site, Crawl]) -> None:
    site, _ = crawled
    for page in pages_of(site.output):
        for address in read_links(html_of(site.output, page)).canonical:
            assert site.has(address), (page, address)
            own = "" if page == "embed/" else page
            assert is_alias(site, page) or address == site.base_url + quote(own) or "/static/" in address


def test_the_404_page_works_at_any_depth(crawled: tuple[Site, Crawl]) -> None:
    _, crawl = crawled
    deep = f"{crawl.root}no/such/page/at/all/"
    status, kind, text = fetch(deep)
    assert (status, kind) == (404, "text/html; charset=utf-8")
    links = [link for link in read_links(text).links if not link.startswith("#")]
    assert len(links) > 5
    assert {link: fetch(urljoin(deep, link))[0] for link in links if "://" not in link} == {
        link: 200 for link in links if "://" not in link
    }


def test_the_addresses_in_feeds_and_data_lead_somewhere(crawled: tuple[Site, Crawl]) -> None:
    site, _ = crawled
    found = list(addresses_in_lists(site.output))
    assert len(found) > 20
    assert [address for address in found if not site.has(urldefrag(address).url)] == []
    parts = dict.fromkeys(filter(lambda address: urldefrag(address).fragment, found))
    assert [address for address in parts if not site.has_part(*urldefrag(address))] == []


def addresses_in_lists(output: Path) -> Iterator[str]:
    atom = ElementTree.parse(output / "feed.xml").getroot()
    yield from (link.attrib["href"] for link in atom.iter("{http://www.w3.org/2005/Atom}link"))
    feed = json.loads((output / "feed.json").read_bytes())
    yield from (feed["home_page_url"], feed["feed_url"], *(item["url"] for item in feed["items"]))
    sitemap = ElementTree.parse(output / "sitemap.xml").getroot()
    yield from (loc.text or "" for loc in sitemap.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc"))
    yield (output / "robots.txt").read_text().partition("Sitemap: ")[2].strip()
    data = json.loads((output / "timeline.json").read_bytes())
    yield data["site"]["url"]
    yield from (one["url"] for kind in ("events", "actors", "places", "threads") for one in data[kind])
    yield from (one["page"] for one in data["sources"])
    for event in data["events"]:
        yield from (one["url"] for kind in ("differences", "corrections") for one in event[kind])
    with (output / "timeline.csv").open(encoding="utf-8", newline="") as file:
        yield from (row["url"] for row in csv.DictReader(file))
    calendar = Calendar.from_ical((output / "timeline.ics").read_bytes())
    yield from (str(entry["url"]) for entry in calendar.walk("VEVENT"))


def test_links_in_the_texts_of_feeds_are_whole_addresses(crawled: tuple[Site, Crawl]) -> None:
    site, _ = crawled
    texts = [item["content_html"] for item in json.loads((site.output / "feed.json").read_bytes())["items"]]
    links = [link for text in texts for link in read_links(text).links]
    own = [link for link in links if link.startswith(site.base_url)]
    assert [link for link in links if "://" not in link and not link.startswith("mailto:")] == []
    assert [link for link in own if not site.has(urldefrag(link).url)] == []


def test_the_sitemap_has_every_page_once(crawled: tuple[Site, Crawl]) -> None:
    site, _ = crawled
    root = ElementTree.parse(site.output / "sitemap.xml").getroot()
    listed = [loc.text for loc in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    pages = pages_of(site.output)
    wanted = [site.base_url + quote(page) for page in pages if is_for_search(site.output, page)]
    assert sorted(filter(None, listed)) == sorted(wanted)
    assert len(wanted) > len(pages) / 2


def test_the_crawl_can_fail(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<p id="a"><a href="x/">x</a> <a href="y/">y</a> <a href="#b">b</a>')
    (tmp_path / "y").mkdir()
    (tmp_path / "y" / "index.html").write_text('<a href="../#a">back</a>')
    with serve_folder(tmp_path, "/repo/") as address:
        crawl = Crawl(address)
        crawl.walk()
    assert crawl.dead == [f"{address} -> {address}x/: 404"]
    assert crawl.dead_fragments() == [f"{address} -> #b"]
