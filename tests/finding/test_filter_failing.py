"""The filter where something comes late or not at all: it says so, and the words lead to their pages."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.finding.filtering import ALL, shown, status, word
from tests.tools.pages import axe


@pytest.mark.parametrize("blocked", ["**/filter/main.js*", "**/facets.json*", "**/filter.css*"])
def test_what_does_not_come_is_told_and_the_words_are_links_again(
    blocked: str, page: Page, site: str
) -> None:
    page.route(blocked, lambda route: route.abort())
    page.goto(site)
    word(page, "People").click()
    expect(status(page)).to_have_text("The filter could not be loaded.")
    link = page.locator("event-filter").get_by_role("link", name="People")
    expect(link).to_be_visible()
    assert axe(page) == []
    link.click()
    expect(page).to_have_url(f"{site}actors/")
    page.unroute(blocked)
    page.go_back()
    word(page, "People").click()
    expect(page.get_by_role("group", name="People")).to_be_visible()


def test_a_link_is_a_link_where_the_filter_cannot_come(page: Page, site: str) -> None:
    page.route("**/find/*", lambda route: route.abort())
    page.goto(f"{site}?thread=compact")
    expect(status(page)).to_have_text("The filter could not be loaded.")
    assert len(shown(page)) == ALL
    page.locator("event-filter").get_by_role("link", name="People").click()
    assert page.url == f"{site}actors/"


def test_who_has_to_wait_is_told(page: Page, site: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/facets.json*", hold)
    page.goto(site)
    word(page, "The compact").click()
    expect(status(page)).to_have_text("Loading …")
    expect(word(page, "The compact")).to_have_attribute("aria-pressed", "false")
    for _ in range(100):
        if held:
            break
        page.wait_for_timeout(50)
    held[0].continue_()
    expect(word(page, "The compact")).to_have_attribute("aria-pressed", "true")
    expect(status(page)).to_have_text(re.compile(r"^\d+ of 22 events"))


def test_what_was_said_of_waiting_goes_when_the_panel_is_there(page: Page, site: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/facets.json*", hold)
    page.goto(site)
    word(page, "People").click()
    expect(status(page)).to_have_text("Loading …")
    held[0].continue_()
    expect(page.get_by_role("group", name="People")).to_be_visible()
    expect(status(page)).not_to_contain_text("Loading")


def test_without_the_filter_no_button_is_left_that_does_nothing(page: Page, site: str) -> None:
    page.route("**/facets.json*", lambda route: route.abort())
    page.goto(site)
    word(page, "Standing").click()
    expect(status(page)).to_have_text("The filter could not be loaded.")
    expect(page.locator("event-filter button", has_text="Standing")).to_be_disabled()


def test_where_its_script_is_blocked_the_words_stay_links(page: Page, site: str) -> None:
    page.route("**/js/view.js*", lambda route: route.abort())
    page.goto(site)
    expect(page.locator("event-filter button").filter(visible=True)).to_have_count(0)
    page.get_by_role("navigation", name="Browse by").get_by_role("link", name="Tags").click()
    assert page.url == f"{site}tags/"
