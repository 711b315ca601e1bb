"""The filter of the front page: by mouse, touch and keyboard, and in the address."""

from __future__ import annotations

import re
from typing import Any, Final

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.finding.filtering import ALL, chip, of, query, shown, status, word
from tests.tools.pages import NewPage, axe, watch

# What the strip is told, and by the very module that it asks.
SELECTED: Final = """async () => {
  const named = performance.getEntriesByType("resource").find(({ name }) => name.includes("js/shared.js"));
  const { selection } = await import(named.name);
  return selection.shown && [...selection.shown].toSorted((a, b) => a - b);
}"""
SHIFTS: Final = """window.shifts = [];
new PerformanceObserver((list) => list.getEntries().forEach(({ value, hadRecentInput }) =>
  hadRecentInput || shifts.push(value))).observe({ type: "layout-shift", buffered: true });"""
PHONE: Final = {"viewport": {"width": 390, "height": 800}, "has_touch": True}


def test_without_script_the_words_lead_to_pages(new_page: NewPage, site: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(site)
    ways = page.get_by_role("navigation", name="Browse by")
    links = ways.get_by_role("link").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    threads = ["compact", "united-states", "reactions", "withdrawals"]
    pages = ["actors", "places", "sources", "tags", "years"]
    assert links == [*(f"threads/{one}/" for one in threads), *(f"{one}/" for one in pages)]
    expect(page.locator("event-filter button").filter(visible=True)).to_have_count(0)
    assert len(shown(page)) == ALL
    ways.get_by_role("link", name="People").click()
    assert page.url == f"{site}actors/"


def test_with_script_they_are_controls_and_nothing_is_loaded_yet(page: Page, site: str) -> None:
    watched = watch(page)
    page.goto(site)
    expect(page.locator("event-filter")).to_match_aria_snapshot("""
      - search "Browse by":
        - paragraph: Browse by
        - button "The compact"
        - button "United States"
        - button "Reactions"
        - button "Other withdrawals"
        - button "People"
        - button "Places"
        - button "Sources"
        - button "Tags"
        - button "Years"
        - button "Standing"
        - status
    """)
    expect(word(page, "The compact")).to_have_attribute("aria-pressed", "false")
    expect(word(page, "People")).to_have_attribute("aria-expanded", "false")
    assert not [
        url for url in watched.requests if "/find/" in url or "/filter/" in url or "filter.css" in url
    ]
    assert watched.errors == []


@pytest.mark.parametrize("options", [{}, PHONE], ids=["mouse", "touch"])
def test_a_thread_is_taken_and_left_and_back_leads_through(
    options: dict[str, Any], new_page: NewPage, site: str
) -> None:
    page = new_page(**options)
    watched = watch(page)
    page.goto(site)
    take = Locator.tap if options else Locator.click
    red, both = of(page, ".item.thread-red"), of(page, ".item:is(.thread-red, .thread-violet)")
    every = shown(page)
    take(word(page, "United States"))
    expect(status(page)).to_have_text(f"{len(red)} of {ALL} events")
    assert [query(page), shown(page)] == ["thread=united-states", red]
    assert page.evaluate(SELECTED) == [every.index(one) for one in red]
    take(word(page, "Reactions"))
    expect(status(page)).to_have_text(f"{len(both)} of {ALL} events")
    assert [query(page), shown(page)] == ["thread=united-states&thread=reactions", both]
    expect(word(page, "Reactions")).to_have_attribute("aria-pressed", "true")
    take(word(page, "Reactions"))
    assert [query(page), shown(page)] == ["thread=united-states", red]
    for asked, found, go in (
        ("thread=united-states&thread=reactions", both, page.go_back),
        ("thread=united-states", red, page.go_back),
        ("", every, page.go_back),
        ("thread=united-states", red, page.go_forward),
    ):
        go()
        assert [query(page), shown(page)] == [asked, found]
        expect(word(page, "United States")).to_have_attribute("aria-pressed", str(bool(asked)).lower())
    expect(chip(page, "United States")).to_be_visible()
    assert watched.errors == []
    assert watched.outside(site) == []


def test_by_the_keyboard_alone(page: Page, site: str) -> None:
    page.goto(site)
    word(page, "People").focus()
    page.keyboard.press("Space")
    group = page.get_by_role("group", name="People")
    expect(group).to_be_visible()
    expect(word(page, "People")).to_have_attribute("aria-expanded", "true")
    expect(word(page, "People")).to_be_focused()
    page.keyboard.press("Tab")
    expect(group.get_by_role("searchbox", name="Find in this list")).to_be_focused()
    page.keyboard.type("guterr")  # António
    expect(group.get_by_role("checkbox")).to_have_count(1)
    expect(status(page)).to_contain_text("1 of 28 listed")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    only = group.get_by_role("checkbox")
    expect(only).to_be_checked()
    expect(only).to_be_focused()
    assert query(page) == "actor=antonio-guterres"
    assert len(shown(page)) == 3
    page.keyboard.press("Escape")
    expect(group).to_be_hidden()
    expect(word(page, "People")).to_be_focused()
    page.keyboard.press("Enter")
    expect(group).to_be_visible()
    page.keyboard.press("Enter")
    expect(group).to_be_hidden()
    expect(word(page, "People")).to_have_attribute("aria-expanded", "false")


def test_a_panel_is_a_group_of_boxes_with_what_each_would_show(page: Page, site: str) -> None:
    page.goto(f"{site}?thread=reactions")
    word(page, "Standing").click()
    expect(page.get_by_role("group", name="Standing")).to_match_aria_snapshot("""
      - group "Standing":
        - text: Standing
        - list:
          - listitem:
            - checkbox "Confirmed 4"
          - listitem:
            - checkbox "Reported 0"
    """)
    word(page, "Places").click()
    expect(page.locator(".choices").filter(visible=True)).to_have_count(1)
    counts = page.locator(".choices .count").filter(visible=True)
    for place in range(counts.count()):
        box = page.get_by_role("group", name="Places").get_by_role("checkbox").nth(place)
        box.check()
        expect(status(page)).to_have_text(re.compile(f"^{counts.nth(place).inner_text()} of {ALL} events"))
        box.uncheck()
    word(page, "Reactions").click()
    expect(status(page)).to_have_class("heard")
    word(page, "Places").click()
    expect(page.locator(".choices").filter(visible=True)).to_have_count(0)


def test_chips_take_the_focus_with_them(page: Page, site: str) -> None:
    page.goto(f"{site}?actor=nikki-haley&actor=antonio-guterres&from=2017&at=2017-01-01..2018-01-01")
    chip(page, "Nikki Haley").focus()
    page.keyboard.press("Enter")
    expect(chip(page, "From 2017")).to_be_focused()
    assert query(page) == "actor=antonio-guterres&from=2017&at=2017-01-01..2018-01-01"
    page.keyboard.press("Enter")
    expect(chip(page, "António Guterres")).to_be_focused()
    page.keyboard.press("Enter")
    expect(word(page, "People")).to_be_focused()
    assert query(page) == "at=2017-01-01..2018-01-01"
    assert len(shown(page)) == ALL
    expect(page.locator(".chips button").filter(visible=True)).to_have_count(0)
    page.go_back()
    page.go_back()
    expect(chip(page, "From 2017")).to_be_visible()
    page.get_by_role("button", name="Clear all").click()
    expect(word(page, "The compact")).to_be_focused()
    expect(status(page)).to_have_text(f"{ALL} of {ALL} events")
    assert [query(page), len(shown(page))] == ["at=2017-01-01..2018-01-01", ALL]
    page.go_back()
    assert query(page) == "actor=antonio-guterres&from=2017&at=2017-01-01..2018-01-01"


def test_years_settle_into_one_entry(page: Page, site: str) -> None:
    page.goto(site)
    word(page, "Years").click()
    before = page.evaluate("history.length")
    years = page.get_by_role("group", name="Years")
    years.get_by_label("From").select_option("2016")
    years.get_by_label("From").select_option("2018")
    years.get_by_label("To").select_option("2018")
    expect(chip(page, "To 2018")).to_be_visible()
    assert query(page) == "from=2018&to=2018"
    assert page.evaluate("history.length") == before + 1
    assert set(of(page, "#_2018 .item")) <= set(shown(page)) < set(of(page, ".item"))
    word(page, "The compact").click()
    years.get_by_label("To").select_option("")
    assert page.evaluate("history.length") == before + 3
    page.go_back()
    page.go_back()
    expect(years.get_by_label("To")).to_have_value("2018")
    page.go_back()
    expect(years.get_by_label("From")).to_have_value("")
    assert len(shown(page)) == ALL


def test_what_is_not_in_the_story_is_told_and_ignored(page: Page, site: str) -> None:
    page.goto(f"{site}?thread=nowhere&tag=<b>bold</b>&actor=nikki-haley")
    expect(status(page)).to_have_text(f"2 of {ALL} events · Not in this story: nowhere")
    assert len(shown(page)) == 2
    chip(page, "Nikki Haley").click()
    expect(status(page)).to_have_text(f"{ALL} of {ALL} events · Not in this story: nowhere")
    page.get_by_role("button", name="Clear all").click()
    assert query(page) == ""
    page.goto(f"{site}?tag=__proto__&actor=nikki-haley&actor=nikki-haley&from=2017.5&to=02018")
    expect(page.locator(".chips li").filter(visible=True)).to_have_text(
        ["Nikki Haley", "To 2018", "Clear all"]
    )
    expect(status(page)).to_have_text(f"2 of {ALL} events · Not in this story: __proto__")
    page.get_by_role("button", name="Remove: To 2018").click()
    assert query(page) == "tag=__proto__&actor=nikki-haley&actor=nikki-haley&from=2017.5"


def test_where_nothing_fits_the_page_says_so(page: Page, site: str) -> None:
    page.goto(f"{site}?thread=reactions&to=2016")
    expect(status(page)).to_have_text(f"0 of {ALL} events · No event fits all of this.")
    assert shown(page) == []
    assert page.evaluate(SELECTED) == []
    expect(page.locator(".year, .month-head").filter(visible=True)).to_have_count(0)
    page.get_by_role("button", name="Clear all").click()
    assert len(shown(page)) == ALL


def test_the_focus_is_not_lost_with_an_event_that_goes(page: Page, site: str) -> None:
    page.goto(site)
    word(page, "United States").click()
    expect(word(page, "United States")).to_have_attribute("aria-pressed", "true")
    page.go_back()
    page.locator(".item.thread-blue h4 a").first.focus()
    page.go_forward()
    expect(word(page, "The compact")).to_be_focused()


def test_put_back_into_its_page_it_goes_on(page: Page, site: str) -> None:
    """As it is when a reader leaves the story mode."""
    page.goto(f"{site}?thread=reactions")
    expect(word(page, "Reactions")).to_have_attribute("aria-pressed", "true")
    page.locator("main").evaluate(
        "one => { const { parentNode } = one; one.remove(); parentNode.append(one) }"
    )
    expect(word(page, "Reactions")).to_have_attribute("aria-pressed", "true")
    word(page, "The compact").focus()
    page.keyboard.press("Space")
    expect(word(page, "The compact")).to_have_attribute("aria-pressed", "true")
    assert query(page) == "thread=reactions&thread=compact"


def test_heads_and_gaps_follow_the_list(page: Page, site: str) -> None:
    page.goto(site)
    word(page, "United States").scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    gaps = page.locator(".gap").filter(visible=True)
    assert gaps.count() > 5
    word(page, "United States").click()
    expect(gaps).to_have_count(0)
    page.wait_for_timeout(300)
    assert page.evaluate("scrollY") == before > 0
    for head in page.locator(".month").filter(visible=True).all():
        assert head.locator(".item").filter(visible=True).count() > 0
    assert 0 < page.locator(".month").filter(visible=True).count() < page.locator(".month").count()
    group = page.locator(".group").filter(visible=True).first
    year, month = (group.locator(one).filter(visible=True).first for one in (".year", ".month-head"))
    top = "one => Math.round(one.getBoundingClientRect().top)"
    assert abs(year.evaluate(top) - month.evaluate(top)) <= 1
    links = page.locator(".item .dateline a").filter(visible=True)
    assert all(
        "threads/" in str(one.get_attribute("href"))
        for one in links.all()
        if "thread" in str(one.get_attribute("class"))
    )


def test_a_key_held_down_leaves_the_words_links(page: Page, site: str) -> None:
    page.goto(site)
    with page.context.expect_page() as opened:
        word(page, "The compact").click(modifiers=["ControlOrMeta"])
    expect(opened.value).to_have_url(f"{site}threads/compact/")
    with page.context.expect_page() as opened:
        word(page, "People").click(button="middle")
    expect(opened.value).to_have_url(f"{site}actors/")
    assert query(page) == ""
    expect(word(page, "People")).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_in_any_state(width: int, scheme: str, new_page: NewPage, site: str) -> None:
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{site}?thread=reactions&actor=united-nations&from=2017")
    expect(status(page)).to_contain_text("of 22 events")
    for name in ("Sources", "Years", "Standing"):
        word(page, name).click()
        expect(page.get_by_role("group", name=name)).to_be_visible()
        assert axe(page) == []
        small = "all => all.filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44).length"
        assert (
            page.locator("event-filter :is(a, button, select, [type=search], label)").evaluate_all(small) == 0
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_moves_when_the_page_comes_filtered(new_page: NewPage, site: str) -> None:
    for width in (390, 1280):
        page = new_page(viewport={"width": width, "height": 1600})
        page.add_init_script(SHIFTS)
        page.goto(f"{site}?thread=reactions")
        expect(status(page)).to_contain_text("of 22 events")
        page.wait_for_timeout(300)
        assert page.evaluate("shifts") == []


def test_a_filtered_list_says_on_paper_what_it_is(page: Page, site: str) -> None:
    page.goto(site)
    page.emulate_media(media="print")
    expect(page.locator("event-filter")).to_be_hidden()
    page.goto(f"{site}?thread=reactions")
    expect(chip(page, "Reactions")).to_be_visible()
    expect(status(page)).to_be_visible()
    expect(page.get_by_role("button", name="Clear all")).to_be_hidden()
    expect(page.locator("event-filter > a").first).to_be_hidden()


def test_the_frame_follows_its_address_without_words(page: Page, site: str) -> None:
    watched = watch(page)
    page.goto(f"{site}embed/?thread=reactions")
    expect(status(page)).to_have_text(re.compile(r"^\d+ of 22 events"))
    assert shown(page) == of(page, ".item.thread-violet")
    expect(page.locator("event-filter :is(a, button)").filter(visible=True)).to_have_count(0)
    assert watched.errors == []
