"""On paper: the narrow arrangement whatever the sheet's width, nothing squeezed, nothing lost."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.built import SITES
from tests.kinds import kinds_of
from tests.tools.pages import NewPage
from tests.tools.serving import serve_folder

# Texts that stand in a column too narrow for their words: taller than four of their own lines, and thin.
SQUEEZED = """() => [...document.querySelectorAll("main :is(time, h1, h2, h3, dt, .date, .label)")]
  .filter((one) => {
    const box = one.getBoundingClientRect();
    const size = parseFloat(getComputedStyle(one).fontSize);
    return box.width > 0 && box.width < 3 * size && box.height > 4 * size;
  })
  .map((one) => one.outerHTML)"""


@pytest.mark.parametrize("width", [560, 794, 1123])  # A5, A4 and A4 on its side, in CSS pixels
@pytest.mark.parametrize("name", SITES)
def test_nothing_is_squeezed_on_paper(
    name: str, width: int, built: Mapping[str, Path], new_page: NewPage
) -> None:
    page = new_page(viewport={"width": width, "height": 1000})
    page.emulate_media(media="print")
    with serve_folder(built[name]) as address:
        for path in kinds_of(built[name]).values():
            page.goto(address + path)
            assert page.evaluate(SQUEEZED) == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_a_squeezed_date_would_be_seen(new_page: NewPage) -> None:
    page = new_page()
    page.set_content(
        "<main><time style='display:block;width:1em;overflow-wrap:anywhere'>2 December</time></main>"
    )
    assert len(page.evaluate(SQUEEZED)) == 1


def test_links_that_lead_nowhere_on_paper_are_hidden(built: Mapping[str, Path], new_page: NewPage) -> None:
    page = new_page()
    page.emulate_media(media="print")
    with serve_folder(built["shipped"]) as address:
        page.goto(address)
        assert page.locator("main h3").first.is_visible()
        assert not page.locator(".site-head nav").is_visible()
        assert not page.locator(".site-foot nav").first.is_visible()
