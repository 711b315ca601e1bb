"""The evidence in the browser: without script, by keyboard alone, on a narrow phone, heard, and on paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.built import prefix_of
from tests.tools.pages import NewPage, axe
from tests.tools.serving import serve_folder

EVENT = "events/bridge-closed/"
PHONE = {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def address(built: Mapping[str, Path]) -> Iterator[str]:
    with serve_folder(built["evidence"], prefix_of(built["evidence"])) as served:
        yield served


@pytest.mark.parametrize("script", [True, False])
def test_a_note_leads_to_its_source_and_back_by_keyboard(
    script: bool, address: str, same_page: NewPage
) -> None:
    page = same_page(java_script_enabled=script)
    page.goto(address + EVENT)
    mark = page.locator("#_cite-2-1")
    mark.focus()
    assert mark.get_attribute("aria-label") == "note 2: River Town Archive, 1931, page 12"
    page.keyboard.press("Enter")
    page.wait_for_url("**#_note-2")
    note = page.locator("#_note-2")
    assert "Ledger of public works" in note.inner_text()
    note.locator("a.back").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#_cite-2-1")


def test_every_claim_of_the_evidence_can_be_read_without_script(address: str, same_page: NewPage) -> None:
    page = same_page(java_script_enabled=False)
    page.goto(address + EVENT)
    for words in (
        "5 sources, 2 independent",
        "and two that quote it",
        "No source we found settles this.",
        "We now write",
        "Both rest on the same: An engineer who was not named",
    ):
        assert page.get_by_text(words).first.is_visible(), words


def test_differences_stand_below_each_other_on_a_phone(address: str, same_page: NewPage) -> None:
    page = same_page(viewport=PHONE)
    for path in (EVENT, "differences/"):
        page.goto(address + path)
        accounts = list(_boxes(page, ".accounts li"))
        assert len(accounts) == 7
        assert {round(box["x"]) for box in accounts} == {round(accounts[0]["x"])}
        assert all(box["x"] + box["width"] <= PHONE["width"] for box in accounts)


def _boxes(page: Page, selector: str) -> Iterator[dict[str, float]]:
    for one in page.locator(selector).all():
        box = one.bounding_box()
        assert box is not None
        yield {"x": box["x"], "y": box["y"], "width": box["width"], "height": box["height"]}


def test_the_head_and_the_first_column_of_the_coverage_stay(address: str, same_page: NewPage) -> None:
    page = same_page(viewport=PHONE)
    page.goto(address + "sources/")
    region = page.get_by_role("region", name="Who tells of what")
    region.evaluate("one => { one.style.blockSize = '200px'; one.style.inlineSize = '240px' }")
    page.evaluate("document.querySelector('.scroll').scrollIntoView()")
    head, first, cell = (
        page.locator(f".coverage {part}")
        for part in ("thead th >> nth=2", "tbody th >> nth=3", "td >> nth=15")
    )
    before = [one.bounding_box() for one in (head, first, cell)]
    region.evaluate("one => one.scrollTo(60, 80)")
    after = [one.bounding_box() for one in (head, first, cell)]
    moved = [
        (round(b["x"] - a["x"]), round(b["y"] - a["y"]))
        for b, a in zip(before, after, strict=True)
        if b is not None and a is not None
    ]
    assert moved == [(60, 0), (0, 80), (60, 80)]


def test_the_coverage_scrolls_by_keyboard(address: str, same_page: NewPage) -> None:
    page = same_page(viewport=PHONE)
    page.goto(address + "sources/")
    region = page.get_by_role("region", name="Who tells of what")
    region.focus()
    page.keyboard.press("ArrowRight")
    expect(region).not_to_have_js_property("scrollLeft", 0)


def test_the_coverage_is_heard_cell_by_cell(address: str, same_page: NewPage) -> None:
    page = same_page()
    page.goto(address + "sources/")
    table = page.get_by_role("table")
    heads = table.get_by_role("columnheader").all_inner_texts()
    assert [head.split("\n")[0] for head in heads] == [
        "Event",
        "Evening Star",
        "The Gazette",
        "River Town Council",
        "Fernbericht",
    ]
    row = table.get_by_role("row", name="The council closes the bridge")
    assert row.get_by_role("cell", name="quotes others, 2 quotations, 2 differences", exact=True).count() == 1
    silent = table.get_by_role("row", name="Cracks are reported").get_by_role(
        "cell", name="silent", exact=True
    )
    assert silent.count() == 2


def test_the_coverage_is_whole_on_paper(address: str, same_page: NewPage) -> None:
    page = same_page(viewport={"width": 680, "height": 900})
    page.goto(address + "sources/")
    page.emulate_media(media="print")
    scroll = page.locator(".scroll")
    assert scroll.evaluate("one => getComputedStyle(one).overflowX") == "visible"
    table = page.locator(".coverage").bounding_box()
    assert table is not None
    assert table["x"] + table["width"] <= 680


@pytest.mark.parametrize("path", [EVENT, "sources/", "sources/gazette/", "differences/", "quotations/"])
def test_axe_finds_nothing_in_forced_colours(path: str, address: str, same_page: NewPage) -> None:
    page = same_page(forced_colors="active", viewport=PHONE)
    page.goto(address + path)
    assert axe(page) == []
