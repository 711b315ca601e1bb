"""10,000 events in the browser. Only the pages that are looked at are made: all would take a minute."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from bench.stories import write_story
from dateline.publish import urls
from tests.built import prepare_site, write_pages
from tests.tools.drawn import SHIFTS, cut, overlapping, texts
from tests.tools.pages import NewPage, axe, shorten, watch
from tests.tools.serving import serve_folder

MANY: Final = 10_000
FOUND: Final = f"{urls.FIND}find.json"  # the last of what scripts read
BUDGET: Final = 60_000  # bytes of the front page and its style sheet, compressed


@dataclass(frozen=True, slots=True)
class Served:
    """Where it is served, and the pages that there are."""

    address: str
    year: str  # the longest
    event: str  # the last of that year
    before: str  # the one before it
    touching: int  # how many events are known to touch that year
    spot: str  # where it stands in the list
    folder: Path
    addresses: frozenset[str]  # of all pages


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    made = prepare_site(write_story(tmp_path_factory.mktemp("site"), MANY))
    longest = max(made.presenter.layout.periods, key=lambda one: len(one.begun))
    last = longest.begun[-1]
    spot = made.presenter.spot(last)
    year, before = urls.year(longest.year), longest.begun[-2]
    sheets = [sheet.address for sheet in made.presenter.layout.sheets[longest.year]]
    wanted = (urls.HOME, urls.NEWEST, year, *sheets, urls.event(last.id), urls.event(before.id), FOUND)
    folder = write_pages(made, wanted, tmp_path_factory.mktemp("out"))
    with serve_folder(folder) as address:
        yield Served(
            address=address,
            year=year,
            event=last.id,
            before=before.title.plain,
            touching=longest.count,
            spot=spot,
            folder=folder,
            addresses=frozenset(plan.address for plan in made.plans),
        )


@pytest.mark.parametrize(
    ("width", "script"),
    [*((width, True) for width in (320, 390, 768, 1280, 1920)), (320, False), (1280, False)],
)
def test_nothing_overflows_overlaps_or_shifts(
    width: int, script: bool, served: Served, new_page: NewPage
) -> None:
    page = new_page(viewport={"width": width, "height": 900}, java_script_enabled=script)
    for path in ("/", served.year, urls.NEWEST):
        page.goto(served.address.rstrip("/") + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        words = texts(page)
        assert overlapping(words) == [], path
        assert cut(words, width) == [], path
        if script:
            assert page.evaluate(SHIFTS) == 0, path


def test_every_period_leads_to_a_page(served: Served, same_page: NewPage) -> None:
    page = same_page()
    page.goto(served.address)
    periods = page.locator("a.period")
    said = periods.evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    counted = sum(int(words.rpartition(": ")[2].split()[0].replace(",", "")) for words in said)
    assert counted > MANY / 2
    assert page.locator("path").count() < 100  # one of bars a thread, not one a mark
    led = periods.evaluate_all("all => all.map(one => one.getAttribute('href').split('#')[0])")
    assert {f"/{address}" for address in led} <= served.addresses


def test_a_deep_link_shows_its_event_marked_and_in_view(served: Served, same_page: NewPage) -> None:
    page = same_page(viewport={"width": 390, "height": 800})
    page.goto(served.address.rstrip("/") + served.spot)
    box = page.locator(f"li[id='{served.event}']").bounding_box()
    assert box
    assert 0 <= box["y"] < 800
    assert page.locator("li.item:target").get_attribute("id") == served.event


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(scheme: str, served: Served, same_page: NewPage) -> None:
    page = same_page(color_scheme=scheme)
    for path in ("/", urls.event(served.event)):
        page.goto(served.address.rstrip("/") + path)
        shorten(page)
        assert axe(page) == [], path


def test_the_front_page_stays_small(served: Served) -> None:
    sizes = [
        len(gzip.compress(file.read_bytes()))
        for file in (served.folder / "index.html", served.folder / "static/css/dateline.css")
    ]
    assert sum(sizes) <= BUDGET


def test_the_strip_goes_from_bars_to_marks_and_back(served: Served, page: Page) -> None:
    watched = watch(page)
    page.goto(served.address)
    status, period = page.locator("strip-zoom [role=status]"), page.locator(".zoomed .period").first
    page.get_by_role("button", name="Zoom in").click()
    expect(status).to_contain_text("events")
    expect(period).to_be_visible()
    year = served.year.strip("/").rpartition("/")[2]
    page.locator("strip-zoom select").select_option(label=year)
    expect(status).to_contain_text(f"{year}: ")
    for _ in range(3):
        page.get_by_role("button", name="Zoom in").click()
    expect(page.locator(".zoomed .on-strip[href] .name").first).to_be_visible()
    page.get_by_role("button", name="All").click()
    expect(page.locator(".zoomed")).to_be_hidden()
    assert watched.errors == []


def test_a_filter_counts_what_fits_and_the_strip_follows(served: Served, page: Page) -> None:
    year = served.year.strip("/").rpartition("/")[2]
    page.goto(f"{served.address}?from={year}&to={year}")
    status = page.locator("event-filter [role=status]")
    expect(status).to_contain_text(" of 10,000 events")
    # With those that began earlier and of which nobody knows the end.
    assert served.touching <= int(status.inner_text().split()[0]) < 2 * served.touching
    expect(page.locator(".zoomed")).to_be_visible()
    page.locator("event-filter .clear").click()
    expect(page.locator(".zoomed")).to_be_hidden()


def test_the_search_finds_an_event_by_its_title(served: Served, page: Page) -> None:
    page.goto(served.address)
    page.keyboard.press("/")
    page.keyboard.type(served.before)
    dialog = page.get_by_role("dialog", name="Search")
    expect(dialog.get_by_role("link", name=served.before, exact=True).first).to_be_visible()
    expect(dialog.get_by_role("status")).to_have_text(re.compile(r"Events found: [\d,]+"))


def test_story_mode_goes_on_from_event_to_event(served: Served, page: Page) -> None:
    page.goto(served.address.rstrip("/") + urls.event(served.event))
    page.keyboard.press("s")
    expect(page.locator(".story-bar")).to_contain_text("of 10,000")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("main h1")).to_have_text(served.before)
    page.keyboard.press("Escape")
    expect(page).to_have_url(served.address.rstrip("/") + urls.event(served.event))
