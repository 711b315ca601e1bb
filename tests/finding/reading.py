"""What the tests of story mode share: an order of events, and how to begin, to look and to swipe."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.tools.pages import NewPage

ORDER = ("new-york-declaration", "april-2017-talks", "unfpa-funding-cut", "modalities-resolution")
TITLES = (
    "UN members adopt the New York Declaration",
    "Consultations on the migration compact begin",
    "The United States ends its funding of the UN Population Fund",
)
HOME = "How the United States left the migration compact"
LATE = "events/us-ends-participation/"  # number 11 of 22
SWIPE = ((300, 400), (80, 410))


def title(page: Page) -> Locator:
    return page.locator("main h1")


def begin(page: Page, address: str) -> Page:
    page.goto(address)
    page.get_by_role("button", name="Read as a story").click()
    expect(page.get_by_role("navigation", name="Story")).to_be_visible()
    return page


def shows(page: Page, site: str, number: int) -> None:
    """The event of that number in the order, its address, title and place."""
    expect(title(page)).to_have_text(TITLES[number])
    expect(page).to_have_url(f"{site}events/{ORDER[number]}/")
    expect(page).to_have_title(re.compile(re.escape(TITLES[number])))
    expect(page.locator(".story-bar")).to_contain_text(f"{number + 1} of 22")


def is_left(page: Page) -> None:
    expect(page.locator(".story-bar")).to_have_count(0)
    expect(page.locator(".site-head")).to_be_visible()


def steps(page: Page) -> int:
    """How many entries of the history are behind this one since the start."""
    return int(page.evaluate("history.state?.story ?? 0"))


def swipe(page: Page, *points: tuple[int, int]) -> None:
    """With one finger from the first point over the others."""
    session = page.context.new_cdp_session(page)
    kinds = ["touchStart", *["touchMove"] * (len(points) - 1)]
    for kind, (x, y) in zip(kinds, points, strict=True):
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    session.detach()


def on_phone(new_page: NewPage, **options: object) -> Page:
    return new_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, **options)
