"""Where a reader goes on from an event's page: before, after, and to what is related."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from markupsafe import Markup
from playwright.sync_api import Page

from dateline import pipeline
from tests.built import prefix_of
from tests.sites import DEFAULT_TOML, make_site
from tests.tools.pages import NewPage, axe
from tests.tools.serving import serve_folder

TWO_THREADS: Final = DEFAULT_TOML + '\n[[threads]]\nid = "town"\ntitle = "The town"\ncolour = "red"\n'
SOURCE: Final = "---\ntitle: T\npublisher: P\nkind: report\n---\n"


def _event(date: str, thread: str = "talks", more: str = "") -> str:
    return f"---\ntitle: On {date}\ndate: {date}\nthread: {thread}\nsources: [a]\n{more}---\nIt happened.\n"


STORY: Final = {
    "content/events/one.md": _event("2001", "talks", "actors: [ada]\nplace: river\ntags: [old-law]\n"),
    "content/events/two.md": _event("2002", "town"),
    "content/events/three.md": _event("2003"),
    "content/events/four.md": _event("2004"),
    "content/events/five.md": _event("2005", "town", "actors: [ada]\nplace: bank\ntags: [old-law]\n"),
    "content/actors/ada.md": "---\nname: Ada & *Co*\nkind: body\n---\n",
    "content/places/river.md": "---\nname: The River\n---\n",
    "content/places/bank.md": "---\nname: The Bank\nwithin: river\n---\n",
    "content/sources/a.md": SOURCE,
}


def _built(folder: Path, files: Mapping[str, str], toml: str) -> Path:
    root = make_site(folder, files, base=False, toml=toml)
    pipeline.build(pipeline.Order(root), root / "_site")
    return root / "_site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _built(tmp_path_factory.mktemp("reading"), STORY, TWO_THREADS)


def _html(site: Path, name: str) -> str:
    return (site / "events" / name / "index.html").read_text(encoding="utf-8")


def _steps(site: Path, name: str) -> list[tuple[str, str]]:
    """What the foot of an event's page links: `rel`, and the words."""
    nav = _html(site, name).partition('<nav class="pager')[2].partition("</nav>")[0]
    links = re.findall(r"<a ([^>]*)>(.*?)</a>", nav)
    return [(_rel(attributes), str(Markup(inside).striptags())) for attributes, inside in links]  # noqa: S704


def _rel(attributes: str) -> str:
    found = re.search(r'rel="(\w+)"', attributes)
    return found[1] if found else ""


def _related(site: Path, name: str) -> list[str]:
    nav = _html(site, name).partition('<nav class="part related"')[2].partition("</nav>")[0]
    return re.findall(r"<p[^>]*>(.*?)</p>", nav)


# ---- Before and after ------------------------------------------------------------------------------


def test_in_the_story_and_in_the_thread(site: Path) -> None:
    assert _steps(site, "two") == [
        ("prev", "Before this On 2001 2001"),
        ("", "In the timeline"),
        ("next", "After this On 2003 2003"),
        ("", "After this in The town On 2005 2005"),
    ]


def test_what_is_next_in_both_stands_once(site: Path) -> None:
    assert _steps(site, "three") == [
        ("prev", "Before this On 2002 2002"),
        ("", "Before this in The talks On 2001 2001"),
        ("", "In the timeline"),
        ("next", "After this, also in The talks On 2004 2004"),
    ]


def test_a_story_of_one_thread_does_not_name_it(tmp_path: Path) -> None:
    files = {path: text.replace("thread: town", "thread: talks") for path, text in STORY.items()}
    pages = _built(tmp_path, files, DEFAULT_TOML)
    words = ["Before this On 2001 2001", "In the timeline", "After this On 2003 2003"]
    assert [step for _, step in _steps(pages, "two")] == words


def test_a_story_of_one_event_leads_back_to_it(tmp_path: Path) -> None:
    files = {"content/events/one.md": _event("2001"), "content/sources/a.md": SOURCE}
    pages = _built(tmp_path, files, DEFAULT_TOML)
    assert _steps(pages, "one") == [("", "In the timeline")]
    assert 'href="../../#one">In the timeline' in _html(pages, "one")


# ---- Related events --------------------------------------------------------------------------------


def test_related_events_with_the_reason(site: Path) -> None:
    assert _related(site, "one") == [
        '<a href="../../events/five/">On 2005</a>',
        '<time datetime="2005">2005</time>',
        "In both: Ada &amp; <em>Co</em>, The River and old law",
    ]
    assert _related(site, "five")[0] == '<a href="../../events/one/">On 2001</a>'


