"""Story mode by finger, from right to left, and how it moves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.finding.reading import (
    SWIPE,
    TITLES,
    begin,
    is_left,
    on_phone,
    shows,
    swipe,
    title,
)
from tests.tools.pages import NewPage
from tests.tools.serving import serve_folder


@pytest.fixture(scope="module")
def rtl(built: Mapping[str, Path]) -> Iterator[str]:
    """A site from right to left, not at the root of its host."""
    with serve_folder(built["rtl"], "/repo/") as root:
        yield root


def test_it_follows_the_finger(new_page: NewPage, site: str) -> None:
    page = on_phone(new_page)
    page.goto(site)
    page.get_by_role("button", name="Read as a story").tap()
    shows(page, site, 0)
    swipe(page, *SWIPE)
    shows(page, site, 1)
    swipe(page, *reversed(SWIPE))
    shows(page, site, 0)
    swipe(page, (200, 500), (190, 300), (188, 200))
    expect(title(page)).to_have_text(TITLES[0])
    assert page.evaluate("scrollY") > 0
    page.get_by_role("button", name="Leave").click()
    expect(page).to_have_url(site)
    is_left(page)


def test_a_finger_on_what_scrolls_sideways_or_selects_turns_nothing(new_page: NewPage, site: str) -> None:
    page = on_phone(new_page, reduced_motion="reduce")
    begin(page, site)
    shows(page, site, 0)
    page.evaluate("""() => {
      const wide = document.createElement("pre");
      wide.textContent = "wide ".repeat(200);
      document.querySelector("main .body").prepend(wide);
      wide.scrollIntoView({block: "center"});
    }""")
    box = page.locator("main pre").bounding_box()
    assert box is not None
    line = int(box["y"] + box["height"] / 2)
    swipe(page, (300, line), (80, line))
    expect(title(page)).to_have_text(TITLES[0])
    page.evaluate("document.querySelector('main pre').remove()")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('main h1'))")
    swipe(page, *SWIPE)
    expect(title(page)).to_have_text(TITLES[0])
    page.evaluate("getSelection().empty()")
    swipe(page, *SWIPE)
    expect(title(page)).to_have_text(TITLES[1])


def test_from_right_to_left_the_arrows_and_swipes_are_mirrored(new_page: NewPage, rtl: str) -> None:
    page = on_phone(new_page)
    page.goto(rtl)
    names = page.locator(".item :is(h2, h3, h4) a").all_inner_texts()
    page.evaluate("document.querySelector('story-mode button').click()")
    expect(title(page)).to_have_text(names[0])
    page.keyboard.press("ArrowLeft")
    expect(title(page)).to_have_text(names[1])
    swipe(page, (80, 400), (300, 410))
    expect(title(page)).to_have_text(names[2])
    page.keyboard.press("ArrowRight")
    expect(title(page)).to_have_text(names[1])
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.keyboard.press("Escape")
    expect(page).to_have_url(rtl)


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_it_moves_only_for_those_who_may_see_it(motion: str, new_page: NewPage, site: str) -> None:
    page = new_page(
        reduced_motion=motion, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page.add_init_script("""
      window.moves = [];
      const start = document.startViewTransition;
      document.startViewTransition = (act) => { moves.push("view"); return start.call(document, act); };
    """)
    begin(page, site)
    shows(page, site, 0)
    page.get_by_role("button", name="Next").click()
    shows(page, site, 1)
    page.keyboard.press("ArrowRight")
    shows(page, site, 2)
    swipe(page, *reversed(SWIPE))
    shows(page, site, 1)
    # As one begins, and as one swipes.
    assert page.evaluate("moves") == ([] if motion == "reduce" else ["view", "view"])


def test_where_views_cannot_change_smoothly_they_change(page: Page, site: str) -> None:
    page.add_init_script("document.startViewTransition = undefined")
    begin(page, site)
    page.get_by_role("button", name="Next").click()
    shows(page, site, 1)
