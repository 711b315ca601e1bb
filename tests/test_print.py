"""On paper: the narrow arrangement whatever the sheet's width, nothing squeezed, nothing lost."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from bench.stories import write_story
from tests.built import SITES, prepare_site, write_pages
from tests.kinds import kinds_of
from tests.tools.pages import NewPage
from tests.tools.paper import SIZES, printed, signs
from tests.tools.serving import serve_folder

# Texts that stand in a column too narrow for their words: taller than four of their own lines, and thin.
SQUEEZED = """() => [...document.querySelectorAll("main :is(time, h1, h2, h3, dt, .date, .label)")]
  .filter((one) => {
    const box = one.getBoundingClientRect();
    const size = parseFloat(getComputedStyle(one).fontSize);
    return box.width > 0 && box.width < 3 * size && box.height > 4 * size;
  })
  .map((one) => one.outerHTML)"""


WIDTHS = (560, 794, 1123)  # A5, A4 and A4 on its side, in CSS pixels


@pytest.mark.parametrize("name", SITES)
def test_nothing_is_squeezed_on_paper(name: str, built: Mapping[str, Path], same_page: NewPage) -> None:
    page = same_page()
    page.emulate_media(media="print")
    with serve_folder(built[name]) as address:
        for path in kinds_of(built[name]).values():
            page.goto(address + path)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 1000})
                assert page.evaluate(SQUEEZED) == [], (path, width)
                assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_a_squeezed_date_would_be_seen(same_page: NewPage) -> None:
    page = same_page()
    page.set_content(
        "<main><time style='display:block;width:1em;overflow-wrap:anywhere'>2 December</time></main>"
    )
    assert len(page.evaluate(SQUEEZED)) == 1


def test_links_that_lead_nowhere_on_paper_are_hidden(built: Mapping[str, Path], same_page: NewPage) -> None:
    page = same_page()
    page.emulate_media(media="print")
    with serve_folder(built["shipped"]) as address:
        page.goto(address)
        assert page.locator("main h3").first.is_visible()
        assert not page.locator(".site-head nav").is_visible()
        assert not page.locator(".site-foot nav").first.is_visible()


@pytest.mark.parametrize("size", SIZES)
def test_the_front_page_on_paper_tells_the_story_and_who_says_so(
    size: str, built: Mapping[str, Path], new_page: NewPage, tmp_path: Path
) -> None:
    page = new_page(color_scheme="dark")
    with serve_folder(built["shipped"]) as address:
        page.goto(address)
        sheets = printed(page, tmp_path / "front.pdf", size)
    story = json.loads((built["shipped"] / "timeline.json").read_text(encoding="utf-8"))
    publishers = {source["id"]: source["publisher"] for source in story["sources"]}
    found = signs("".join(sheets))
    for event in story["events"]:
        said = [event["title"], event["date"]["words"], event["summary"]]
        said += [publishers[source["id"]] for source in event["sources"]]
        assert [part for part in said if signs(part) not in found] == [], event["id"]


def test_no_headline_is_parted_by_the_end_of_a_sheet(same_page: NewPage, tmp_path: Path) -> None:
    site = prepare_site(write_story(tmp_path / "site", 250))
    page = same_page()
    with serve_folder(write_pages(site, ["/print/"], tmp_path / "_site")) as address:
        page.goto(f"{address}print/")
        sheets = [signs(sheet) for sheet in printed(page, tmp_path / "print.pdf", "A4")]
    titles = {one.title.plain for one in site.presenter.story.events}
    assert len(titles) > 200
    assert [title for title in sorted(titles) if not any(signs(title) in sheet for sheet in sheets)] == []


def test_a_long_list_is_printed_whole(same_page: NewPage, tmp_path: Path) -> None:
    site = prepare_site(write_story(tmp_path / "site", 120))
    page = same_page()
    with serve_folder(write_pages(site, ["/"], tmp_path / "_site")) as address:
        page.goto(address)
        found = signs("".join(printed(page, tmp_path / "front.pdf", "A4")))
    titles = [one.title.plain for one in site.presenter.story.events]
    assert len(titles) == 120
    assert [title for title in titles if signs(title) not in found] == []
