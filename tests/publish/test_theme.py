"""The switch between light and dark: it remembers, never flashes, and knows the way back to the system's wish."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.tools.colours import contrast
from tests.tools.pages import NewPage, axe, watch
from tests.tools.serving import serve_folder

LIGHT, DARK = "rgb(253, 252, 248)", "rgb(20, 20, 18)"
SCHEMES = {"light": (LIGHT, DARK), "dark": (DARK, LIGHT)}
PAPER = "getComputedStyle(document.body).backgroundColor"
BAR = """() => [...document.querySelectorAll("[name=theme-color]")]
  .find((one) => matchMedia(one.media).matches).content"""
# What the page says of its theme at the moment when its body begins.
AT_BODY = """new MutationObserver((_, observer) => {
  if (!document.body) return;
  window.atBody = document.documentElement.dataset.theme;
  observer.disconnect();
}).observe(document, {childList: true, subtree: true});"""
NO_STORAGE = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("", "SecurityError"); },
});"""


@pytest.fixture
def address(built: Mapping[str, Path]) -> Iterator[str]:
    with serve_folder(built["shipped"]) as root:
        yield root


def switch(page: Page) -> None:
    page.get_by_role("button", name="Dark").click()


def test_the_script_is_small_and_stands_before_every_sheet(built: Mapping[str, Path]) -> None:
    assert (built["shipped"] / "static/js/theme.js").stat().st_size < 500
    for path in ("index.html", "404.html", "sources/index.html"):
        head = (built["shipped"] / path).read_text(encoding="utf-8").partition("</head>")[0]
        script = re.search(r'<script src="[^"]*js/theme\.js\?v=\w+"></script>', head)
        assert script
        assert script.start() < head.index('rel="stylesheet"')


@pytest.mark.parametrize("system", SCHEMES)
def test_it_follows_the_system_until_the_reader_chooses(system: str, new_page: NewPage, address: str) -> None:
    page = new_page(color_scheme=system)
    watched = watch(page)
    page.goto(address)
    own, other = SCHEMES[system]
    pressed = {DARK: "true", LIGHT: "false"}
    button = page.get_by_role("button", name="Dark")
    for paper in (own, other, own):
        assert page.evaluate(PAPER) == paper
        expect(button).to_have_attribute("aria-pressed", pressed[paper])
        assert page.evaluate(BAR) == {LIGHT: "#fdfcf8", DARK: "#141412"}[paper]
        switch(page)
    assert watched.errors == []


