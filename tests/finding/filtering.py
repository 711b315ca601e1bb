"""What tests of the filter ask of a page."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page

SHOWN: Final = (
    "() => [...document.querySelectorAll('.item')].filter((one) => one.checkVisibility()).map(({id}) => id)"
)
ALL: Final = 22  # events of the shipped story


def word(page: Page, name: str) -> Locator:
    return page.locator("event-filter").get_by_role("button", name=name, exact=True)


def status(page: Page) -> Locator:
    return page.locator("event-filter [role=status]")


def chip(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=f"Remove: {name}", exact=True)


def query(page: Page) -> str:
    return urlsplit(page.url).query


def shown(page: Page) -> list[str]:
    found: list[str] = page.evaluate(SHOWN)
    return found


def of(page: Page, selector: str) -> list[str]:
    """The ids of the events in the list that a selector of theirs fits, seen or not."""
    found: list[str] = page.locator(selector).evaluate_all("all => all.map(({id}) => id)")
    return found
