"""Story mode: one event at a time on its own address, left for the page that the reader came from."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.finding.filtering import SHOWN
from tests.finding.reading import (
    HOME,
    LATE,
    ORDER,
    TITLES,
    begin,
    is_left,
    shows,
    steps,
    title,
)
from tests.tools.pages import NewPage, watch

# Which pages were read so far.
NOTED = """
  window.parsed = [];
  const parse = DOMParser.prototype.parseFromString;
  DOMParser.prototype.parseFromString = function (...all) {
    const page = parse.apply(this, all);
    parsed.push(page.title);
    return page;
  };
"""
# A key once a page was fetched ahead, and what is shown before anything else can run: no more than promises kept.
AT_ONCE = """async ([key, title]) => {
  const turn = () => new Promise((done) => setTimeout(done));
  while (!parsed.some((one) => one.startsWith(title))) await turn();
  await turn();
  const heading = () => document.querySelector("main h1").textContent;
  const before = heading();
  document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
  for (let one = 0; one < 20; one++) await null;
  return [before, heading(), location.pathname];
}"""


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_it_leads_through_the_story_and_back_by_keys(
    width: int, scheme: str, new_page: NewPage, site: str
) -> None:
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    watched = watch(page)
    page.goto(site)
    page.keyboard.press("s")
    shows(page, site, 0)
    expect(title(page)).to_be_focused()
    expect(page.locator(".site-head")).to_be_hidden()
    page.keyboard.press("ArrowRight")
    shows(page, site, 1)
    page.keyboard.press("j")
    shows(page, site, 2)
    page.keyboard.press("ArrowLeft")
    shows(page, site, 1)
    page.keyboard.press("k")
    shows(page, site, 0)
    assert steps(page) == 5
    assert page.evaluate("scrollY") == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.keyboard.press("Escape")
    expect(page).to_have_url(site)
    expect(title(page)).to_have_text(HOME)
    is_left(page)
    assert watched.outside(site) == []
    assert watched.errors == []


def test_buttons_lead_on_and_keep_the_focus(page: Page, site: str) -> None:
    begin(page, site)
    shows(page, site, 0)
    bar = page.get_by_role("navigation", name="Story")
    expect(bar.get_by_role("button", name="Previous")).to_have_attribute("aria-disabled", "true")
    onward = bar.get_by_role("button", name="Next")
    onward.click()
    shows(page, site, 1)
    expect(onward).to_be_focused()
    expect(bar.get_by_role("status")).to_have_text(f"2 of 22: {TITLES[1]}")
    page.keyboard.press("Enter")
    shows(page, site, 2)
    expect(onward).to_be_focused()
    bar.get_by_role("button", name="Leave").click()
    expect(page).to_have_url(site)
    expect(page.get_by_role("button", name="Read as a story")).to_be_focused()
    is_left(page)


def test_the_next_event_is_there_before_anything_else_can_run(page: Page, site: str) -> None:
    page.add_init_script(NOTED)
    begin(page, site)
    shows(page, site, 0)
    for key, number in (("ArrowRight", 1), ("j", 2), ("ArrowLeft", 1)):
        before, after, path = page.evaluate(AT_ONCE, [key, TITLES[number]])
        assert before != after == TITLES[number]
        assert path == f"/events/{ORDER[number]}/"


def test_keys_that_come_fast_never_lead_astray(page: Page, site: str) -> None:
    begin(page, site + LATE)
    for key in ("ArrowRight", "ArrowLeft") * 4:
        page.keyboard.press(key)
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(page.locator(".story-bar").get_by_role("status")).to_be_empty()
    expect(page).to_have_title(re.compile(re.escape(title(page).inner_text())))
    assert page.evaluate("[...document.querySelectorAll('main, .story-bar')].length") == 2
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page).to_have_url(site + LATE)
    is_left(page)


def test_back_and_forward_go_through_what_was_read(page: Page, site: str) -> None:
    begin(page, site)
    shows(page, site, 0)
    page.keyboard.press("j")
    shows(page, site, 1)
    page.keyboard.press("j")
    shows(page, site, 2)
    page.go_back()
    shows(page, site, 1)
    page.go_forward()
    shows(page, site, 2)
    page.go_back()
    page.go_back()
    shows(page, site, 0)
    page.go_back()
    expect(page).to_have_url(site)
    is_left(page)
    page.go_forward()
    shows(page, site, 0)
    page.keyboard.press("Escape")
    expect(page).to_have_url(site)
    is_left(page)


def test_the_page_is_left_as_it_was_found(page: Page, site: str) -> None:
    page.goto(f"{site}about/")
    page.goto(site)
    link = page.locator(".item :is(h2, h3, h4) a").nth(7)
    link.focus()
    page.evaluate("window.before = document.querySelector('main').innerHTML")
    scrolled = page.evaluate("scrollY")
    assert scrolled > 0
    canonical = page.evaluate("document.querySelector('link[rel=canonical]').href")
    page.keyboard.press("s")
    expect(page.locator(".story-bar")).to_be_visible()
    assert page.evaluate("document.querySelector('link[rel=canonical]').href").endswith(
        page.evaluate("location.pathname")
    )
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(page).to_have_url(site)
    is_left(page)
    expect(link).to_be_focused()
    assert page.evaluate("scrollY") == scrolled
    assert page.evaluate("document.querySelector('main').innerHTML === before")
    assert page.evaluate("document.querySelector('link[rel=canonical]').href") == canonical
    page.go_back()  # nothing of it is left behind
    expect(page).to_have_url(f"{site}about/")


def test_it_starts_with_the_first_event_in_view(page: Page, site: str) -> None:
    page.goto(site)
    seventh = page.locator(".item :is(h2, h3, h4) a").nth(6)
    seventh.evaluate("one => one.scrollIntoView({block: 'start'})")
    name = seventh.inner_text()
    page.evaluate("document.querySelector('story-mode button').click()")
    expect(title(page)).to_have_text(name)


def test_it_leads_through_the_events_that_were_chosen(page: Page, site: str) -> None:
    page.goto(f"{site}?thread=compact")
    expect(page.locator("event-filter [role=status]")).to_contain_text("of 22")
    chosen: list[str] = page.evaluate(SHOWN)
    every: list[str] = page.locator(".item").evaluate_all("all => all.map(({id}) => id)")
    assert 2 < len(chosen) < len(every)
    page.keyboard.press("s")
    bar = page.locator(".story-bar")
    for number, one in enumerate(chosen, 1):
        expect(page).to_have_url(f"{site}events/{one}/")
        expect(bar).to_contain_text(f"{number} of {len(chosen)}")
        page.keyboard.press("j")
    expect(bar.get_by_role("button", name="Next")).to_have_attribute("aria-disabled", "true")
    follower = dict(pairwise(every))
    last = max(chosen.index(one) for one in chosen[:-1] if follower[one] not in chosen)
    for one in reversed(chosen[last:-1]):
        page.keyboard.press("k")
        expect(page).to_have_url(f"{site}events/{one}/")
    page.locator(".steps a[rel=next]").click()  # in the story, but none of those
    expect(bar).to_contain_text("of 22")
    page.keyboard.press("Escape")
    expect(page).to_have_url(f"{site}?thread=compact")
    is_left(page)
    assert page.evaluate(SHOWN) == chosen
    page.goto(site)
    page.keyboard.press("s")
    expect(bar).to_contain_text("1 of 22")


def test_it_starts_with_the_event_of_the_page(page: Page, site: str) -> None:
    begin(page, site + LATE)
    expect(page).to_have_url(site + LATE)
    expect(page.locator(".story-bar")).to_contain_text("11 of 22")
    assert steps(page) == 1
    page.keyboard.press("j")
    expect(page.locator(".story-bar")).to_contain_text("12 of 22")
    page.keyboard.press("k")
    expect(page.locator(".story-bar")).to_contain_text("11 of 22")
    expect(page.locator("main #_sources")).to_have_count(1)
    page.keyboard.press("j")
    page.keyboard.press("Escape")
    expect(page).to_have_url(site + LATE)
    is_left(page)
    expect(page.get_by_role("button", name="Read as a story")).to_be_focused()
    assert page.locator("main h1").get_attribute("tabindex") is None


def test_links_to_events_keep_it_and_others_leave(page: Page, site: str) -> None:
    begin(page, site + LATE)
    related = page.locator(".related a").first
    name = related.inner_text()
    related.click()
    expect(title(page)).to_have_text(name)
    expect(page.locator(".story-bar")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page).to_have_url(site + LATE)
    is_left(page)
    page.keyboard.press("s")
    expect(page.locator(".story-bar")).to_be_visible()
    with page.context.expect_page() as other:
        page.locator(".related a").first.click(modifiers=["Control"])
    other.value.close()
    expect(page).to_have_url(site + LATE)
    page.locator("main a.thread").first.click()
    expect(page).to_have_url(re.compile("/threads/"))
    is_left(page)


def test_a_place_within_the_event_is_an_entry_of_its_own(page: Page, site: str) -> None:
    begin(page, site + LATE)
    page.locator('main a[href="#_sources"]').first.click()
    expect(page).to_have_url(f"{site}{LATE}#_sources")
    expect(page.locator(".story-bar")).to_be_visible()
    expect(page.locator("#_sources")).to_be_in_viewport()
    page.keyboard.press("j")
    expect(page.locator(".story-bar")).to_contain_text("12 of 22")
    assert steps(page) == 3
    page.go_back()
    expect(page).to_have_url(f"{site}{LATE}#_sources")
    expect(page.locator(".story-bar")).to_contain_text("11 of 22")
    page.keyboard.press("Escape")
    expect(page).to_have_url(site + LATE)
    is_left(page)


def test_reloading_gives_the_real_page_and_back_still_leads_back(page: Page, site: str) -> None:
    begin(page, site)
    shows(page, site, 0)
    page.keyboard.press("j")
    shows(page, site, 1)
    page.reload()
    expect(title(page)).to_have_text(TITLES[1])
    is_left(page)
    page.keyboard.press("s")
    expect(page.locator(".story-bar")).to_contain_text("2 of 22")
    page.keyboard.press("j")
    shows(page, site, 2)
    page.keyboard.press("Escape")
    expect(page).to_have_url(f"{site}events/{ORDER[1]}/")
    is_left(page)
    page.go_back()
    expect(page).to_have_url(f"{site}events/{ORDER[0]}/")
    expect(title(page)).to_have_text(TITLES[0])
    is_left(page)
    page.go_back()
    expect(page).to_have_url(site)
    expect(title(page)).to_have_text(HOME)
