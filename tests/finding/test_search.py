"""Search: a dialog over the page, results as one types, its words in the address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.tools.pages import NewPage, axe, watch
from tests.tools.serving import serve_folder

FAILED = "The search could not be loaded."
PHONE = {"viewport": {"width": 390, "height": 800}, "has_touch": True, "is_mobile": True}
# How often what a screen reader says changes, from now on.
HEARD = """() => {
  window.heard = [];
  const status = document.querySelector("dialog [role=status]");
  new MutationObserver(() => window.heard.push(status.textContent)).observe(status, {childList: true});
}"""


def button(page: Page) -> Locator:
    return page.get_by_role("button", name="Search", exact=True)


def seen(page: Page) -> Locator:
    dialog = page.get_by_role("dialog", name="Search")
    expect(dialog).to_be_visible()
    return dialog


def opened(page: Page, address: str) -> Locator:
    page.goto(address)
    button(page).click()
    return seen(page)


def field(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="Search")


def said(page: Page) -> Locator:
    return page.locator("dialog [role=status]")


def titles(page: Page) -> Locator:
    return page.locator("dialog li a")


def query(page: Page) -> str:
    address: str = page.evaluate("location.search")
    return address


def held(page: Page, pattern: str) -> list[Route]:
    """Requests that wait until each is continued."""
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route(pattern, hold)
    return waiting


def test_nothing_of_it_is_asked_for_before_the_reader_acts(page: Page, site: str) -> None:
    watched = watch(page)
    page.goto(site)
    expect(button(page)).to_be_visible()
    page.wait_for_load_state("networkidle")
    wanted = [url for url in watched.requests if re.search("/find/|/vendor/|/search/|search.css", url)]
    assert wanted == []
    assert watched.errors == []


def test_results_come_as_one_types(page: Page, site: str) -> None:
    watched = watch(page)
    dialog = opened(page, site)
    expect(field(page)).to_be_focused()
    expect(said(page)).to_have_text("Titles, texts, quotations, names and places: two letters are enough.")
    page.keyboard.type("tillerson stat")
    expect(titles(page).first).to_have_text("Tillerson gives reasons for the US decision")
    expect(titles(page).first.locator("mark")).to_have_text(["Tillerson"])
    expect(said(page)).to_have_text(re.compile(r"^Events found: \d+$"))
    expect(dialog).to_match_aria_snapshot("""
      - dialog "Search":
        - search:
          - searchbox "Search": tillerson stat
          - combobox "Order of the results"
          - button "Close"
        - status: /Events found. \\d+/
        - list:
          - listitem:
            - paragraph: 3 December 2017
            - link "Tillerson gives reasons for the US decision"
            - paragraph:
              - mark
    """)
    assert watched.errors == []
    assert watched.outside(site) == []


def test_what_is_shown_of_a_text_is_where_the_words_stand(page: Page, site: str) -> None:
    opened(page, site)
    page.keyboard.type("lajčák REGRETS")
    text = page.locator("dialog li p:last-child").first
    expect(text.locator("mark").first).to_be_visible()
    marked = {one.casefold() for one in text.locator("mark").all_text_contents()}
    assert marked & {"lajčák", "regrets", "regretted"}


def test_names_are_found_though_no_text_holds_them(page: Page, site: str) -> None:
    opened(page, site)
    page.keyboard.type("puerto vallarta jalisco")
    expect(page.locator("dialog li").first).to_contain_text("Jalisco")


def test_by_fit_or_by_time(page: Page, site: str) -> None:
    opened(page, site)
    page.keyboard.type("compact")
    expect(said(page)).to_contain_text("found")
    by_fit = titles(page).all_text_contents()
    page.get_by_label("Order of the results").select_option("In the order of time")
    expect(titles(page).first).to_have_text("UN members adopt the New York Declaration")
    by_time = titles(page).all_text_contents()
    assert sorted(by_fit) == sorted(by_time)
    assert "compact" in by_fit[0].casefold()
    in_account = page.locator("#_list .item :is(h2, h3, h4)").all_text_contents()
    assert by_time == [one for one in in_account if one in by_time][: len(by_time)]
    field(page).fill("decision")
    expect(said(page)).to_contain_text("found")
    assert page.get_by_label("Order of the results").input_value() == "time"


def test_more_are_shown_when_asked_for(page: Page, thousand: str) -> None:
    opened(page, thousand)
    page.keyboard.type("council")
    expect(titles(page)).to_have_count(20)
    before = titles(page).all_text_contents()
    page.get_by_role("button", name="Show more").click()
    expect(titles(page)).to_have_count(40)
    expect(titles(page).nth(20)).to_be_focused()
    assert titles(page).all_text_contents()[:20] == before
    # Of whatever size the first results are, they are few bytes: see docs/search.md for more events.
    sizes = "performance.getEntriesByType('resource').filter((one) => /find|vendor/.test(one.name))"
    assert page.evaluate(f"{sizes}.reduce((sum, one) => sum + one.encodedBodySize, 0)") < 800_000


def test_too_little_to_search_for_gets_a_hint(page: Page, site: str) -> None:
    opened(page, site)
    for text in ("", "  ", "a", "B!", "…", "฿"):
        field(page).fill("compact")
        expect(titles(page).first).to_be_visible()
        field(page).fill(text)
        expect(titles(page)).to_have_count(0)
        expect(said(page)).to_contain_text("two letters")


def test_where_nothing_is_found_it_says_so(page: Page, site: str) -> None:
    opened(page, site)
    page.keyboard.type("compact zeppelin")
    expect(said(page)).to_have_text("No event holds all these words.")
    expect(titles(page)).to_have_count(0)
    expect(page.get_by_role("button", name="Show more")).to_be_hidden()


def test_words_are_only_words(page: Page, site: str) -> None:
    watched = watch(page)
    opened(page, site)
    for text in ("<img src=x onerror=alert(1)> constructor", "__proto__", "toString", "🙂 \ud83d"):
        field(page).fill(text)
        expect(said(page)).to_have_text(re.compile("No event|two letters|found"))
    expect(page.locator("dialog img")).to_have_count(0)
    assert watched.errors == []


def test_the_arrows_go_through_the_results_and_enter_opens(page: Page, site: str) -> None:
    page.goto(site)
    button(page).focus()
    page.keyboard.press("Enter")
    seen(page)
    page.keyboard.type("compact")
    expect(said(page)).to_contain_text("found")
    page.keyboard.press("ArrowDown")
    expect(titles(page).nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(titles(page).nth(1)).to_be_focused()
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(titles(page).nth(0)).to_be_focused()
    title = titles(page).nth(0).text_content()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title or "")
    page.go_back()
    seen(page)
    expect(field(page)).to_have_value("compact")
    expect(titles(page).nth(0)).to_have_text(title or "")


def test_its_key_opens_it_and_is_not_typed(page: Page, site: str) -> None:
    page.goto(site)
    link = page.locator("#_list .item a").first
    link.focus()
    page.keyboard.press("/")
    seen(page)
    page.keyboard.type("haley/s")
    expect(field(page)).to_have_value("haley/s")
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


def test_tab_works_as_ever(page: Page, site: str) -> None:
    opened(page, site)
    page.keyboard.type("tillerson")
    expect(said(page)).to_contain_text("found")
    focused = "document.activeElement.tagName"
    order = []
    for _ in range(3):
        page.keyboard.press("Tab")
        order.append(page.evaluate(focused))
    assert order == ["SELECT", "BUTTON", "A"]


def test_it_closes_and_leaves_the_page_as_it_was(page: Page, site: str) -> None:
    page.goto(site)
    page.evaluate("scrollTo(0, 400)")
    before = page.evaluate("[document.querySelector('main').outerHTML, scrollY]")
    for way in ("Escape", "Close"):
        button(page).press("Enter")
        dialog = seen(page)
        page.keyboard.type("haley")
        expect(page).to_have_url(f"{site}?q=haley")
        page.keyboard.press("Escape") if way == "Escape" else dialog.get_by_role(
            "button", name="Close"
        ).click()
        expect(dialog).to_be_hidden()
        expect(button(page)).to_be_focused()
        expect(page).to_have_url(re.compile(r"/$"))
    assert page.evaluate("document.querySelector('main').outerHTML") == before[0]


def test_back_closes_it_and_forward_opens_it_again(page: Page, site: str) -> None:
    page.goto(f"{site}sources/")
    dialog = opened(page, site)
    page.keyboard.type("haley")
    expect(said(page)).to_contain_text("found")
    expect(page).to_have_url(f"{site}?q=haley")
    page.go_back()
    expect(dialog).to_be_hidden()
    expect(page).to_have_url(site)
    page.go_forward()
    seen(page)
    expect(field(page)).to_have_value("haley")
    expect(titles(page).first).to_be_visible()
    page.go_back()
    expect(dialog).to_be_hidden()
    page.go_back()
    expect(page).to_have_url(f"{site}sources/")


@pytest.mark.parametrize("path", ["", "events/us-ends-participation/"])
def test_an_address_opens_it_with_its_results(path: str, page: Page, site: str) -> None:
    page.goto(f"{site}{path}?thread=compact&q=Perez+haley&x=1#_list")
    seen(page)
    expect(field(page)).to_have_value("Perez haley")
    field(page).fill("haley")
    expect(titles(page).first).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?thread=compact&q=haley&x=1#_list$"))
    page.keyboard.press("Escape")
    expect(page).to_have_url(f"{site}{path}?thread=compact&x=1#_list")
    expect(button(page)).to_be_focused()


def test_what_is_typed_before_it_opened_is_not_lost(page: Page, site: str) -> None:
    waiting = held(page, "**/search/dialog.js*")
    page.goto(site)
    button(page).focus()
    page.keyboard.press("Enter")
    expect(page.locator("site-search [role=status]")).to_have_text("Loading …")
    page.keyboard.type("hal")
    waiting[0].continue_()
    seen(page)
    page.keyboard.type("ey")
    expect(field(page)).to_have_value("haley")
    expect(titles(page).first).to_be_visible()
    expect(page.locator("site-search [role=status]")).to_have_text("")


def test_on_a_slow_line_only_the_last_words_count(page: Page, site: str) -> None:
    waiting = held(page, "**/find/terms/0.json*")
    opened(page, site)
    page.keyboard.type("haley")
    expect(said(page)).to_have_text("Loading …")
    field(page).fill("tillerson")
    expect(said(page)).to_have_text("Loading …")
    for route in waiting:
        route.continue_()
    expect(titles(page).first).to_contain_text("Tillerson")
    expect(said(page)).to_contain_text("found")


@pytest.mark.parametrize("lost", ["find/terms/index.json", "vendor/minisearch", "find/texts/"])
def test_what_does_not_come_is_told_and_can_be_tried_again(lost: str, page: Page, site: str) -> None:
    page.route(re.compile(re.escape(lost)), lambda route: route.abort())
    opened(page, site)
    page.keyboard.type("haley")
    expect(said(page)).to_have_text(FAILED)
    again = page.get_by_role("button", name="Try again")
    with page.expect_event("requestfailed"):
        again.click()
    expect(said(page)).to_have_text(FAILED)
    expect(field(page)).to_have_value("haley")
    expect(field(page)).to_be_focused()
    assert lost != "find/texts/" or axe(page) == []
    page.unroute_all()
    again.click()
    expect(titles(page).first).to_be_visible()
    expect(again).to_be_hidden()
    expect(said(page)).to_contain_text("found")


def test_more_that_does_not_come_keeps_what_is_there_and_the_focus(page: Page, thousand: str) -> None:
    opened(page, thousand)
    page.keyboard.type("council")
    expect(titles(page)).to_have_count(20)
    page.route("**/find/texts/*", lambda route: route.abort())
    page.get_by_role("button", name="Show more").click()
    expect(said(page)).to_have_text(FAILED)
    again = page.get_by_role("button", name="Try again")
    expect(again).to_be_focused()
    expect(titles(page)).to_have_count(20)
    page.unroute_all()
    again.click()
    expect(titles(page)).to_have_count(40)
    expect(titles(page).nth(20)).to_be_focused()


@pytest.mark.parametrize("lost", ["search/dialog.js", "js/shared.js", "find/find.json"])
def test_what_it_cannot_open_without_is_told_on_the_page(lost: str, page: Page, site: str) -> None:
    watched = watch(page)
    page.route(re.compile(re.escape(lost)), lambda route: route.abort())
    page.goto(site)
    button(page).click()
    expect(page.locator("site-search [role=status]")).to_have_text(FAILED)
    page.get_by_role("button", name="Dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert query(page) == ""
    assert lost != "js/shared.js" or axe(page) == []
    assert all("ERR_FAILED" in error for error in watched.errors)
    page.unroute_all()
    if lost == "find/find.json":  # browsers remember that a script did not come
        button(page).click()
        seen(page)


def test_it_works_without_its_sheet(page: Page, site: str) -> None:
    page.route("**/search.css*", lambda route: route.abort())
    opened(page, site)
    page.keyboard.type("haley")
    expect(titles(page).first).to_be_visible()


def test_counts_are_said_once_the_reader_stops(page: Page, site: str) -> None:
    opened(page, site)
    expect(said(page)).to_contain_text("two letters")
    page.evaluate(HEARD)
    page.keyboard.type("compact", delay=30)
    expect(said(page)).to_contain_text("found")
    assert len(page.evaluate("heard")) <= 2


def test_by_touch_on_a_phone(new_page: NewPage, site: str) -> None:
    page = new_page(**PHONE)
    page.goto(site)
    button(page).tap()
    dialog = seen(page)
    assert dialog.bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 800}
    field(page).fill("haley")
    expect(titles(page).first).to_be_visible()
    title = titles(page).first.text_content()
    page.locator("dialog li p").nth(1).tap(force=True)  # all of a result leads on
    expect(page.get_by_role("heading", level=1)).to_have_text(title or "")


@pytest.mark.parametrize(
    ("width", "scheme"), [(320, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]
)
def test_nothing_is_wrong_with_it(width: int, scheme: str, new_page: NewPage, site: str) -> None:
    page = new_page(viewport={"width": width, "height": 700}, color_scheme=scheme)
    page.goto(site)
    box = button(page).bounding_box()
    assert box is not None
    assert (box["width"], box["height"]) == (44, 44)
    assert box["x"] + box["width"] <= width
    button(page).click()
    for text, told in (("", "two letters"), ("zeppelin", "No event"), ("compact", "found")):
        field(page).fill(text)
        expect(said(page)).to_contain_text(told)
        assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = "(all) => all.filter((one) => one.offsetHeight && one.offsetHeight < 44).length"
    assert page.locator("dialog :is(button, input, select, li)").evaluate_all(small) == 0


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_its_button_moves_nothing(width: int, new_page: NewPage, site: str) -> None:
    boxes = []
    for blocked in (True, False):
        page = new_page(viewport={"width": width, "height": 700})
        if blocked:
            page.route("**/js/parts.js*", lambda route: route.abort())
        page.goto(site)
        page.wait_for_load_state("networkidle")
        expect(button(page)).to_have_count(0 if blocked else 1)
        boxes.append(
            [page.locator(one).bounding_box() for one in (".site-head", "#_dark", "h1", "site-search")]
        )
    assert boxes[0] == boxes[1]


def test_without_script_there_is_no_button_and_no_room_for_it(new_page: NewPage, site: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site}?q=haley")
    expect(button(page)).to_have_count(0)
    assert page.locator("site-search").evaluate("(one) => one.getBoundingClientRect().width") == 0


@pytest.fixture
def rtl(built: Mapping[str, Path]) -> Iterator[str]:
    with serve_folder(built["rtl"]) as root:
        yield root


def test_it_reads_from_right_to_left(page: Page, rtl: str) -> None:
    page.goto(rtl)
    word = page.evaluate("document.querySelector('#_list .item :is(h2, h3, h4)').textContent.split(' ')[0]")
    page.locator("site-search button").click()
    field_ = page.locator("dialog input")
    field_.fill(word)
    expect(titles(page).first.locator("mark").first).to_have_text(word)
    places = page.evaluate("[...document.querySelectorAll('dialog search > *')].map((one) => one.offsetLeft)")
    assert places == sorted(places, reverse=True)
    assert axe(page) == []


def test_it_works_on_a_page_that_was_not_found(page: Page, site: str) -> None:
    page.goto(f"{site}no/such/page")
    button(page).click()
    seen(page)
    page.keyboard.type("haley")
    titles(page).first.click()
    expect(page.locator(".article")).to_be_visible()


def test_marks_are_seen_in_forced_colours(new_page: NewPage, site: str) -> None:
    page = new_page(forced_colors="active")
    opened(page, site)
    page.keyboard.type("haley")
    mark = page.locator("dialog mark").first
    expect(mark).to_be_visible()
    canvas = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert mark.evaluate("(one) => getComputedStyle(one).backgroundColor") != canvas