def test_without_anything_shared_there_is_no_head(site: Path) -> None:
    assert _related(site, "three") == []
    assert "Related events" not in _html(site, "three")


def test_three_reasons_are_enough(tmp_path: Path) -> None:
    def shared(text: str) -> str:
        return text.replace("tags: [old-law]", "tags: [a, b, c]")

    pages = _built(tmp_path, {path: shared(text) for path, text in STORY.items()}, TWO_THREADS)
    assert _related(pages, "one")[2] == "In both: Ada &amp; <em>Co</em>, The River and a"


# ---- Where it stands -------------------------------------------------------------------------------


def test_a_strip_says_where_the_event_stands_and_leads_there(site: Path) -> None:
    lead = _html(site, "two").partition('<header class="lead">')[2].partition('<p class="dateline">')[0]
    assert re.search(
        r'<a class="small-strip" href="\.\./\.\./#two"><span class="heard">[^<]*\b2 of 5\b', lead
    )


# ---- The outline -----------------------------------------------------------------------------------


def test_every_part_has_an_address_of_its_own(built: Mapping[str, Path]) -> None:
    for file in sorted((built["shipped"] / "events").glob("*/index.html")):
        html = file.read_text(encoding="utf-8")
        main = html.partition("<main")[2].partition("</main>")[0]
        assert main.count("<h1") == 1
        parts = re.findall(r'<(?:section|nav) class="part[^>]*>\s*<h2[^>]*>', main)
        assert len(parts) >= 3
        assert [part for part in parts if ' id="_' not in part] == []


# ---- In the browser --------------------------------------------------------------------------------


@pytest.fixture(params=[320, 1280])
def opened(request: pytest.FixtureRequest, site: Path, same_page: NewPage) -> Iterator[Page]:
    page = same_page(viewport={"width": request.param, "height": 800})
    with serve_folder(site, prefix_of(site)) as address:
        page.goto(f"{address}events/two/")
        yield page


def _boxes(page: Page, selector: str) -> list[dict[str, Any]]:
    boxes: list[dict[str, Any]] = page.locator(selector).evaluate_all(
        "found => found.map(one => one.getBoundingClientRect().toJSON())"
    )
    return boxes


def test_steps_are_large_enough_and_apart(opened: Page) -> None:
    boxes = _boxes(opened, ".steps > a")
    assert len(boxes) == 4
    assert min(box["height"] for box in boxes) >= 44
    assert min(box["width"] for box in boxes) >= 44
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            beside = one["right"] <= other["left"] or other["right"] <= one["left"]
            assert beside or one["bottom"] <= other["top"] or other["bottom"] <= one["top"]


def test_the_strip_leaves_the_text_where_it_was(opened: Page) -> None:
    main, line = _boxes(opened, "main")[0], _boxes(opened, ".lead .dateline")[0]
    padding = float(opened.locator("main").evaluate("one => parseFloat(getComputedStyle(one).paddingTop)"))
    assert line["top"] - main["top"] - padding <= 60


def test_before_stands_at_the_start_and_after_at_the_end(opened: Page) -> None:
    before, after = _boxes(opened, ".steps > [rel=prev]")[0], _boxes(opened, ".steps > [rel=next]")[0]
    if opened.evaluate("innerWidth") > 736:
        assert before["right"] < after["left"]
        assert before["top"] == after["top"]
    else:
        assert before["bottom"] < after["top"]
        assert before["left"] == after["left"]
        titles = _boxes(opened, ".steps .pager-title")
        assert {title["left"] for title in titles} == {before["left"]}
        aligned = "found => found.map(one => getComputedStyle(one).textAlign)"
        assert set(opened.locator(".steps > a").evaluate_all(aligned)) == {"start"}


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
@pytest.mark.parametrize("name", ["one", "three"])
def test_axe_finds_nothing(site: Path, same_page: NewPage, name: str, width: int, scheme: str) -> None:
    page = same_page(color_scheme=scheme, viewport={"width": width, "height": 800})
    with serve_folder(site, prefix_of(site)) as address:
        page.goto(f"{address}events/{name}/")
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_whole_of_a_related_event_can_be_pressed(site: Path, same_page: NewPage) -> None:
    page = same_page(viewport={"width": 320, "height": 800})
    with serve_folder(site, prefix_of(site)) as address:
        page.goto(f"{address}events/one/")
        page.locator(".related").scroll_into_view_if_needed()
        box = _boxes(page, ".related li")[0]
        assert box["height"] >= 44
        page.mouse.click(box["x"] + 20, box["bottom"] - 4)
        page.wait_for_url("**/events/five/")
