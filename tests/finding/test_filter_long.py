"""The filter of a long story: what fits is listed anew, some at a time, in the place of the main events."""

from __future__ import annotations

import re
from typing import Final

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.tools.pages import NewPage, axe, watch

EACH: Final = 60
KEYS: Final = "all => all.map((one) => one.querySelector('h4 a').href)"


def rows(page: Page) -> Locator:
    return page.locator(".found .item")


def status(page: Page) -> Locator:
    return page.locator("event-filter [role=status]")


def found(page: Page) -> int:
    """How many events fit, as the page says it."""
    expect(status(page)).to_contain_text("of 1,000 events")
    return int(status(page).inner_text().split(" of ")[0].replace(",", ""))


def test_it_stands_in_for_the_main_events_and_goes_again(page: Page, thousand: str) -> None:
    watched = watch(page)
    page.goto(thousand)
    main, ways = page.locator("#_list > .group .item").first, page.locator(".ways")
    expect(main).to_be_visible()
    page.locator("event-filter").get_by_role("button", name="The river", exact=True).click()
    expect(rows(page)).to_have_count(EACH)
    for one in (main, ways, page.locator(".chosen"), page.locator(".beads-key")):
        expect(one).to_be_hidden()
    assert found(page) > 200
    assert rows(page).evaluate_all("all => all.every((one) => one.classList.contains('thread-red'))")
    page.go_back()
    expect(rows(page)).to_have_count(0)
    for one in (main, ways):
        expect(one).to_be_visible()
    page.go_forward()
    expect(rows(page)).to_have_count(EACH)
    assert watched.errors == []
    assert watched.outside(thousand) == []


def test_more_are_shown_and_told_and_the_focus_goes_to_the_first_of_them(page: Page, thousand: str) -> None:
    page.goto(f"{thousand}?thread=river&standing=reported&standing=disputed&standing=planned")
    total = found(page)
    assert total < EACH
    expect(rows(page)).to_have_count(total)
    expect(page.get_by_role("button", name=re.compile("Show"))).to_have_count(0)
    page.goto(f"{thousand}?thread=river&to=2014")
    total = found(page)
    assert total > EACH
    for shown in range(EACH, total, EACH):
        expect(rows(page)).to_have_count(shown)
        more = page.get_by_role("button", name=f"Show {min(EACH, total - shown)} more")
        more.focus()
        page.keyboard.press("Enter")
        expect(rows(page).nth(shown).locator("h4 a")).to_be_focused()
        expect(status(page)).to_contain_text(f"{min(shown + EACH, total)} of {total} listed")
    expect(rows(page)).to_have_count(total)
    expect(page.get_by_role("button", name=re.compile("Show"))).to_have_count(0)
    keys = rows(page).evaluate_all(KEYS)
    assert len(set(keys)) == total


def test_who_presses_twice_gets_no_event_twice(page: Page, thousand: str) -> None:
    page.goto(f"{thousand}?thread=river")
    expect(rows(page)).to_have_count(EACH)
    page.locator(".further button").evaluate("one => { one.click(); one.click(); }")
    expect(rows(page)).to_have_count(2 * EACH)
    page.wait_for_timeout(300)
    assert len(set(rows(page).evaluate_all(KEYS))) == rows(page).count() == 2 * EACH


def test_a_row_says_what_the_page_says_of_the_event(page: Page, thousand: str) -> None:
    """Each of the main events, as the page itself lists it, beside the row that is made of it."""
    page.goto(thousand)
    text = """all => Object.fromEntries(all.map((one) => [one.querySelector("h4 a, h5 a").href,
      ["h4, h5", ".when", ".dateline", ".summary", ".margin > li > span:not(.beads), .margin > li:not(:has(span))"]
        .map((part) => one.querySelector(part)?.textContent.trim() ?? "")
        .concat(one.className.split(" ").sort().join(" "))
        .concat([...one.querySelectorAll(".dateline .thread")].map(({href}) => href))]))"""
    page.locator("event-filter").get_by_role("button", name="The river", exact=True).click()
    expect(rows(page)).to_have_count(EACH)
    while page.locator(".further button").count():
        before = rows(page).count()
        page.locator(".further button").click()
        expect(rows(page).nth(before)).to_be_visible()
    made = rows(page).evaluate_all(text)
    listed = page.locator("#_list > .group .item.thread-red").evaluate_all(text)
    assert len(listed) > 5
    assert {address: made[address] for address in listed} == listed


def test_years_head_the_rows_and_lead_to_their_pages(page: Page, thousand: str) -> None:
    page.goto(f"{thousand}?actor=actor-3")
    expect(rows(page).first).to_be_visible()
    heads = page.locator(".found .year a").evaluate_all(
        "all => all.map((one) => [one.textContent, one.href])"
    )
    assert len(heads) > 3
    for words, address in heads:
        assert address == f"{thousand}years/{'undated' if words == 'Undated' else words}/"
        assert page.request.get(address).ok
    assert len({words for words, _ in heads}) == len(heads)


def test_what_does_not_come_is_told_in_its_place_and_asked_for_again(page: Page, thousand: str) -> None:
    page.route("**/names/*", lambda route: route.abort())
    page.goto(f"{thousand}?thread=river")
    again = page.get_by_role("button", name="Try again")
    expect(again).to_be_visible()
    expect(page.locator(".found")).to_contain_text("The events could not be loaded.")
    assert axe(page) == []
    again.click()
    expect(status(page)).to_contain_text("The events could not be loaded.")
    expect(again).to_be_focused()
    page.unroute("**/names/*")
    again.click()
    expect(rows(page)).to_have_count(EACH)
    expect(rows(page).first.locator("h4 a")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(width: int, scheme: str, new_page: NewPage, thousand: str) -> None:
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{thousand}?thread=river&tag=water")
    expect(rows(page).first).to_be_visible()
    page.locator("event-filter").get_by_role("button", name="Sources", exact=True).click()
    expect(page.get_by_role("group", name="Sources")).to_be_visible()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_frame_lists_them_too(page: Page, thousand: str) -> None:
    page.goto(f"{thousand}embed/?thread=river")
    expect(rows(page)).to_have_count(EACH)
    expect(page.locator("#_list > .group .item").first).to_be_hidden()
