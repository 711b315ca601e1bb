"""Made stories of every size and shape, in the browser: nothing overflows, shifts, overlaps or hides.

For 10,000 events see test_ten_thousand.py.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page

from bench.stories import write_story
from dateline.publish import urls
from dateline.publish.exports import timeline_json
from tests.built import prepare_site, write_pages
from tests.tools import chromium
from tests.tools.drawn import SHIFTS, contrasts, cut, overlapping, texts
from tests.tools.needs import require
from tests.tools.pages import NewPage, axe, shorten, stays
from tests.tools.serving import serve_folder

STORIES: Final[dict[str, tuple[int, dict[str, Any]]]] = {
    "one": (1, {}),
    "two": (2, {}),
    "twenty": (20, {}),
    "hundreds": (300, {}),
    "thousand": (1_000, {}),
    "one event of a day": (1, {"precision": "day"}),
    "all on one day": (40, {"span": "one-day"}),
    "twelve hours": (40, {"span": "hours"}),
    "ages": (60, {"span": "ages"}),
    "years only": (60, {"precision": "year"}),
    "long titles": (30, {"titles": "long"}),
    "right to left": (60, {"language": "ar"}),
}
WIDTHS: Final = (320, 390, 768, 1280, 1920)
LETTERS: Final = {
    "as they are": "",
    "Liberation Sans": '--sans: "Liberation Sans"; --serif: "Liberation Serif"',
    "DejaVu Sans": '--sans: "DejaVu Sans"; --serif: "DejaVu Serif"',
}
WHOLE: Final = 500  # up to so many events the front page lists them all

each_story = pytest.mark.parametrize("name", STORIES)
some_stories = pytest.mark.parametrize("name", ["twenty", "ages", "right to left"])


@dataclass(frozen=True, slots=True)
class Made:
    """A story of which the lists are built: where it is served, and its events in the order of `timeline.json`."""

    address: str
    output: Path
    events: list[dict[str, Any]]

    @property
    def is_whole(self) -> bool:
        """Whether the front page lists all events."""
        return len(self.events) <= WHOLE

    def spot(self, event: str) -> str:
        """The address in the list where an event stands."""
        pages = [self.output / "index.html", *sorted(self.output.glob("years/**/index.html"))]
        page = next(file for file in pages if f'id="{event}"' in file.read_text(encoding="utf-8"))
        return f"{self.address}{page.parent.relative_to(self.output).as_posix()}/#{event}".replace("/./", "/")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Made]]:
    folder = tmp_path_factory.mktemp("made")
    names = {name: re.sub(r"\W", "-", name) for name in STORIES}
    with serve_folder(folder) as address:
        found = {}
        for name, (events, options) in STORIES.items():
            site = prepare_site(write_story(tmp_path_factory.mktemp("site"), events, **options))
            lists = [plan.address for plan in site.plans if plan.address.startswith("/years/")]
            output = write_pages(site, [urls.HOME, *lists], folder / names[name])
            data = json.loads(timeline_json(site.presenter))
            found[name] = Made(f"{address}{names[name]}/", output, data["events"])
        yield found


@pytest.fixture(scope="module")
def large_letters(browser: Browser) -> Iterator[Page]:
    """A reader who set the browser's letters to twice their size: `em` in media queries follows, too."""
    flags = [*chromium.FLAGS, "--blink-settings=defaultFontSize=32"]
    launched = browser.browser_type.launch(executable_path=require("chromium"), args=flags)
    yield launched.new_page()
    launched.close()


def problems(page: Page) -> dict[str, Any]:
    """What is wrong with how the page lies in its window; {} is nothing."""
    width = page.evaluate("document.documentElement.clientWidth")
    found = {
        "wide": page.evaluate("document.documentElement.scrollWidth") - width,
        "overlapping": overlapping(texts(page)),
        "cut": cut(texts(page), width),
    }
    return {name: problem for name, problem in found.items() if problem}


