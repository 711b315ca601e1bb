"""The account in the browser: heads that stick side by side, and links that land where they should."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.built import pages_of, write_pages
from tests.publish.telling import dated, told
from tests.tools.nu import html_problems
from tests.tools.pages import NewPage, axe, shorten, stays
from tests.tools.serving import serve_folder

LAST = "e499"
# Where an event stands in the window, and whether anything lies over its date or its title.
SEEN = """(id) => {
  const item = document.getElementById(id), box = item.getBoundingClientRect();
  const head = item.querySelector("h2, h3, h4, h5").getBoundingClientRect();
  const top = document.elementFromPoint(head.left + 5, head.top + 5);
  return {top: box.top, bottom: head.bottom, clear: item.contains(top), height: innerHeight,
    marked: getComputedStyle(item).backgroundColor !== getComputedStyle(document.body).backgroundColor
      && item.matches(":target")};
}"""
# The texts of the heads that stick, as boxes.
STUCK = """() => [...document.querySelectorAll(".year a, .month-head span")]
  .map((one) => [one.textContent, one.getClientRects()[0]])
  .filter(([, box]) => box.top < 60 && box.bottom > 12)
  .map(([text, box]) => {
    const range = document.createRange();
    range.selectNodeContents([...document.querySelectorAll(".year a, .month-head span")]
      .find((one) => one.textContent === text && one.getClientRects()[0].top === box.top));
    const {left, right, top, bottom} = range.getBoundingClientRect();
    return {text, left, right, top, bottom};
  })"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A front page of 500 events in 40 months of four years."""
    dates = [
        f"{2014 + number // 125}-{1 + number % 125 // 13:02d}-{1 + number % 28:02d}" for number in range(500)
    ]
    site = told(tmp_path_factory.mktemp("site"), dated(sorted(dates)))
    folder = write_pages(site, ("/", "/years/", "/years/2017/"), tmp_path_factory.mktemp("written"))
    with serve_folder(folder) as served:
        yield served


def lands(page: Page, id: str) -> None:
    def is_right() -> bool:
        seen.update(page.evaluate(SEEN, id))
        return bool(0 <= seen["top"] < seen["bottom"] <= seen["height"] and seen["clear"] and seen["marked"])

    seen: dict[str, float] = {}
    assert stays(page, is_right), seen


def is_in_view_again(page: Page, id: str) -> bool:
    """The browser itself puts it where it had been, before what is above was laid out: near enough."""

    def is_right() -> bool:
        seen = page.evaluate(SEEN, id)
        return bool(seen["bottom"] > 0 and seen["top"] < seen["height"] and seen["marked"])

    return stays(page, is_right)


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("id", ["e0", "e250", LAST])
def test_a_deep_link_into_a_long_page_lands_right(
    id: str, width: int, script: bool, address: str, same_page: NewPage
) -> None:
    page = same_page(viewport={"width": width, "height": 700}, java_script_enabled=script)
    page.goto(f"{address}#{id}")
    lands(page, id)
    page.goto(f"{address}years/")
    page.go_back()
    assert is_in_view_again(page, id), page.evaluate(SEEN, id)


def test_a_link_within_a_long_page_lands_right(address: str, same_page: NewPage) -> None:
    page = same_page(viewport={"width": 1280, "height": 700})
    page.goto(address)
    for id in (LAST, "e3", "e400"):
        page.evaluate("(id) => { location.hash = id }", id)
        lands(page, id)


def test_a_month_has_an_address(address: str, same_page: NewPage) -> None:
    page = same_page(viewport={"width": 1280, "height": 700})
    page.goto(f"{address}#_2017-09")
    assert stays(page, lambda: stuck(page) == ["2017", "September"]), stuck(page)


def stuck(page: Page) -> list[str]:
    return [one["text"] for one in page.evaluate(STUCK)]


