"""The filter of a long story: what fits takes the place of the main events, from the pages that list it."""

from __future__ import annotations

import re
from typing import Final

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.finding.filtering import status
from tests.tools.pages import NewPage, axe, watch

EACH: Final = 40
# A row as it stands on its page: without links as they are written, and without the time since the event before.
ROW: Final = """all => all.map((one) => {
  const row = one.cloneNode(true);
  row.querySelector(".gap")?.remove();
  for (const link of row.querySelectorAll("a")) {
    const { pathname } = new URL(link.getAttribute("href"), document.baseURI);
    link.setAttribute("href", pathname);
  }
  return row.outerHTML.replace(/(?<=<.?)h[23]/g, "h").replace(/\\s+/g, " ");
})"""
KEYS: Final = "all => all.map((one) => one.querySelector(':is(h2, h3) a').href)"


def rows(page: Page) -> Locator:
    return page.locator(".filtered .item")


def listed(page: Page, new_page: NewPage) -> list[tuple[str, list[str], list[str]]]:
    """Of each head in the list: the address it leads to, its rows as text, and as that page has them."""
    found: list[tuple[str, list[str], list[str]]] = []
    for group in page.locator(".filtered > .group").all():
        head = group.locator(".year")
        address = str(head.get_by_role("link").evaluate("one => one.href"))
        sheet = new_page(java_script_enabled=False)
        sheet.goto(address)
        expect(sheet.get_by_role("heading", level=1)).to_have_text(head.inner_text(), ignore_case=True)
        mine = dict(zip(*(group.locator(".item").evaluate_all(one) for one in (KEYS, ROW)), strict=True))
        whole = dict(
            zip(*(sheet.locator("#_list .item").evaluate_all(one) for one in (KEYS, ROW)), strict=True)
        )
        found.append((address, list(mine.values()), [row for key, row in whole.items() if key in mine]))
        sheet.close()
    return found


def found(page: Page) -> int:
    """How many events fit, as the page says it."""
    expect(status(page)).to_contain_text("of 1,000 events")
    return int(status(page).inner_text().split(" of ")[0].replace(",", ""))


def test_it_stands_in_for_the_main_events_and_goes_again(page: Page, thousand: str) -> None:
    watched = watch(page)
    page.goto(thousand)
    main, ways = page.locator(".chosen-how"), page.locator(".ways")
    expect(main).to_be_visible()
    before = page.locator("#_list .item").count()
    page.locator("event-filter").get_by_role("button", name="The river", exact=True).click()
    expect(rows(page)).to_have_count(EACH)
    for one in (main, ways, page.locator(".chosen")):
        expect(one).to_be_hidden()
    expect(page.locator(".beads-key")).to_be_visible()
    assert found(page) > 200
    assert rows(page).evaluate_all("all => all.every((one) => one.classList.contains('thread-red'))")
    page.go_back()
    expect(page.locator("#_list .item")).to_have_count(before)
    expect(rows(page)).to_have_count(0)
    for one in (main, ways):
        expect(one).to_be_visible()
    page.go_forward()
    expect(rows(page)).to_have_count(EACH)
    assert watched.errors == []
    assert watched.outside(thousand) == []


def test_more_are_shown_and_told_and_the_focus_goes_to_the_first_of_them(page: Page, thousand: str) -> None:
    page.goto(f"{thousand}?thread=river&standing=disputed&standing=planned")
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
        expect(rows(page).nth(shown).locator(":is(h2, h3) a")).to_be_focused()
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


@pytest.mark.parametrize(
    "query", ["actor=actor-3", "thread=river&standing=disputed", "to=2011&place=place-2"]
)
def test_rows_stand_under_the_page_that_lists_them_as_that_page_has_them(
    query: str, page: Page, new_page: NewPage, thousand: str
) -> None:
    page.goto(f"{thousand}?{query}")
    expect(rows(page).first).to_be_visible()
    while page.locator(".further button").count():
        before = rows(page).count()
        page.locator(".further button").click()
        expect(rows(page).nth(before)).to_be_visible()
    found = listed(page, new_page)
    assert len(found) > 1
    assert len({address for address, _, _ in found}) == len(found)
    for _, mine, whole in found:
        assert mine == whole
    assert sum(len(mine) for _, mine, _ in found) == rows(page).count()
    assert page.locator(".filtered .beads").count() > 0
    assert page.locator(".filtered .gap").filter(visible=True).count() == 0
    expect(rows(page).get_by_role("heading")).to_have_count(rows(page).count())


def test_no_event_is_twice_in_the_page(page: Page, thousand: str) -> None:
    page.goto(f"{thousand}?thread=river")
    expect(rows(page)).to_have_count(EACH)
    ids = page.locator("[id]").evaluate_all("all => all.map(({ id }) => id)")
    assert len(ids) == len(set(ids))


def test_what_does_not_come_is_told_in_its_place_and_asked_for_again(page: Page, thousand: str) -> None:
    page.route("**/years/**", lambda route: route.abort())
    page.goto(f"{thousand}?thread=river")
    again = page.get_by_role("button", name="Try again")
    expect(again).to_be_visible()
    expect(page.locator(".filtered")).to_contain_text("The events could not be loaded.")
    assert axe(page) == []
    again.click()
    expect(status(page)).to_contain_text("The events could not be loaded.")
    expect(again).to_be_focused()
    page.unroute("**/years/**")
    again.click()
    expect(rows(page)).to_have_count(EACH)
    expect(rows(page).first.locator(":is(h2, h3) a")).to_be_focused()


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
    expect(page.locator(".chosen")).to_be_hidden()
    link = rows(page).first.get_by_role("heading").get_by_role("link")
    assert str(link.evaluate("one => one.href")).startswith(f"{thousand}events/")
    assert link.evaluate("one => one.target || document.querySelector('base').target") == "_parent"
