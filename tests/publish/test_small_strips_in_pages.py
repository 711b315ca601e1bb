"""Small strips in the browser: on every page that has one, on a phone and on a wide screen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from tests.built import prefix_of
from tests.tools.pages import NewPage, axe
from tests.tools.serving import serve_folder


@pytest.fixture(scope="module")
def address(built: Mapping[str, Path]) -> Iterator[str]:
    with serve_folder(built["shipped"], prefix_of(built["shipped"])) as served:
        yield served


PAGES = ("threads/compact/", "actors/nikki-haley/", "places/new-york/", "tags/statements/", "sources/nyt/")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_pages_of_events_have_one_that_nobody_must_tab_through(
    path: str, width: int, address: str, new_page: NewPage
) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": width, "height": 800})
    page.goto(address + path)
    strip = page.locator(".small-strip")
    assert strip.count() == 1
    assert strip.is_visible()
    marks = strip.locator("a")
    assert marks.count() >= 1
    assert {one.get_attribute("tabindex") for one in marks.all()} == {"-1"}
    for one in marks.all():
        assert page.locator(f'main [id="{str(one.get_attribute("href"))[1:]}"]').count() == 1
    assert strip.get_attribute("aria-hidden") == "true"
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_mark_leads_to_its_event_in_the_list(address: str, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 320, "height": 800})
    page.goto(f"{address}actors/nikki-haley/")
    page.locator(".small-strip a").last.click()
    name = page.url.partition("#")[2]
    assert page.locator(f"#{name}").is_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_an_event_says_where_it_stands_in_one_named_link(width: int, address: str, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": width, "height": 800})
    page.goto(f"{address}events/us-ends-participation/")
    link = page.get_by_role(
        "link", name=re.compile(r"^You are here, at event \d+ of 22: show it in the list$")
    )
    box = link.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    link.click()
    page.wait_for_url("**/#us-ends-participation")


@pytest.mark.parametrize(("width", "size"), [(320, 100), (320, 200), (390, 200), (1280, 100)])
@pytest.mark.parametrize("face", ["DejaVu Sans", "Liberation Sans"])
def test_the_words_at_the_ticks_never_touch(
    face: str, width: int, size: int, address: str, new_page: NewPage
) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(f"{address}threads/compact/")
    page.evaluate(
        """([face, size]) => {
          document.documentElement.style.fontSize = size + '%';
          document.documentElement.style.setProperty('--sans', face);
        }""",
        [face, size],
    )
    boxes = page.evaluate(
        """[...document.querySelectorAll('.small-drawing text')]
           .filter(one => !one.closest('a') && one.checkVisibility())
           .map(one => one.getBoundingClientRect()).map(box => [box.left, box.right])"""
    )
    assert len(boxes) >= 2
    assert all(one[1] < other[0] for one, other in pairwise(boxes))
    frame = page.locator(".small-drawing").bounding_box()
    assert frame is not None
    assert boxes[0][0] >= frame["x"] - 1
    assert boxes[-1][1] <= frame["x"] + frame["width"] + 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["threads/compact/", "events/us-ends-participation/"])
def test_nothing_is_amiss_for_axe(path: str, scheme: str, address: str, new_page: NewPage) -> None:
    page = new_page(color_scheme=scheme, viewport={"width": 320, "height": 800})
    page.goto(address + path)
    assert axe(page) == []
