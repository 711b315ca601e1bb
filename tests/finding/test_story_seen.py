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
    steps,
    title,
)
from tests.tools.pages import NewPage, axe, watch


def test_the_strip_follows(page: Page, site: str) -> None:
    begin(page, site + LATE)
    strip = page.get_by_role("navigation", name="Events around this one")
    expect(strip.locator("[aria-current]")).to_have_attribute(
        "aria-label", "2 December 2017: The United States ends its participation in the migration compact"
    )
    expect(page.locator("main .small-strip")).to_be_hidden()
    page.keyboard.press("ArrowRight")
    expect(strip.locator("[aria-current]")).to_have_attribute("aria-label", re.compile("Advocates"))
    expect(strip.locator("text.when").first).to_contain_text("2017")
    other = strip.get_by_role("link", name=re.compile("Tillerson"))
    other.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("tillerson"))
    expect(title(page)).to_be_focused()
    assert steps(page) == 3


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_nothing_is_wrong_with_it(width: int, scheme: str, new_page: NewPage, site: str) -> None:
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
    begin(page, site + LATE)
    expect(page.locator(".story-strip [aria-current]")).to_be_visible()
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
          - heading "UN members adopt the New York Declaration" [level=1]
      - navigation "Events around this one":
        - group:
          - 'link "19 September 2016: UN members adopt the New York Declaration"'
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
    expect(page.locator(".story-strip [aria-current]")).to_be_visible()
    for _ in range(5):
        before = title(page).inner_text()
        page.keyboard.press("ArrowLeft")
        expect(title(page)).not_to_have_text(before)
        expect(page.locator(".story-strip [aria-current]")).to_have_attribute(
            "href", page.evaluate("location.pathname")
        )
    assert 1 <= len([url for url in watched.requests if "/find/names/" in url]) <= 2
    assert len([url for url in watched.requests if re.search(r"/events/[^/]+/$", url)]) < 12
    assert watched.errors == []


def test_on_paper_it_is_the_event_alone(page: Page, site: str) -> None:
    watched = watch(page)
    begin(page, site + LATE)
    expect(page.locator(".story-strip [aria-current]")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".story-bar")).to_be_hidden()
    expect(page.locator(".story-strip")).to_be_hidden()
    page.emulate_media(media="screen")
    expect(page.locator(".story-strip [aria-current]")).to_be_visible()
    assert watched.errors == []
