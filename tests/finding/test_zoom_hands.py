"""Zoom and pan of the strip by mouse, wheel and fingers; the page keeps its scroll."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import CDPSession, Locator, Page, expect

from tests.built import prefix_of
from tests.tools.drawn import cut, overlapping, texts
from tests.tools.pages import NewPage, watch
from tests.tools.serving import serve_folder

AT: Final = "2017-04-01..2017-10-31"
SAID: Final = "Apr 2017 – Oct 2017: 8 events"
MARKS: Final = ".zoomed a.on-strip"
SCROLLED: Final = "[scrollX, scrollY, visualViewport.scale]"
FRAMES: Final = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
MOVED: Final = "one => one.getBoundingClientRect().x"
PHONE: Final = {"viewport": {"width": 390, "height": 800}, "has_touch": True}
CTRL: Final = 2


def status(page: Page) -> Locator:
    return page.locator("strip-zoom [role=status]")


def middle(page: Page) -> tuple[float, float]:
    """Of the drawing that is seen."""
    drawn = page.locator(".scaled > .strip, .overview, .zoomed [role=group]").filter(visible=True).first
    drawn.evaluate("one => one.scrollIntoView({ block: 'center' })")
    page.evaluate(FRAMES)  # until the wheel, too, knows of it
    box = drawn.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def opened(page: Page, root: str, asked: str = f"?at={AT}") -> None:
    page.goto(root + asked)
    if asked:
        expect(status(page)).to_have_text(SAID)
        expect(page.locator(f"{MARKS}[href]").first).to_be_visible()


def drag(page: Page, by: float, down: float = 0) -> None:
    x, y = middle(page)
    page.mouse.move(x, y + 8)
    page.mouse.down()
    page.mouse.move(x + by / 2, y + 8 + down, steps=4)
    page.mouse.move(x + by, y + 8 + down, steps=4)


def turn(page: Page, at: tuple[float, float], delta: float, modifiers: int = 0) -> None:
    x, y = at
    wheel = {"type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": delta, "modifiers": modifiers}
    page.context.new_cdp_session(page).send("Input.dispatchMouseEvent", wheel)


@pytest.mark.parametrize("width", [390, 1280])
def test_the_mouse_drags_time_along_and_one_entry_tells_of_it(
    width: int, new_page: NewPage, site: str
) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    watched = watch(page)
    opened(page, site)
    entries = page.evaluate("history.length")
    # Without its name, which may stand on the other side of it where more is drawn.
    mark = page.locator(f"{MARKS}[href*=paris-withdrawal-announcement] .press")
    before = mark.evaluate(MOVED)
    drag(page, -60)
    expect(page.locator(".zoomed.moving")).to_be_visible()
    assert mark.evaluate(MOVED) == pytest.approx(before - 60, abs=1)
    assert page.url == f"{site}?at={AT}"
    page.wait_for_timeout(600)
    assert page.url == f"{site}?at={AT}", "the hand is still there"
    page.mouse.up()
    expect(page).not_to_have_url(f"{site}?at={AT}")
    expect(page).to_have_url(re.compile(r"at=2017-(04|05)-\d\d\.\.2017-1[012]-\d\d"))
    expect(page.locator(".zoomed.moving")).to_have_count(0)
    assert page.evaluate("history.length") == entries + 1
    assert overlapping(texts(page)) == []
    assert cut(texts(page), width) == []
    page.go_back()
    expect(status(page)).to_have_text(SAID)
    assert watched.errors == []


def test_from_right_to_left_it_follows_the_hand_too(built: Mapping[str, Path], page: Page) -> None:
    with serve_folder(built["rtl"], prefix_of(built["rtl"])) as root:
        page.goto(f"{root}?at=2017-04-15..2017-09-01")
        mark = page.locator(f"{MARKS}[href]").first
        expect(mark).to_be_visible()
        before = mark.locator(".bar").evaluate(MOVED)
        drag(page, 80)
        expect(page.locator(".zoomed.moving")).to_be_visible()
        # The whole of it is drawn where it moves; its end, at the left, goes with the hand.
        assert mark.locator(".bar").evaluate(MOVED) == pytest.approx(before + 80, abs=1)
        page.mouse.up()
        expect(page).to_have_url(re.compile("at=2017-04-2"))
        assert cut(texts(page), 1280) == []


def test_it_stays_within_the_story(page: Page, site: str) -> None:
    opened(page, site)
    for _ in range(3):
        drag(page, 500)
        page.mouse.up()
    expect(status(page)).to_contain_text("Sept 2016 –")
    expect(page).to_have_url(re.compile("at=2016-09-0"))


def test_a_press_that_hardly_moves_is_a_click_on_the_mark(page: Page, site: str) -> None:
    opened(page, site)
    mark = page.locator(f"{MARKS}[href*=paris-withdrawal-announcement]")
    mark.scroll_into_view_if_needed()
    box = mark.locator(".press").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 40, y, steps=4)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"\?at=2017-"))
    expect(page.locator(".zoomed.moving")).to_have_count(0)
    mark.locator(".press").click()
    expect(page).to_have_url(re.compile("/events/paris-withdrawal-announcement/"))


def test_where_all_is_seen_there_is_nothing_to_drag(page: Page, site: str) -> None:
    opened(page, site, "")
    page.locator("strip-zoom button").first.focus()
    expect(page.get_by_role("combobox", name="Choose a time")).to_be_visible()
    drag(page, -200)
    page.mouse.up()
    assert page.locator(".scaled").is_visible()
    assert page.url == site


@pytest.mark.parametrize("width", [390, 1280])
def test_a_wheel_with_ctrl_zooms_around_the_pointer(width: int, new_page: NewPage, site: str) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    opened(page, site, "")
    at, before = middle(page), page.evaluate(SCROLLED)
    page.mouse.move(*at)
    expect(page.get_by_role("combobox", name="Choose a time")).to_be_visible()
    for _ in range(3):
        turn(page, at, -100, CTRL)
    expect(status(page)).to_contain_text("events")
    expect(page).to_have_url(re.compile(r"at=2017-.*\.\.201[78]-"))
    assert page.evaluate(SCROLLED) == before
    for _ in range(9):
        turn(page, at, 100, CTRL)
    expect(page).to_have_url(site)
    expect(page.locator(".zoomed")).to_be_hidden()
    page.go_back()
    expect(page).to_have_url(re.compile(r"at=2017-"))


def test_the_first_turn_of_a_wheel_zooms_too(page: Page, site: str) -> None:
    opened(page, site, "")
    turned = page.locator(".scaled > .strip").evaluate(
        """(one) => [{ ctrlKey: true }, {}].map((keys) => one.dispatchEvent(new WheelEvent("wheel", {
          deltaY: -100, clientX: 700, bubbles: true, cancelable: true, ...keys })))"""
    )
    assert turned == [False, True]
    expect(page).to_have_url(re.compile(r"\?at=2017"))
    expect(status(page)).to_contain_text("events")


def test_it_zooms_no_further_than_an_hour(page: Page, site: str) -> None:
    page.goto(f"{site}?at=2017-12-02..2017-12-02")
    expect(status(page)).to_contain_text("Sat 2 Dec 2017")
    at = middle(page)
    for _ in range(12):
        turn(page, at, -100, CTRL)
    expect(page).to_have_url(re.compile(r"at=2017-12-02T1\d\.\.2017-12-02T1\d$"))
    first, last = re.findall(r"T(\d\d)", page.url)
    assert int(last) - int(first) == 1


def test_a_plain_wheel_scrolls_the_page(page: Page, site: str) -> None:
    opened(page, site)
    at, before = middle(page), page.evaluate("scrollY")
    turn(page, at, 120)
    expect(page.locator("html")).to_have_js_property("scrollTop", before + 120)
    assert page.url == f"{site}?at={AT}"


def test_a_mouse_that_was_let_go_elsewhere_moves_nothing(page: Page, site: str) -> None:
    opened(page, site)
    x, y = middle(page)
    page.mouse.move(x, y)
    page.mouse.down()
    # As if the button had come up outside the window: no event of it is heard.
    page.locator(".zoomed").evaluate(
        "(one, at) => one.dispatchEvent(new PointerEvent('pointermove', "
        "{ bubbles: true, pointerId: 1, clientX: at + 200, buttons: 0 }))",
        x,
    )
    page.wait_for_timeout(600)
    assert page.url == f"{site}?at={AT}"
    page.mouse.up()


# ---- Fingers


def touch(session: CDPSession, kind: str, points: Sequence[tuple[float, float]]) -> None:
    at: list[dict[str, Any]] = [{"x": x, "y": y, "id": index} for index, (x, y) in enumerate(points)]
    session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})


def swipe(page: Page, across: float, down: float) -> None:
    x, y = middle(page)
    session = page.context.new_cdp_session(page)
    touch(session, "touchStart", [(x, y)])
    for step in range(1, 11):
        touch(session, "touchMove", [(x + across * step / 10, y + down * step / 10)])
    touch(session, "touchEnd", [])


def pinch(page: Page, apart: float, then: float) -> None:
    x, y = middle(page)
    session = page.context.new_cdp_session(page)
    touch(session, "touchStart", [(x - apart, y)])
    touch(session, "touchStart", [(x - apart, y), (x + apart, y)])
    for step in range(1, 11):
        now = apart + (then - apart) * step / 10
        touch(session, "touchMove", [(x - now, y), (x + now, y)])
    touch(session, "touchEnd", [])


def test_a_finger_that_goes_aside_pans(new_page: NewPage, site: str) -> None:
    page = new_page(**PHONE)
    opened(page, site)
    before = (middle(page), page.evaluate(SCROLLED))[1]
    swipe(page, -120, 4)
    expect(page).to_have_url(re.compile(r"at=2017-(05|06)-\d\d\.\.201[78]-"))
    assert page.evaluate(SCROLLED) == before


def test_a_button_takes_the_first_tap_after_a_finger_moved_the_strip(new_page: NewPage, site: str) -> None:
    page = new_page(**PHONE)
    opened(page, site)
    swipe(page, -120, 4)
    expect(page).not_to_have_url(f"{site}?at={AT}")
    page.wait_for_timeout(500)  # a tap right after a swipe is none to the browser
    before = page.url
    page.get_by_role("button", name="Zoom out").tap()
    expect(page).not_to_have_url(before)


def test_a_finger_that_goes_up_scrolls_the_page(new_page: NewPage, site: str) -> None:
    page = new_page(**PHONE)
    opened(page, site)
    before = (middle(page), page.evaluate("scrollY"))[1]
    swipe(page, 3, -200)
    expect(page.locator("html")).not_to_have_js_property("scrollTop", before)
    assert page.url == f"{site}?at={AT}"


def test_two_fingers_zoom_the_strip_and_not_the_page(new_page: NewPage, site: str) -> None:
    page = new_page(**PHONE)
    opened(page, site)
    before = (middle(page), page.evaluate(SCROLLED))[1]
    pinch(page, 30, 120)
    expect(page).to_have_url(re.compile(r"at=2017-06-\d\d\.\.2017-0[78]-\d\d"))
    expect(status(page)).to_have_text(re.compile("2017: "))
    pinch(page, 120, 30)
    pinch(page, 120, 10)
    expect(page).to_have_url(site)
    expect(page.locator(".overview")).to_be_visible()
    assert page.evaluate(SCROLLED) == before


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_mark_can_be_pressed_with_a_finger(scheme: str, new_page: NewPage, site: str) -> None:
    page = new_page(**PHONE, color_scheme=scheme)
    opened(page, site)
    sizes = page.locator(f"{MARKS} .press").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(({width, height}) => [width, height])"
    )
    assert len(sizes) > 5
    assert all(width >= 24 and height >= 23.9 for width, height in sizes)
    page.locator(f"{MARKS}[href*=unesco] .press").tap()
    expect(page).to_have_url(re.compile("/events/.*unesco"))