def test_the_choice_is_there_before_the_body_on_the_next_page(new_page: NewPage, address: str) -> None:
    page = new_page(color_scheme="light")
    page.add_init_script(AT_BODY)
    page.goto(address)
    assert page.evaluate("atBody") == ""
    switch(page)
    for path in ("sources/", ""):
        page.goto(address + path)
        assert page.evaluate("atBody") == "dark"
        assert page.evaluate(PAPER) == DARK
        expect(page.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")


def test_what_the_system_wishes_is_not_remembered(new_page: NewPage, address: str) -> None:
    page = new_page(color_scheme="light")
    page.goto(address)
    switch(page)
    assert page.evaluate("localStorage.dateline") == "dark"
    page.emulate_media(color_scheme="dark")  # the choice is kept
    assert page.evaluate(PAPER) == DARK
    page.emulate_media(color_scheme="light")
    switch(page)
    assert page.evaluate("localStorage.dateline") == ""
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(PAPER) == DARK
    expect(page.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")


def test_a_choice_holds_in_every_tab_and_on_the_way_back(new_page: NewPage, address: str) -> None:
    first = new_page(color_scheme="light")
    first.goto(address)
    second = first.context.new_page()
    second.goto(f"{address}sources/")
    switch(second)
    expect(first.locator("html")).to_have_attribute("data-theme", "dark")
    first.goto(f"{address}sources/")
    switch(first)
    first.go_back()
    expect(first.locator("html")).to_have_attribute("data-theme", "")
    assert first.evaluate(PAPER) == LIGHT


def test_it_works_where_nothing_may_be_stored(new_page: NewPage, address: str) -> None:
    page = new_page(color_scheme="light")
    page.add_init_script(NO_STORAGE)
    watched = watch(page)
    page.goto(address)
    for paper in (DARK, LIGHT):
        switch(page)
        assert page.evaluate(PAPER) == paper
    assert watched.errors == []


def test_what_another_has_stored_does_no_harm(new_page: NewPage, address: str) -> None:
    page = new_page(color_scheme="light")
    page.add_init_script("localStorage.dateline = '<b>'")
    page.goto(address)
    assert page.evaluate(PAPER) == LIGHT
    switch(page)
    assert page.evaluate(PAPER) == DARK


def test_a_page_on_disk_can_be_switched(new_page: NewPage, built: Mapping[str, Path]) -> None:
    page = new_page(color_scheme="light")
    watched = watch(page)
    page.goto((built["shipped"] / "index.html").as_uri())
    switch(page)
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert [error for error in watched.errors if "theme.js" in error] == []


def test_without_script_there_is_no_switch(new_page: NewPage, address: str) -> None:
    page = new_page(java_script_enabled=False, color_scheme="dark")
    page.goto(address)
    expect(page.locator("#_dark")).to_be_hidden()
    assert page.locator("html").get_attribute("data-theme") is None


def test_paper_is_always_light(new_page: NewPage, address: str) -> None:
    page = new_page(color_scheme="light")
    page.goto(address)
    switch(page)
    page.emulate_media(media="print")
    assert page.evaluate(PAPER) == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(26, 24, 21)"
    expect(page.locator("#_dark")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_it_has_the_size_of_a_finger_and_moves_nothing(width: int, new_page: NewPage, address: str) -> None:
    page = new_page(viewport={"width": width, "height": 700})
    page.goto(address)
    box = page.locator("#_dark").bounding_box()
    assert box is not None
    assert (box["width"], box["height"]) == (44, 44)
    assert box["x"] + box["width"] <= width
    head = page.locator(".site-head").bounding_box()
    switch(page)
    assert page.locator(".site-head").bounding_box() == head
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_it_works_with_the_keyboard_and_shows_where_the_focus_is(new_page: NewPage, address: str) -> None:
    page = new_page(color_scheme="light")
    page.goto(address)
    page.get_by_role("button", name="Search", exact=True).focus()
    page.keyboard.press("Tab")
    button = page.locator("#_dark")
    expect(button).to_be_focused()
    assert button.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    page.keyboard.press("Space")
    assert page.evaluate(PAPER) == DARK


@pytest.mark.parametrize("system", SCHEMES)
def test_nothing_is_wrong_with_the_other_theme(system: str, new_page: NewPage, address: str) -> None:
    page = new_page(color_scheme=system)
    for path in ("", "events/us-ends-participation/"):
        page.goto(address + path)
        if not path:
            switch(page)
        assert page.evaluate(PAPER) == SCHEMES[system][1]
        assert axe(page, "colours") == []


def test_it_is_drawn_in_forced_colours(new_page: NewPage, address: str) -> None:
    page = new_page(forced_colors="active")
    page.goto(address)
    disc = page.locator("#_dark").evaluate(
        "one => [getComputedStyle(one, '::before').borderTopWidth, getComputedStyle(one, '::before').width]"
    )
    assert disc[0] == "2px"
    assert float(disc[1].removesuffix("px")) > 16


# Of each text on a strip that is shown its own colour, that of its halo, and that of what lies behind it.
ON_STRIPS = """() => {
  const behind = (one) => {
    const pane = one.closest(".magnifier")?.querySelector(".pane");
    return pane ? getComputedStyle(pane).fill : getComputedStyle(document.body).backgroundColor;
  };
  return [...document.querySelectorAll(".strip text:not(.count)")]
    .filter((one) => one.checkVisibility({visibilityProperty: true}))
    .map((one) => [one.textContent, getComputedStyle(one).fill, getComputedStyle(one).stroke, behind(one)]);
}"""


@pytest.mark.parametrize("choice", ["light", "dark", ""])
@pytest.mark.parametrize("system", SCHEMES)
def test_forced_colours_are_the_systems_whatever_was_chosen(
    system: str, choice: str, new_page: NewPage, address: str
) -> None:
    page = new_page(forced_colors="active", color_scheme=system)
    page.add_init_script(f"localStorage.dateline = '{choice}'")
    page.goto(address)
    assert page.locator("html").get_attribute("data-theme") == choice
    canvas = {"light": "rgb(255, 255, 255)", "dark": "rgb(0, 0, 0)"}[system]
    assert page.evaluate(PAPER) == canvas
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 700})
        found = page.evaluate(ON_STRIPS)
        assert len(found) > 5
        for words, colour, halo, behind in found:
            assert halo in ("none", canvas), words
            assert behind == canvas, words
            assert contrast(colour, canvas) >= 4.5, words
        names = {colour for _, colour, halo, _ in found if halo != "none"}
        assert names
        assert canvas not in names
