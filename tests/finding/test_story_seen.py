"""What story mode shows, and what it says to those who cannot see it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.finding.reading import (
    LATE,
    begin,
    is_left,
    shows,
    title,
)
from tests.tools.pages import NewPage, axe, watch

WHERE = """(strip) => {
  const { bottom, width } = strip.getBoundingClientRect();
  const line = strip.querySelector(".here line").getBoundingClientRect();
  return { bottom: innerHeight - bottom, width: innerWidth - width, at: line.x };
}"""


@pytest.mark.parametrize("width", [390, 1280])
def test_the_strip_follows(width: int, new_page: NewPage, site: str) -> None:
    """It stands at the foot of the window, as wide as that, and the line of the present event moves."""
    page = new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    begin(page, site)
    strip = page.locator(".small-strip")
    before = -1.0
    for number in range(3):
        shows(page, site, number)
        expect(strip).to_contain_text(f"{number + 1} of 22")
        page.mouse.wheel(0, 300)
        where = strip.evaluate(WHERE)
        assert (where["bottom"], where["width"]) == (0, 0)
        assert where["at"] != before
        before = where["at"]
        page.keyboard.press("ArrowRight")


def test_the_strip_leads_to_the_place_in_the_list(page: Page, site: str) -> None:
    begin(page, site + LATE)
    page.get_by_role("link", name="You are here, at event 11 of 22: show it in the list").click()
    expect(page).to_have_url(f"{site}#us-ends-participation")
    is_left(page)
    page.go_back()
    expect(title(page)).to_have_text("The United States ends its participation in the migration compact")


def test_nothing_is_under_the_strip_when_one_tabs_to_it(new_page: NewPage, site: str) -> None:
    page = new_page(viewport={"width": 390, "height": 500}, reduced_motion="reduce")
    begin(page, site + LATE)
    top = page.locator(".small-strip").evaluate("(one) => one.getBoundingClientRect().top")
    for _ in range(25):
        page.keyboard.press("Tab")
        box = page.evaluate("""() => {
          const one = document.activeElement, { bottom } = one.getBoundingClientRect();
          return one.closest("main") && !one.closest(".small-strip") ? bottom : 0;
        }""")
        assert box <= top + 1


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_nothing_is_wrong_with_it(width: int, scheme: str, new_page: NewPage, site: str) -> None:
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
    begin(page, site + LATE)
    expect(page.locator(".small-strip")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="Next").click()
    expect(page.locator(".story-bar")).to_contain_text("12 of 22")
    assert axe(page) == []


def test_what_a_screen_reader_is_told(page: Page, site: str) -> None:
    begin(page, site)
    shows(page, site, 0)
    expect(page.locator("body")).to_match_aria_snapshot("""
      - navigation "Story":
        - button "Leave"
        - paragraph: 1 of 22
        - status
        - button "Previous" [disabled]
        - button "Next"
      - main:
        - article:
          - 'link "You are here, at event 1 of 22: show it in the list"'
          - heading "UN members adopt the New York Declaration" [level=1]
    """)


def test_escape_closes_first_what_lies_above(page: Page, site: str) -> None:
    begin(page, site + LATE)
    page.locator("sup.cite a").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".preview")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".preview")).to_be_hidden()
    expect(page.locator(".story-bar")).to_be_visible()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".story-bar")).to_contain_text("11 of 22")
    page.get_by_role("button", name="Next").focus()
    expect(page.locator(".preview")).to_be_hidden()
    page.keyboard.press("Escape")
    is_left(page)


def test_what_comes_to_life_on_a_page_does_so_here(page: Page, site: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    begin(page, site)
    shows(page, site, 0)
    page.keyboard.press("ArrowRight")
    shows(page, site, 1)
    page.get_by_role("button", name="Copy").click()
    expect(page.locator(".citation [role=status]")).to_have_text("Copied")
    page.locator("sup.cite a").first.hover()
    expect(page.locator(".preview")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".preview")).to_be_hidden()


def test_a_thousand_events_are_not_all_asked_for(page: Page, thousand: str) -> None:
    watched = watch(page)
    page.goto(f"{thousand}newest/")
    page.locator(".item :is(h2, h3, h4) a").nth(40).click()
    expect(page.get_by_role("button", name="Read as a story")).to_be_visible()
    page.keyboard.press("s")
    expect(page.locator(".story-bar")).to_be_visible()
    for _ in range(5):
        before = title(page).inner_text()
        page.keyboard.press("ArrowLeft")
        expect(title(page)).not_to_have_text(before)
    asked = [url.partition("/find/")[2] for url in watched.requests if "/find/" in url]
    assert asked == ["find.json"]  # for the version of the sheet
    assert len([url for url in watched.requests if re.search(r"/events/[^/]+/$", url)]) < 12
    assert watched.errors == []


def test_on_paper_it_is_the_event_alone(page: Page, site: str) -> None:
    watched = watch(page)
    begin(page, site + LATE)
    page.emulate_media(media="print")
    expect(page.locator(".story-bar")).to_be_hidden()
    expect(page.locator(".small-strip")).not_to_have_css("position", "fixed")
    page.emulate_media(media="screen")
    expect(page.locator(".small-strip")).to_have_css("position", "fixed")
    assert watched.errors == []
