"""A mark that is zoomed is drawn as the server draws it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.built import prefix_of
from tests.tools.serving import serve_folder

# By the event that it leads to the drawing of each mark that is one event.
SHAPES: Final = """marks => Object.fromEntries(marks.filter((mark) => mark.querySelector(".shape")).map((mark) =>
  [mark.getAttribute("href").replace(/.*events/, ""), mark.querySelector(".shape").outerHTML.replace(/>\\s+</g, "><")]))"""
WHOLE: Final = ".scaled > .strip > svg:first-of-type a.on-strip"
MARKS: Final = ".zoomed a.on-strip"


@pytest.mark.parametrize("name", ["shipped", "ages", "evidence", "rtl"])
def test_what_both_draw_looks_the_same(name: str, built: Mapping[str, Path], page: Page) -> None:
    with serve_folder(built[name], prefix_of(built[name])) as root:
        page.goto(root)
        wanted = page.locator(WHOLE).evaluate_all(SHAPES)
        page.locator("strip-zoom button").first.focus()
        expect(page.get_by_role("combobox")).to_be_visible()
        page.evaluate("""async () => (await import(performance.getEntriesByType("resource").map((one) => one.name)
          .find((name) => name.includes("/js/shared.js")))).select(new Set(Array(99).keys()))""")
        expect(page.locator(f"{MARKS}[href]").first).to_be_visible()
        found = page.locator(f"{MARKS}[href]").evaluate_all(SHAPES)
    assert len(found.keys() & wanted.keys()) >= 3
    assert {one: found[one] for one in wanted if one in found} == {
        one: wanted[one] for one in found if one in wanted
    }
