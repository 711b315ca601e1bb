"""Zoom of the strip by buttons, keys and the list of times; the address tells of it, and Back leads back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.built import build_site, prefix_of
from tests.sites import make_site
from tests.tools.drawn import SHIFTS, cut, overlapping, texts
from tests.tools.pages import NewPage, axe, watch
from tests.tools.serving import serve_folder

BURST: Final = "2–6 December 2017"
MARKS: Final = ".zoomed a.on-strip"
NAMES: Final = "marks => marks.map(mark => mark.getAttribute('aria-label'))"
SIZES: Final = [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]


def button(page: Page, name: str) -> Locator:
    return page.locator("strip-zoom").get_by_role("button", name=name, exact=True)


def times(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Choose a time")


def status(page: Page) -> Locator:
    return page.locator("strip-zoom [role=status]")


def choose(page: Page, words: str) -> None:
    """Takes one of the list of times, which comes with the first act."""
    button(page, "Zoom in").focus()
    times(page).select_option(label=words)
    expect(status(page)).to_contain_text(words)
    expect(page.locator(MARKS).first).to_have_attribute("aria-label", re.compile(": "))


def is_servers(page: Page) -> bool:
    return page.locator(".scaled, .overview").filter(visible=True).count() == 1


def test_until_the_reader_acts_there_are_buttons_and_the_drawing_of_the_server(page: Page, site: str) -> None:
    watched = watch(page)
    page.goto(site)
    page.wait_for_load_state("networkidle")
    expect(page.locator("strip-zoom")).to_match_aria_snapshot(
        """
        - button "Zoom out"
        - button "Zoom in"
        - button "All"
        - button "Choose a time"
        - status
        """
    )
    assert is_servers(page)
    assert not [url for url in watched.requests if "/find/" in url or "/js/zoom/" in url]
    assert page.evaluate(SHIFTS) == 0


@pytest.mark.parametrize("width", [390, 1280])
def test_buttons_zoom_and_each_step_is_in_the_address(width: int, new_page: NewPage, site: str) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    watched = watch(page)
    page.goto(f"{site}?x=1")
    height = page.locator(".strips").bounding_box()
    button(page, "Zoom in").click()
    expect(page).to_have_url(f"{site}?x=1&at=2017-04-09..2018-06-12")
    expect(status(page)).to_have_text("Apr 2017 – Jun 2018: 16 events")
    expect(page.get_by_role("group", name="Apr 2017 – Jun 2018")).to_be_visible()
    assert not is_servers(page)
    button(page, "Zoom in").click()
    expect(status(page)).to_have_text("Jul 2017 – Feb 2018: 12 events")
    assert page.locator(".strips").bounding_box() == height
    page.go_back()
    expect(status(page)).to_have_text("Apr 2017 – Jun 2018: 16 events")
    button(page, "Zoom out").click()
    expect(page).to_have_url(f"{site}?x=1")
    expect(status(page)).to_have_text("2016–2018: 22 events")
    assert is_servers(page)
    page.go_back()
    expect(page).to_have_url(f"{site}?x=1&at=2017-04-09..2018-06-12")
    expect(page.locator(MARKS).first).to_be_visible()
    button(page, "All").click()
    assert is_servers(page)
    assert page.evaluate(SHIFTS) == 0
    assert watched.errors == []
    assert watched.outside(site) == []


def test_the_times_to_choose_are_the_bursts_and_the_years(page: Page, site: str) -> None:
    page.goto(site)
    button(page, "Choose a time").click()
    expect(times(page)).to_be_focused()
    found = times(page).locator("option").all_inner_texts()
    assert found == ["Choose a time", BURST, "2016", "2017", "2018"]
    times(page).select_option(label="2017")
    expect(page).to_have_url(f"{site}?at=2017-01-01..2017-12-31")
    expect(status(page)).to_have_text("2017: 16 events")
    button(page, "All").click()
    assert times(page).locator("option:checked").inner_text() == "Choose a time"


def test_a_burst_is_drawn_with_all_its_names_as_under_the_magnifier(page: Page, site: str) -> None:
    page.goto(site)
    servers = page.locator(".magnifier .name").evaluate_all("all => all.map(one => one.textContent).sort()")
    choose(page, BURST)
    mine = page.locator(f"{MARKS} .name").evaluate_all("all => all.map(one => one.textContent).sort()")
    assert mine == servers


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_names_touch_nothing_and_axe_finds_nothing_in_any_state(
    width: int, scheme: str, new_page: NewPage, site: str
) -> None:
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
    page.goto(site)
    for words in (BURST, "2016", "2017", "2018"):
        choose(page, words)
        found = texts(page)
        assert overlapping(found) == [], words
        assert cut(found, width) == [], words
        assert len([text for text in found if "name" in text.kind]) > 0, words
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe(page) == []
    button(page, "All").click()
    assert axe(page) == []


def test_each_mark_is_a_link_to_its_event_called_as_by_the_server(page: Page, site: str) -> None:
    page.goto(site)
    wanted = page.locator(".scaled .strip a.on-strip[aria-label]").evaluate_all(
        "marks => marks.map(mark => [mark.getAttribute('aria-label'), new URL(mark.getAttribute('href'), location).href])"
    )
    choose(page, "2017")
    found = page.locator(MARKS).evaluate_all(
        "marks => marks.map(mark => [mark.getAttribute('aria-label'), new URL(mark.getAttribute('href'), location).href])"
    )
    assert len(found) == 16
    assert all(one in wanted for one in found)
    page.locator(MARKS).filter(has_text="Leaving UNESCO").click()
    expect(page).to_have_url(re.compile("/events/[a-z-]*unesco"))
    page.go_back()
    expect(status(page)).to_have_text("2017: 16 events")


def test_the_keys_work_where_the_focus_is_in_the_strip(page: Page, site: str) -> None:
    page.goto(site)
    page.keyboard.press("+")
    assert page.url == site
    page.locator(".scaled a.on-strip[aria-label*='ends its participation']").focus()
    expect(times(page)).to_be_visible()
    page.keyboard.press("ArrowLeft")
    assert is_servers(page)
    page.keyboard.press("+")
    expect(status(page)).to_have_text("Apr 2017 – Jun 2018: 16 events")
    focused = page.locator(":focus")
    expect(focused).to_have_attribute("aria-label", re.compile("ends its participation"))
    page.keyboard.press("+")
    page.keyboard.press("ArrowRight")
    expect(status(page)).to_have_text("Sept 2017 – Apr 2018: 11 events")
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    expect(status(page)).to_contain_text("– Jan 2019")
    expect(focused).to_have_attribute("aria-label", re.compile("– Jan 2019$"))
    page.keyboard.press("-")
    page.keyboard.press("0")
    expect(page).to_have_url(site)
    assert is_servers(page)
    expect(focused).to_have_attribute("aria-label", re.compile("ends its participation"))


def test_a_mark_without_a_name_shows_it_above_while_it_has_the_focus(new_page: NewPage, site: str) -> None:
    page = new_page(viewport={"width": 600, "height": 800})
    page.goto(site)
    choose(page, "2017")
    unnamed = page.locator(MARKS).filter(has_not=page.locator(".name")).first
    said = page.locator(".zoomed p")
    expect(said).to_be_empty()
    unnamed.focus()
    expect(said).to_be_visible()
    expect(said).to_have_text(unnamed.get_attribute("aria-label") or "-")
    box = said.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 600
    button(page, "Zoom in").focus()
    expect(said).to_be_empty()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("2017-12-02..2017-12-06", f"{BURST}: 8 events"),
        ("2017-12-02T06..2017-12-02T18", "Sat 2 Dec 2017 06:00 – Sat 2 Dec 2017 18:00: 5 events"),
        ("2017-01-01..2017-12-31", "2017: 16 events"),
        ("2001-01-01..2016-12-31", "2016: one event"),
        ("2018-12-01..2019-12-01", re.compile("Dec 2018")),
    ],
)
def test_an_address_shows_its_time(asked: str, said: str, page: Page, site: str) -> None:
    page.goto(f"{site}?at={asked}")
    expect(status(page)).to_have_text(said)
    assert page.url == f"{site}?at={asked}"


@pytest.mark.parametrize("asked", ["", "2017", "2017-12-06..2017-12-02", "1900-01-01..1910-01-01", "x..y"])
def test_what_is_no_time_of_the_story_is_ignored(asked: str, page: Page, site: str) -> None:
    watched = watch(page)
    page.goto(f"{site}?at={asked}")
    expect(times(page)).to_be_visible()
    assert is_servers(page)
    assert watched.errors == []


def test_only_the_events_that_were_chosen_are_drawn(page: Page, site: str) -> None:
    page.goto(site)
    select = """async (shown) => (await import(performance.getEntriesByType("resource").map((one) => one.name)
      .find((name) => name.includes("/js/shared.js")))).select(shown && new Set(shown))"""
    button(page, "Zoom in").focus()
    expect(times(page)).to_be_visible()
    page.evaluate(select, [0, 1, 2])
    expect(page.locator(MARKS)).to_have_count(3)
    assert not is_servers(page)
    assert status(page).inner_text() == ""
    choose(page, "2016")
    expect(status(page)).to_have_text("2016: one event")
    button(page, "All").click()
    expect(page.locator(MARKS)).to_have_count(3)
    page.evaluate(select, None)
    assert is_servers(page)


def test_an_address_with_a_filter_draws_what_it_asks_for(page: Page, site: str) -> None:
    page.goto(f"{site}?thread=compact&at=2017-01-01..2017-12-31")
    expect(page.locator(f"{MARKS}.thread-blue[href]").first).to_be_visible()
    expect(page.locator(f"{MARKS}:not(.thread-blue)")).to_have_count(0)
    button(page, "All").click()
    expect(page).to_have_url(f"{site}?thread=compact")
    expect(page.locator(".zoomed")).to_be_visible()
    expect(page.locator(f"{MARKS}:not(.thread-blue)")).to_have_count(0)


def test_where_it_cannot_be_loaded_the_button_says_so_and_tries_again(page: Page, site: str) -> None:
    page.route("**/js/zoom/main.js*", lambda route: route.abort())
    page.goto(site)
    button(page, "Zoom in").click()
    expect(status(page)).to_have_text("Not loaded. Try again.")
    assert is_servers(page)
    assert axe(page) == []


@pytest.mark.parametrize("path", ["**/find/strip.json*", "**/find/find.json*", "**/css/zoom.css*"])
def test_what_failed_once_is_there_at_the_next_act(path: str, page: Page, site: str) -> None:
    page.route(path, lambda route: route.abort(), times=2)
    page.goto(site)
    button(page, "Zoom in").click()
    expect(status(page)).to_have_text("Not loaded. Try again.")
    button(page, "Zoom in").click()
    button(page, "Zoom in").click()
    expect(status(page)).to_contain_text("events")


def test_marks_are_drawn_while_their_names_are_on_their_way(page: Page, site: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/find/names/*", hold)
    page.goto(site)
    button(page, "Zoom in").click()
    expect(status(page)).to_have_text("Apr 2017 – Jun 2018: 16 events")
    assert page.locator(MARKS).count() > 10
    assert page.locator(f"{MARKS}[href], {MARKS} .name").count() == 0
    assert axe(page) == []
    for route in held:
        route.continue_()
    expect(page.locator(f"{MARKS} .name").first).to_be_visible()
    assert page.locator(f"{MARKS}:not([href])").count() == 0


def test_where_names_do_not_come_it_is_said_and_the_next_act_asks_again(page: Page, site: str) -> None:
    page.route("**/find/names/*", lambda route: route.abort(), times=1)
    page.goto(site)
    button(page, "Zoom in").click()
    expect(status(page)).to_have_text("Not loaded. Try again.")
    button(page, "Zoom in").click()
    expect(page.locator(f"{MARKS} .name").first).to_be_visible()
    expect(status(page)).to_contain_text("events")


def test_it_is_drawn_anew_for_another_width(page: Page, site: str) -> None:
    page.goto(f"{site}?at=2017-01-01..2017-12-31")
    expect(page.locator(f"{MARKS}[href]").first).to_be_visible()
    for width in (390, 900):
        page.set_viewport_size({"width": width, "height": 800})
        expect(page.locator(".zoomed [role=group]")).to_be_visible()
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert cut(texts(page), width) == []
        assert overlapping(texts(page)) == []


def test_it_is_whole_after_a_turn_of_the_phone_in_story_mode(page: Page, site: str) -> None:
    page.goto(f"{site}?at=2017-12-01..2017-12-07")
    expect(page.locator(f"{MARKS}[href]").first).to_be_visible()
    page.keyboard.press("s")
    expect(page.locator(".story-bar")).to_be_visible()
    page.set_viewport_size({"width": 800, "height": 1280})
    page.keyboard.press("Escape")
    expect(page.locator(f"{MARKS}[href]").first).to_be_visible()
    expect(page.locator(f"{MARKS} .name").first).to_be_visible()
    assert "Infinity" not in page.locator(".zoomed").evaluate("one => one.outerHTML")


def test_an_event_of_an_unknown_year_is_drawn_where_it_is_chosen(page: Page, tmp_path: Path) -> None:
    """As the server draws it: over the whole time."""
    front = "title: A letter\ndate: XXXX\nthread: talks\ntags: [letters]\nsources: [gazette]"
    site = make_site(tmp_path, {"content/events/letter.md": f"---\n{front}\n---\nIt is lost [@gazette].\n"})
    with serve_folder(build_site(site, site / "_site")) as root:
        page.goto(f"{root}?tag=letters")
        expect(page.locator(f"{MARKS}[href$='/letter/']")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_from_right_to_left(width: int, built: Mapping[str, Path], new_page: NewPage) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    watched = watch(page)
    with serve_folder(built["rtl"], prefix_of(built["rtl"])) as root:
        page.goto(f"{root}?at=2017-04-15..2017-12-06")
        expect(page.locator(MARKS).first).to_have_attribute("href", re.compile("events"))
        middles = page.locator(f"{MARKS} rect.press").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect()).map(({left, right}) => (left + right) / 2)"
        )
        assert middles == sorted(middles, reverse=True)
        assert cut(texts(page), width) == []
        assert overlapping(texts(page)) == []
        before = status(page).inner_text()
        page.locator(MARKS).first.focus()
        page.keyboard.press("+")
        expect(status(page)).not_to_have_text(before)
        start = page.url.partition("at=")[2]
        page.keyboard.press("ArrowLeft")
        assert page.url.partition("at=")[2] > start
    assert watched.errors == []


@pytest.mark.parametrize("width", [390, 1280])
def test_a_year_of_a_thousand_events_has_single_marks_and_the_decade_bars(
    width: int, new_page: NewPage, thousand: str
) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(f"{thousand}?at=2010-01-01..2019-12-31")
    expect(page.locator(".zoomed .period").first).to_be_visible()
    expect(page.locator(MARKS).first).to_have_attribute("href", re.compile("events"))
    assert overlapping(texts(page)) == []
    assert axe(page) == []
    told = [
        int(re.findall(r"(\d+) events?$", one)[0])
        for one in page.locator(".zoomed .period").evaluate_all(NAMES)
    ]
    assert 500 < sum(told) <= 1000
    period = page.locator(".zoomed .period").nth(2)
    href = period.get_attribute("href") or ""
    period.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(thousand + href)
    expect(page.locator(".zoomed .period")).to_have_count(0)
    expect(page.locator(MARKS).first).to_have_attribute("href", re.compile("events"))
    assert overlapping(texts(page)) == []
    assert cut(texts(page), width) == []


def test_a_joined_mark_opens_its_time(page: Page, thousand: str) -> None:
    page.goto(f"{thousand}?at=2015-01-01..2016-12-31")
    joined = page.locator(MARKS).filter(has=page.locator(".count")).first
    expect(joined).to_have_attribute("aria-label", re.compile(r"^\d+ events, the first .*, the last "))
    wide = page.url
    joined.click()
    expect(page).not_to_have_url(wide)
    expect(status(page)).not_to_contain_text("Jan 2015 – Dec 2016")
    page.go_back()
    expect(page).to_have_url(wide)