def test_what_is_far_off_is_not_laid_out_but_printed(address: str, new_page: NewPage) -> None:
    page = new_page(viewport={"width": 1280, "height": 700})
    page.goto(address)
    visible = "(id) => document.getElementById(id).checkVisibility({contentVisibilityAuto: true})"
    assert page.evaluate(visible, "e0")
    assert not page.evaluate(visible, LAST)
    page.emulate_media(media="print")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate(visible, LAST)


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_year_and_the_month_stick_side_by_side(
    direction: str, width: int, size: int, address: str, same_page: NewPage
) -> None:
    page = same_page(viewport={"width": width, "height": 700})
    page.goto(address)
    page.evaluate("(dir) => { document.documentElement.dir = dir }", direction)
    page.evaluate("(size) => { document.documentElement.style.fontSize = size + '%' }", size)
    page.evaluate("document.getElementById('e200').scrollIntoView()")
    assert stays(page, lambda: stuck(page) == ["2015", "June"]), stuck(page)
    year, month = page.evaluate(STUCK)
    assert not _overlap(year, month)
    if size == 100:
        assert abs(year["bottom"] - month["bottom"]) < 1, "one line"


def _overlap(one: Mapping[str, float], other: Mapping[str, float]) -> bool:
    across = one["left"] < other["right"] and other["left"] < one["right"]
    return across and one["top"] < other["bottom"] - 1 and other["top"] < one["bottom"] - 1


def test_the_rail_is_whole_beside_months_that_are_not_laid_out(address: str, same_page: NewPage) -> None:
    """The line is the year's, and each mark stands in its own list, which clips what leaves it."""
    page = same_page(viewport={"width": 320, "height": 700})
    page.goto(address)
    clipped = page.evaluate(
        """() => [...document.querySelectorAll(".month > .rail")].slice(0, 2).flatMap((list) => {
          const inside = list.getBoundingClientRect();
          return [...list.querySelectorAll(".mark-on-rail *")].map((one) => one.getBoundingClientRect())
            .filter((box) => box.left < inside.left || box.right > inside.right);
        })"""
    )
    assert clipped == []
    line = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.group'), '::before').height)")
    whole = page.evaluate("document.querySelector('.group').getBoundingClientRect().height")
    assert abs(line - whole) < 1


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages of a story of 1,300 events, one of each kind that a long story has."""
    dates = ["2016-09-01"] * 30 + ["2017-12-02"] * 1_100 + ["2017"] * 60 + ["2017-03"] * 50
    dates += [*["2017-11/2019"] * 2, *(f"{year}" for year in range(1900, 1958))]
    site = told(tmp_path_factory.mktemp("site"), dated(dates))
    return write_pages(site, [f"/{page}" for page in PAGES], tmp_path_factory.mktemp("written"))


PAGES = (
    "",
    "years/",
    "years/2017/",
    "years/2017/12/2/",
    "years/2018/",
    "newest/3/",
    "print/",
    "print/2016/",
    "404.html",
)


def test_the_pages_of_a_long_story_are_valid(long: Path, vnu_jar: Path) -> None:
    assert len(pages_of(long)) == len(PAGES)
    assert html_problems(vnu_jar, long) == []


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_axe_finds_nothing_in_a_long_story(width: int, scheme: str, long: Path, same_page: NewPage) -> None:
    page = same_page(viewport={"width": width, "height": 700}, color_scheme=scheme)
    found: dict[str, list[str]] = {}
    wide = {}
    with serve_folder(long, "/rivers/") as address:
        for path in PAGES:
            page.goto(address + path)
            wide[path] = page.evaluate("document.documentElement.scrollWidth")
            shorten(page)
            found[path] = axe(page)
    assert {path: problems for path, problems in found.items() if problems} == {}
    assert {path: there for path, there in wide.items() if there > width} == {}


def test_ways_are_large_enough_for_a_thumb(long: Path, same_page: NewPage) -> None:
    page = same_page(viewport={"width": 320, "height": 700})
    small = """() => [...document.querySelectorAll(".counted a, .paging a, .order a, .pager a")]
      .map((one) => [one.textContent, one.getBoundingClientRect().height]).filter(([, high]) => high < 44)"""
    with serve_folder(long, "/rivers/") as address:
        for path in PAGES:
            page.goto(address + path)
            assert page.evaluate(small) == [], path
