"""Previews of notes: shown on hover, focus and tap, closed with Escape, in nobody's way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.built import build_site
from tests.sites import make_site
from tests.tools.pages import NewPage, watch
from tests.tools.serving import serve_folder

PATIENCE = 700  # milliseconds after which everything that was to open or close has done so
LONG = {
    "content/pages/about.md": "---\ntitle: About\n---\nFirst [@gazette, page 1] [@herald].\n\n"
    + "A line of the text.\n\n" * 30
    + "In the midst [@gazette, page 1].\n\n"
    + "A line of the text.\n\n" * 30
}
FOCUSED = "document.activeElement.outerHTML.slice(0, 90)"
FINGER = """(one, [type, width]) =>
  one.dispatchEvent(new PointerEvent(type, {bubbles: true, pointerType: "touch", width}))"""
# Not every browser keeps :hover where a finger was.
NO_HOVER = """const matches = Element.prototype.matches;
  Element.prototype.matches = function (what) { return !what.includes(":hover") && matches.call(this, what); }"""
OPENINGS = """() => {
  window.opened = 0;
  const preview = document.querySelector(".preview");
  new MutationObserver(() => opened += !preview.hidden).observe(preview, {attributeFilter: ["hidden"]});
}"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = make_site(tmp_path_factory.mktemp("previews"), LONG)
    with serve_folder(build_site(site, site / "_site")) as address:
        yield address


@pytest.fixture
def event(root: str) -> str:
    return f"{root}events/treaty-signed/"


def mark(page: Page, number: int) -> Locator:
    return page.locator(f".body sup a[href='#_note-{number}']").first


def preview(page: Page) -> Locator:
    return page.locator(".preview")


def test_the_mouse_opens_it_may_enter_it_and_leaves_it(page: Page, event: str) -> None:
    watched = watch(page)
    page.goto(event)
    mark(page, 1).hover()
    expect(preview(page)).to_be_visible()
    assert preview(page).inner_text().split("\n") == [
        "The treaty, with the names of those who signed",
        "River Gazette 7 December 2017",
    ]
    link = preview(page).locator("a").first
    assert link.get_attribute("href") == "../../sources/gazette/"
    assert preview(page).locator("[id], .back").count() == 0
    link.hover()
    page.wait_for_timeout(PATIENCE)
    expect(preview(page)).to_be_visible()
    page.locator(".brand").first.hover()
    expect(preview(page)).to_be_hidden()
    assert watched.errors == []


def test_a_mouse_that_only_passes_opens_nothing(page: Page, event: str) -> None:
    page.goto(event)
    page.evaluate(OPENINGS)
    x, y = mark(page, 1).evaluate("one => [one.getBoundingClientRect().x, one.getBoundingClientRect().y]")
    page.mouse.move(x + 3, y + 3)
    page.mouse.move(5, 5)
    page.wait_for_timeout(PATIENCE)
    assert page.evaluate("opened") == 0
    mark(page, 1).hover()
    expect(preview(page)).to_be_visible()
    assert page.evaluate("opened") == 1


def test_a_locator_is_shown_and_only_one_is_open(page: Page, event: str) -> None:
    page.goto(event)
    mark(page, 1).hover()
    expect(preview(page)).to_contain_text("River Gazette")
    mark(page, 2).hover()
    expect(preview(page)).to_contain_text("paragraph 3")
    expect(preview(page)).not_to_contain_text("River Gazette")
    assert preview(page).count() == 1


