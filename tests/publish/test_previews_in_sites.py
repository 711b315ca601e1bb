"""Previews of notes on the pages of whole sites: narrow, light and dark, from left and from right."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.kinds import kinds_of
from tests.tools.pages import NewPage, axe, watch
from tests.tools.serving import serve_folder

BOXES = """() => {
  const box = (one) => one.getBoundingClientRect();
  const [preview, mark] = [box(document.querySelector(".preview")), box(document.activeElement)];
  return {
    inside: preview.left >= 0 && preview.right <= document.documentElement.clientWidth,
    apart: preview.bottom <= mark.top || preview.top >= mark.bottom,
    wide: document.documentElement.scrollWidth,
    shown: preview.height > 30,
  };
}"""


@pytest.mark.parametrize("name", ["shipped", "rtl"])
def test_every_preview_stays_in_a_narrow_phone(
    name: str, built: Mapping[str, Path], new_page: NewPage
) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    with serve_folder(built[name]) as address:
        page.goto(address + kinds_of(built[name])["events"])
        height = page.evaluate("document.documentElement.scrollHeight")
        page.keyboard.press("Tab")
        for one in page.locator("sup.cite a").all():
            one.focus()
            assert page.evaluate(BOXES) == {"inside": True, "apart": True, "wide": 320, "shown": True}
        assert page.evaluate("document.documentElement.scrollHeight") == height
        assert page.locator("sup.cite a").count() > 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["shipped", "rtl"])
def test_axe_finds_nothing_while_one_is_open(
    name: str, scheme: str, built: Mapping[str, Path], new_page: NewPage
) -> None:
    page = new_page(color_scheme=scheme, viewport={"width": 390, "height": 800}, has_touch=True)
    watched = watch(page)
    with serve_folder(built[name]) as address:
        page.goto(address + kinds_of(built[name])["events"])
        page.locator("sup.cite a").first.tap()
        expect(page.locator(".preview")).to_be_visible()
        expect(page.locator(".preview")).to_have_css("opacity", "1")
        assert axe(page) == []
    assert watched.errors == []
