"""Story mode where something is late, fails or is missing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.finding.reading import (
    HOME,
    LATE,
    ORDER,
    TITLES,
    begin,
    is_left,
    shows,
    title,
)
from tests.tools.pages import NewPage, axe


def hold(page: Page, event: str) -> list[Route]:
    """What is asked of an event's page, unanswered."""
    held: list[Route] = []

    def note(route: Route) -> None:
        held.append(route)

    page.route(f"**/events/{event}/", note)
    return held


def test_a_slow_event_is_waited_for_and_said(page: Page, site: str) -> None:
    held = hold(page, ORDER[1])
    begin(page, site)
    shows(page, site, 0)
    page.keyboard.press("ArrowRight")
    status = page.locator(".story-bar").get_by_role("status")
    expect(status).to_have_text("Loading…")
    shows(page, site, 0)
    held[0].continue_()
    shows(page, site, 1)
    expect(status).to_be_empty()
    assert len(held) == 1


def test_who_turns_back_meanwhile_is_not_moved_on(page: Page, site: str) -> None:
    held = hold(page, ORDER[1])
    begin(page, site)
    shows(page, site, 0)
    page.keyboard.press("ArrowRight")
    expect(page.locator(".story-bar").get_by_role("status")).to_have_text("Loading…")
    page.keyboard.press("Escape")
    expect(page).to_have_url(site)
    with page.expect_event("requestfinished"):
        held[0].continue_()
    is_left(page)
    expect(title(page)).to_have_text(HOME)


def test_what_fails_is_said_and_stays_a_link(page: Page, site: str) -> None:
    page.route(f"**/events/{ORDER[1]}/", lambda route: route.abort())
    begin(page, site)
    shows(page, site, 0)
    page.keyboard.press("ArrowRight")
    status = page.locator(".story-bar").get_by_role("status")
    expect(status).to_have_text("Not loaded: open its page")
    shows(page, site, 0)
    assert axe(page) == []
    page.unroute(f"**/events/{ORDER[1]}/")
    page.keyboard.press("ArrowRight")
    shows(page, site, 1)
    page.route(f"**/events/{ORDER[2]}/", lambda route: route.fulfill(status=404, body=""))
    page.reload()
    page.keyboard.press("s")
    expect(page.locator(".story-bar")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(status).to_contain_text("Not loaded: open its page")
    page.unroute(f"**/events/{ORDER[2]}/")
    page.get_by_role("link", name="Not loaded: open its page").click()
    expect(title(page)).to_have_text(TITLES[2])
    is_left(page)


@pytest.mark.parametrize(
    "blocked",
    ["js/story/reading.js", "js/shared.js", "css/story.css", "find/find.json"],
)
def test_what_it_needs_and_cannot_have_is_said(blocked: str, page: Page, site: str) -> None:
    page.route(f"**/{blocked}*", lambda route: route.abort())
    page.goto(site)
    page.get_by_role("button", name="Read as a story").click()
    expect(page.locator("story-mode").get_by_role("status")).to_have_text("Not loaded. Try again.")
    expect(page).to_have_url(site)
    expect(title(page)).to_have_text(HOME)
    page.keyboard.press("j")
    expect(page.locator(".item").first.locator("h3 a, h4 a")).to_be_focused()
    page.locator("#_dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_without_its_shell_or_without_script_there_is_no_button(new_page: NewPage, site: str) -> None:
    page = new_page()
    page.route("**/js/parts.js*", lambda route: route.abort())
    page.goto(site)
    expect(page.get_by_role("button", name="Zoom in")).to_be_visible()
    expect(page.locator("story-mode button")).to_have_count(0)
    page = new_page(java_script_enabled=False)
    for address in ("", LATE):
        page.goto(site + address)
        expect(page.locator("story-mode button")).to_have_count(0)