def test_the_keyboard_opens_it_and_escape_closes_it(page: Page, event: str) -> None:
    page.goto(event)
    mark(page, 1).focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    before = page.evaluate("scrollY")
    expect(preview(page)).to_be_visible()
    page.locator(".brand").first.hover()
    page.wait_for_timeout(PATIENCE)
    expect(preview(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(preview(page)).to_be_hidden()
    expect(mark(page, 1)).to_be_focused()
    assert page.evaluate("scrollY") == before
    page.keyboard.press("Tab")
    expect(mark(page, 2)).to_be_focused()
    expect(preview(page)).to_contain_text("paragraph 3")
    page.keyboard.press("Enter")
    expect(preview(page)).to_be_hidden()
    assert page.url.endswith("#_note-2")


def test_it_closes_when_the_focus_has_gone(page: Page, event: str) -> None:
    page.goto(event)
    mark(page, 3).focus()
    expect(preview(page)).to_be_visible()
    page.keyboard.press("Tab")
    expect(preview(page)).to_be_hidden()


def stops(page: Page, event: str) -> Iterator[str]:
    page.goto(event)
    for _ in range(70):
        page.keyboard.press("Tab")
        yield page.evaluate(FOCUSED)


def test_the_order_of_the_keyboard_is_untouched(new_page: NewPage, event: str) -> None:
    plain = new_page()
    plain.route("**/previews.js*", lambda route: route.abort())
    order = list(stops(plain, event))
    assert list(stops(new_page(), event)) == order
    assert len([stop for stop in order if 'href="#_note' in stop]) >= 4


def test_a_finger_opens_it_and_the_second_tap_follows(new_page: NewPage, root: str) -> None:
    page = new_page(has_touch=True, viewport={"width": 390, "height": 700})
    page.goto(f"{root}about/")
    mark(page, 1).tap()
    expect(preview(page)).to_contain_text("page 1")
    page.wait_for_timeout(PATIENCE)
    expect(preview(page)).to_be_visible()
    assert [page.url, page.evaluate("scrollY")] == [f"{root}about/", 0]
    mark(page, 2).tap()
    expect(preview(page)).to_contain_text("The Herald")
    mark(page, 2).tap()
    page.wait_for_url("**#_note-2")
    expect(preview(page)).to_be_hidden()


def test_a_tap_elsewhere_closes_it_and_one_inside_does_not(new_page: NewPage, root: str) -> None:
    page = new_page(has_touch=True, viewport={"width": 390, "height": 700})
    page.goto(f"{root}about/")
    mark(page, 1).tap()
    preview(page).locator("span").first.tap()
    page.wait_for_timeout(PATIENCE)
    expect(preview(page)).to_be_visible()
    page.locator(".body p").nth(6).tap()
    expect(preview(page)).to_be_hidden()
    mark(page, 1).tap()
    preview(page).get_by_text("Go to the note").tap()
    page.wait_for_url("**#_note-1")
    expect(preview(page)).to_be_hidden()


def test_a_finger_that_rests_or_scrolls_neither_opens_nor_closes_it(new_page: NewPage, root: str) -> None:
    page = new_page(has_touch=True, viewport={"width": 390, "height": 700})
    page.add_init_script(NO_HOVER)
    page.goto(f"{root}about/")
    mark(page, 1).evaluate(FINGER, ["pointerover", 20])
    page.wait_for_timeout(PATIENCE)
    expect(preview(page)).to_be_hidden()
    mark(page, 1).tap()
    finger = page.context.new_cdp_session(page)
    for kind, ys in (("touchStart", [600]), ("touchMove", [560]), ("touchMove", [480]), ("touchEnd", [])):
        points = [{"x": 200, "y": y} for y in ys]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    page.wait_for_timeout(PATIENCE)
    assert page.evaluate("scrollY") > 50
    expect(preview(page)).to_be_visible()


def test_a_screen_readers_tap_is_led_on_at_once(page: Page, event: str) -> None:
    """It comes as a finger without size; what it would open is hidden from those who hear the page."""
    page.goto(event)
    mark(page, 1).evaluate(FINGER, ["pointerdown", 0])
    mark(page, 1).evaluate("one => one.click()")
    assert page.url.endswith("#_note-1")
    mark(page, 2).evaluate(FINGER, ["pointerdown", 20])
    mark(page, 2).evaluate("one => one.click()")
    assert page.url.endswith("#_note-1")
    expect(preview(page)).to_have_attribute("aria-hidden", "true")


@pytest.mark.parametrize(("block", "above"), [("start", False), ("center", True), ("end", True)])
def test_it_stands_above_its_mark_where_there_is_room(block: str, above: bool, page: Page, root: str) -> None:
    page.goto(f"{root}about/")
    middle = page.locator(".body sup a").last
    middle.evaluate("(one, block) => one.scrollIntoView({block})", block)
    before = page.evaluate("scrollY")
    middle.evaluate("one => one.focus({preventScroll: true})")
    expect(preview(page)).to_be_in_viewport(ratio=1)
    is_above = (
        "one => one.getBoundingClientRect().bottom <= document.activeElement.getBoundingClientRect().top"
    )
    assert preview(page).evaluate(is_above) is above
    assert page.evaluate("scrollY") == before > 0


def test_it_is_not_printed_and_does_not_move_for_those_who_wish_so(new_page: NewPage, event: str) -> None:
    names = []
    for motion in ("no-preference", "reduce"):
        page = new_page(reduced_motion=motion)
        page.goto(event)
        mark(page, 1).focus()
        expect(preview(page)).to_be_visible()
        names.append(preview(page).evaluate("one => getComputedStyle(one).animationName"))
        page.emulate_media(media="print")
        expect(preview(page)).to_be_hidden()
    assert names == ["preview", "none"]


def test_only_pages_with_notes_ask_for_the_script(page: Page, root: str) -> None:
    watched = watch(page)
    page.goto(root)
    page.goto(f"{root}places/river-town/")
    assert [url for url in watched.requests if "previews" in url] == []
    page.goto(f"{root}about/")
    asked = [url.partition("?")[0] for url in watched.requests if "previews" in url]
    assert asked == [f"{root}static/js/previews.js", f"{root}static/css/previews.css"]
