"""Each script blocked in turn: what does not need it works as ever, and nothing breaks aloud."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from posixpath import dirname, join, normpath
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.built import PROJECT

_NAMED: Final = re.compile(r'"(\.{1,2}/[^"]+\.js)"')
SCRIPTS: Final = PROJECT / "static/js"


def _needed(name: str, found: set[str]) -> set[str]:
    """A script and all that it can come to ask for."""
    if name not in found:
        found.add(name)
        for path in _NAMED.findall((SCRIPTS / name).read_text(encoding="utf-8")):
            _needed(normpath(join(dirname(name), path)), found)
    return found


def dark(page: Page) -> None:
    page.get_by_role("button", name="Dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def keys(page: Page) -> None:
    page.keyboard.press("j")
    expect(page.locator(".timeline .item :is(h2, h3, h4) a:focus")).to_have_count(1)


def zoom(page: Page) -> None:
    page.get_by_role("button", name="Zoom in").click()
    expect(page).to_have_url(re.compile(r"[?&]at="))


def filters(page: Page) -> None:
    page.locator("event-filter .thread").first.click()
    expect(page).to_have_url(re.compile(r"[?&]thread=compact"))


def share(page: Page) -> None:
    page.get_by_role("button", name="Share").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def search(page: Page) -> None:
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("guterres")
    expect(page.get_by_role("dialog").get_by_role("link").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def story(page: Page) -> None:
    page.get_by_role("button", name="Read as a story").click()
    expect(page.locator("main article h1")).to_be_visible()
    page.get_by_role("button", name="Leave").click()
    expect(page.locator("main .front h1")).to_be_visible()


# What each does, its shell, and the scripts that the shell asks for when the part acts.
PARTS: Final[Mapping[str, tuple[Callable[[Page], None], str, Sequence[str]]]] = {
    "dark": (dark, "theme.js", ()),
    "keys": (keys, "parts.js", ()),
    "zoom": (zoom, "view.js", ("zoom/main.js",)),
    "filter": (filters, "view.js", ("filter/main.js",)),
    "share": (share, "parts.js", ("shared.js",)),
    "search": (search, "parts.js", ("search/dialog.js",)),
    "story": (story, "parts.js", ("story/reading.js",)),
}
NEEDS: Final = {
    part: {shell}.union(*(_needed(name, set()) for name in asked))
    for part, (_, shell, asked) in PARTS.items()
}
EVERY: Final = sorted(path.relative_to(SCRIPTS).as_posix() for path in SCRIPTS.rglob("*.js"))
# Of scripts that the same parts need, one: how each part bears the loss of each of its own, its own tests say.
BLOCKED: Final = {
    frozenset(part for part, needed in NEEDS.items() if name in needed): name for name in reversed(EVERY)
}


def test_every_script_belongs_to_a_part() -> None:
    alone = {"embed.js", "previews.js"}  # on other pages
    assert set().union(*NEEDS.values()) == set(EVERY) - alone


def test_a_shell_asks_for_what_its_parts_need_and_needs_no_other_shell() -> None:
    shells = {shell for _, shell, _ in PARTS.values()}
    for shell in shells:
        asked = _needed(shell, set())
        assert asked == set().union(*(NEEDS[part] for part in PARTS if PARTS[part][1] == shell))
        assert asked & shells == {shell}


@pytest.mark.parametrize("blocked", BLOCKED.values())
def test_the_rest_works_without(blocked: str, page: Page, site: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.route(re.compile(rf"/static/js/{re.escape(blocked)}"), lambda route: route.abort())
    page.goto(site)
    for part, (works, *_) in PARTS.items():
        if blocked not in NEEDS[part]:
            works(page)
    assert errors == []


@pytest.mark.parametrize("part", [part for part, (*_, asked) in PARTS.items() if asked])
def test_a_part_that_lacks_something_says_so_and_nothing_breaks(part: str, page: Page, site: str) -> None:
    """Its shell is there, all else that it asks for is not."""
    works, shell, _ = PARTS[part]
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    others = "|".join(re.escape(name) for name in sorted(NEEDS[part] - {shell}))
    page.route(re.compile(rf"/static/js/({others})"), lambda route: route.abort())
    page.goto(site)
    before = page.url
    with pytest.raises(AssertionError):
        _impatient(page, works)
    assert page.url == before
    told = page.get_by_role("status").filter(has_text=re.compile("Not loaded|could not be loaded"))
    expect(told).not_to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert errors == []


def _impatient(page: Page, works: Callable[[Page], None]) -> None:
    expect.set_options(timeout=500)
    try:
        works(page)
    finally:
        expect.set_options(timeout=5_000)