@each_story
def test_at_every_width_and_in_any_letters_nothing_overflows_overlaps_or_shifts(
    name: str, made: Mapping[str, Made], new_page: NewPage
) -> None:
    page, found = new_page(), {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(made[name].address)
        found[f"shift, {width}"] = page.evaluate(SHIFTS)
        for letters, script in LETTERS.items():
            page.evaluate(f"document.documentElement.style.cssText = '{script}'")
            found[f"{letters}, {width}"] = problems(page)
    assert {where: problem for where, problem in found.items() if problem} == {}


@each_story
def test_letters_twice_as_large_fit(name: str, made: Mapping[str, Made], large_letters: Page) -> None:
    page, found = large_letters, {}
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(made[name].address)
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
        found[width] = problems(page)
    assert {width: problem for width, problem in found.items() if problem} == {}


@each_story
def test_without_script_the_same_events_are_there(
    name: str, made: Mapping[str, Made], same_page: NewPage
) -> None:
    story = made[name]
    page = same_page(java_script_enabled=False, viewport={"width": 320, "height": 800})
    page.goto(story.address)
    seen = page.evaluate(
        "[...document.querySelectorAll('.item')].filter((one) => one.checkVisibility()).map((one) => one.id)"
    )
    assert {event["id"] for event in story.events if story.is_whole or event["featured"]} <= set(seen)
    assert problems(page) == {}
    page.set_viewport_size({"width": 1280, "height": 800})
    assert problems(page) == {}


@each_story
def test_axe_finds_nothing(name: str, made: Mapping[str, Made], same_page: NewPage) -> None:
    page = same_page()
    page.goto(made[name].address)
    shorten(page)
    assert axe(page) == []


@some_stories
@pytest.mark.parametrize(
    "wish",
    [{"color_scheme": "dark"}, {"forced_colors": "active"}, {"reduced_motion": "reduce"}],
    ids=lambda wish: next(iter(wish)),
)
def test_a_readers_wish_is_kept_to(
    name: str, wish: dict[str, Any], made: Mapping[str, Made], same_page: NewPage
) -> None:
    page = same_page(viewport={"width": 390, "height": 800}, **wish)
    page.goto(made[name].address)
    assert problems(page) == {}
    if "reduced_motion" not in wish:
        assert axe(page) == []
    else:
        moving = "(one) => parseFloat(getComputedStyle(one).transitionDuration) > 0.01"
        assert page.evaluate(f"[...document.querySelectorAll('*')].filter({moving}).length") == 0
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


@pytest.mark.parametrize("name", ["twenty", "hundreds", "twelve hours", "ages"])
@pytest.mark.parametrize(
    "wish",
    [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}],
    ids=lambda wish: next(iter(wish.values())),
)
def test_every_mark_stands_out_from_the_paper(
    name: str, wish: dict[str, Any], made: Mapping[str, Made], same_page: NewPage
) -> None:
    page = same_page(**wish)
    page.goto(made[name].address)
    found = contrasts(page)
    assert len(found) >= 20
    assert sorted({(round(contrast, 2), mark) for mark, contrast in found if contrast < 3}) == []


@each_story
def test_every_mark_is_a_named_link_and_every_event_is_reached(
    name: str, made: Mapping[str, Made], same_page: NewPage
) -> None:
    story, page = made[name], same_page()
    page.goto(story.address)
    marks = page.locator(".strips a:visible:not([aria-hidden])").evaluate_all(
        "(links) => links.map((one) => [one.getAttribute('href'), one.getAttribute('aria-label') || one.textContent])"
    )
    titles = {event["id"]: f"{event['date']['words']}: {event['title']}" for event in story.events}
    assert marks or len({event["date"]["edtf"] for event in story.events}) == 1  # nothing to scale
    for address, label in marks:
        match = re.fullmatch(r"events/([^/]+)/", address)
        if match:
            assert label.startswith(titles[match[1]]), address
        assert label.strip(), address
    listed = set(page.locator(".item").evaluate_all("(items) => items.map((one) => one.id)"))
    if story.is_whole:
        assert listed == set(titles)


@each_story
def test_marks_come_in_the_order_of_time(name: str, made: Mapping[str, Made], same_page: NewPage) -> None:
    story, page = made[name], same_page()
    page.goto(story.address)
    order = {event["id"]: number for number, event in enumerate(story.events)}
    strips = page.locator(".strips svg.strip:not([aria-hidden])")
    for strip in strips.all():
        found = strip.locator("> svg").evaluate_all(
            "(parts) => parts.map((part) => [...part.querySelectorAll('a.on-strip')]"
            ".map((one) => one.getAttribute('href')))"
        )
        for addresses in found:
            places = [
                order[match[1] or match[2]]
                for address in addresses
                if (match := re.search(r"events/([^/]+)/$|#([^_/].*)$", address))
            ]
            assert places == sorted(places)


def test_one_link_skips_the_marks(made: Mapping[str, Made], page: Page) -> None:
    page.goto(made["twenty"].address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('body > a, header a, .skip')")
    assert page.evaluate("document.activeElement.getAttribute('href')[0]") == "#"
    page.locator(".strips .skip").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.strips a.on-strip')")
    page.locator(".strips .skip").press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#_list') !== null")


@pytest.mark.parametrize("name", ["twenty", "hundreds", "thousand", "all on one day", "right to left"])
@pytest.mark.parametrize("place", [0, 0.5, 0.997, 1])
def test_a_deep_link_shows_its_event_marked(
    name: str, place: float, made: Mapping[str, Made], same_page: NewPage
) -> None:
    story = made[name]
    event = story.events[round(place * (len(story.events) - 1))]["id"]
    page = same_page(viewport={"width": 390, "height": 800})
    page.goto(story.spot(event))
    item = page.locator(f"[id='{event}']")

    def lands() -> bool:
        top, left = item.evaluate(
            "(one) => [one.getBoundingClientRect().top, document.documentElement.scrollHeight - scrollY - innerHeight]"
        )
        # At the head of the window, below what sticks there; or as near to it as the end of the page lets it.
        return bool(0 <= top < 120 or (left < 1 and 0 <= top < 700))

    assert stays(page, lands)
    style = "(one) => getComputedStyle(one).backgroundColor + getComputedStyle(one).outlineStyle"
    others = page.locator(f".item:not([id='{event}'])").evaluate_all(
        f"(items) => items.slice(0, 5).map({style})"
    )
    assert others
    assert item.evaluate(style) not in others
