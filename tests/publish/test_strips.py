"""The story to scale: what is drawn, where, and how it is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page

from dateline import config
from dateline.pipeline import check
from dateline.publish.language import Language
from dateline.publish.pages.strips import strips
from dateline.publish.presenting import Presenter
from dateline.publish.views import StripsView
from dateline.story.telling import tell
from tests.built import prefix_of
from tests.sites import make_site
from tests.tools.pages import NewPage, axe
from tests.tools.serving import serve_folder

EVENT = "---\ntitle: {title}\ndate: '{date}'\nthread: talks\nsources: [s]\n{more}---\nIt was.\n"
SOURCE = "---\ntitle: S\npublisher: P\nkind: report\n---\n"


def _drawn(folder: Path, dates: Mapping[str, str], tag: str = "en-GB") -> StripsView | None:
    files = {
        f"content/events/{name}.md": EVENT.format(
            title=f"Event {name}",
            date=date.split("|")[0],
            more="".join(f"{one}\n" for one in date.split("|")[1:]),
        )
        for name, date in dates.items()
    }
    site = config.load(make_site(folder, {**files, "content/sources/s.md": SOURCE}, base=False))
    story = tell(site, check(site))
    return strips(Presenter(story, Language(tag)), story.events)


BURST = {f"b{n}": f"2017-12-0{n}" for n in range(1, 7)}


def test_one_event_needs_no_strip(tmp_path: Path) -> None:
    assert _drawn(tmp_path, {"a": "2017"}) is None


def test_marks_stand_in_the_order_of_the_story(tmp_path: Path) -> None:
    drawn = _drawn(tmp_path, {"c": "2019", "a": "2017-01-01", "b": "2018-02"})
    assert drawn is not None
    assert [mark.address for mark in drawn.whole.marks] == ["/events/a/", "/events/b/", "/events/c/"]
    assert [mark.form for mark in drawn.whole.marks] == ["day", "span", "span"]
    assert drawn.whole.marks[1].name == "February 2018: Event b"
    assert {mark.label for mark in drawn.whole.marks} == {""}


def test_a_burst_is_opened_with_every_event_named(tmp_path: Path) -> None:
    dates = {**BURST, "y": "2017", "a": "2010-05-05", "z": "2018-08-08"}
    dates["b2"] += "|short: Second"
    drawn = _drawn(tmp_path, dates)
    assert drawn is not None
    (magnifier,) = drawn.magnifiers
    assert magnifier.words == "1–6 December 2017"
    assert [str(mark.label) for mark in magnifier.marks][:2] == ["Event b1", "Second"]
    assert len(magnifier.marks) == 6
    assert [tick.words for tick in magnifier.ticks][:2] == ["Fri 1 Dec 2017", "Sat 2"]
    assert "6 of them fall on 1–6 December 2017." in drawn.summary
    assert drawn.summary.startswith("9 events, 2010–2018, to scale.")


def test_the_fifth_on_a_day_joins_and_leads_to_the_list(tmp_path: Path) -> None:
    drawn = _drawn(tmp_path, {**{f"e{n}": "2017-05-05" for n in range(6)}, "z": "2019-05-05"})
    assert drawn is not None
    joined = next(mark for mark in drawn.whole.marks if mark.count > 1)
    assert (joined.count, joined.address, joined.name) == (3, "/#e3", "3 events")


def test_time_runs_from_the_side_where_the_page_begins(tmp_path: Path) -> None:
    dates = {"a": "2017-01-01", "z": "2019-12-31"}
    left, right = _drawn(tmp_path / "l", dates), _drawn(tmp_path / "r", dates, "ar")
    assert left is not None
    assert right is not None
    assert [float(mark.x.rstrip("%")) < 50 for mark in left.whole.marks] == [True, False]
    assert [float(mark.x.rstrip("%")) < 50 for mark in right.whole.marks] == [False, True]


def test_the_legend_has_what_is_drawn_and_no_more(tmp_path: Path) -> None:
    drawn = _drawn(tmp_path, {"a": "2017-01-01", "b": "2018~|standing: reported"})
    assert drawn is not None
    assert list(drawn.legend) == ["day", "span", "approximate", "reported"]


def test_a_very_long_story_has_none_of_single_marks(tmp_path: Path) -> None:
    assert _drawn(tmp_path, {f"e{n}": str(1600 + n) for n in range(301)}) is None


# ---- In the browser --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def address(built: Mapping[str, Path]) -> Iterator[str]:
    with serve_folder(built["shipped"], prefix_of(built["shipped"])) as served:
        yield served


def test_every_mark_is_a_link_with_date_and_title(address: str, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page.goto(address)
    whole = page.locator("svg.strip").first
    links = whole.get_by_role("link")
    assert links.count() == page.locator("li.item").count()
    assert whole.get_by_role("link", name=re.compile(r"^19 September 2016: UN members adopt")).count() == 1


@pytest.mark.parametrize("width", [1130, 1280, 1920])
def test_no_two_labels_of_the_magnifier_touch(width: int, address: str, new_page: NewPage) -> None:
    page = new_page(viewport={"width": width, "height": 900})
    page.goto(address)
    boxes = _boxes(page, ".magnifier .name")
    assert len(boxes) > 5
    for index, one in enumerate(boxes):
        assert not [other for other in boxes[index + 1 :] if _overlap(one, other)]
    frame = _boxes(page, ".magnifier")[0]
    assert all(box[2] <= frame[2] + 1 for box in boxes)


@pytest.mark.parametrize("width", [320, 390, 768])
def test_on_a_phone_the_small_strip_is_enough(width: int, address: str, new_page: NewPage) -> None:
    page = new_page(viewport={"width": width, "height": 700})
    page.goto(address)
    assert page.locator("svg.strip").first.is_visible()
    assert not page.locator(".magnifier").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe(page) == []


def test_one_link_skips_the_strip(address: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(address)
    skip = page.get_by_role("link", name="Skip to the list")
    skip.focus()
    assert skip.is_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**#_list")


Box = tuple[float, float, float, float]


def _boxes(page: Page, selector: str) -> list[Box]:
    found = [one.bounding_box() for one in page.locator(selector).all()]
    return [(box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]) for box in found if box]


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] - 1 and other[1] < one[3] - 1
