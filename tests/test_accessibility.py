"""axe finds nothing on any kind of page, light and dark, narrow and wide; and nothing is cut off at 320 px."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.built import html_of, pages_of, prefix_of
from tests.kinds import kinds_of
from tests.tools.pages import NewPage, axe
from tests.tools.serving import serve_folder

SITES = ("shipped", "rtl", "evidence")
# A theme changes the colours, a width the arrangement: every site has both of each, and all sites every pair.
SEEN = (
    ("shipped", "light", 390),
    ("shipped", "dark", 1280),
    ("rtl", "dark", 390),
    ("rtl", "light", 1280),
    ("evidence", "light", 390),
    ("evidence", "dark", 1280),
)


@pytest.mark.parametrize(("name", "scheme", "width"), SEEN)
def test_axe_finds_nothing(
    name: str, scheme: str, width: int, built: Mapping[str, Path], new_page: NewPage
) -> None:
    page = new_page(color_scheme=scheme, viewport={"width": width, "height": 800})
    found = {}
    with serve_folder(built[name], prefix_of(built[name])) as address:
        for kind, path in kinds_of(built[name]).items():
            page.goto(address + path)
            found[kind] = axe(page)
    assert {kind: problems for kind, problems in found.items() if problems} == {}
    assert {"front", "events", "404.html", "sources index", "years"} <= set(found)


@pytest.mark.parametrize("name", [*SITES, "ages"])
def test_nothing_is_wider_than_a_narrow_phone(
    name: str, built: Mapping[str, Path], same_page: NewPage
) -> None:
    page = same_page(viewport={"width": 320, "height": 640})
    wide = {}
    with serve_folder(built[name], prefix_of(built[name])) as address:
        for kind, path in kinds_of(built[name]).items():
            page.goto(address + path)
            wide[kind] = page.evaluate("document.documentElement.scrollWidth")
    assert {kind: width for kind, width in wide.items() if width > 320} == {}


def test_every_page_says_its_language_and_direction(built: Mapping[str, Path]) -> None:
    for name, wanted in {"rtl": ("ar", "rtl"), "ages": ("en-GB", "ltr")}.items():
        for path in pages_of(built[name]):
            [said] = re.findall(r'<html lang="([^"]*)" dir="([^"]*)"', html_of(built[name], path))
            assert said == wanted, path
