"""The whole story for paper: nothing of it is lost, every mark leads to its source, no head stands alone."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page

from bench.stories import write_story
from dateline import config
from dateline.content.markup import Text
from dateline.content.markup.text import plain
from dateline.content.records import Content, Event
from dateline.pipeline import check
from tests.built import build_site, copy_site, prepare_site, write_pages
from tests.links import read_links
from tests.sites import make_site
from tests.tools.pages import NewPage
from tests.tools.paper import SIZES, letters, printed, read, signs
from tests.tools.serving import serve_folder

EVENT = "---\ntitle: {title}\ndate: {date}\nthread: talks\nsources: [herald]\n---\n{body}\n"


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return check(config.load(copy_site("shipped", tmp_path_factory.mktemp("shipped") / "site")))


@pytest.fixture
def page(same_page: NewPage, built: Mapping[str, Path]) -> Iterator[Page]:
    opened = same_page()
    with serve_folder(built["shipped"]) as address:
        opened.goto(f"{address}print/")
        yield opened


def words(text: Text | str | None) -> str:
    """The words of a text, with the locators of its citations where its notes stand."""
    if not isinstance(text, Text):
        return text or ""
    return plain(text.fill(lambda cited: f" {cited.locator} ", lambda address: address))


def texts(event: Event, body: Text) -> Iterator[str]:
    for paragraph in re.findall(r"<(?:p|li)>.*?</(?:p|li)>", body.marked, re.DOTALL):
        yield words(Text("", paragraph, body.citations))
    yield from (words(one) for one in (event.time_note, event.summary if not body else None))
    for quotation in event.quotations:
        yield quotation.text
        yield words(quotation.occasion)
        yield from (one.printed for one in quotation.sources if one.printed)
    for difference in event.differences:
        yield words(difference.on)
        yield from (words(account.says) for account in difference.accounts)
        yield words(difference.finding)
        yield words(difference.because)
    yield from (words(use.note) for use in event.sources)
    for correction in event.corrections:
        yield from map(words, (correction.was, correction.now, correction.note))


@pytest.mark.parametrize("size", SIZES)
def test_every_text_is_on_paper(size: str, page: Page, shipped: Content, tmp_path: Path) -> None:
    found = letters("".join(printed(page, tmp_path / "story.pdf", size)))
    wanted = [
        letters(text)
        for name, event in shipped.events.items()
        for text in texts(event, shipped.bodies[name])
        if text
    ]
    assert len(wanted) > 250
    assert [text for text in wanted if text not in found] == []


@pytest.mark.parametrize("size", SIZES)
def test_every_source_is_on_paper_with_its_addresses(
    size: str, page: Page, shipped: Content, tmp_path: Path
) -> None:
    found = signs("".join(printed(page, tmp_path / "story.pdf", size)))
    register = found[found.rindex(signs("Sources1.")) :]
    addresses = 0
    for source in shipped.sources.values():
        assert signs(source.title.plain if isinstance(source.title, Text) else source.publisher) in register
        for address in (source.url, source.copy_url, source.archive_url):
            if isinstance(address, str):
                assert signs(address) in register, address
                addresses += 1
    assert addresses > 40
    assert f"{len(shipped.sources)}." in register


def test_events_stand_in_the_order_of_the_story(page: Page, shipped: Content, tmp_path: Path) -> None:
    found = letters("".join(printed(page, tmp_path / "story.pdf", "A4")))
    titles = [letters(page.locator(f"[id='{name}'] h3").inner_text()) for name in shipped.events]
    places = {name: found.index(title) for name, title in zip(shipped.events, titles, strict=True)}
    events = page.locator("article.entry").evaluate_all("all => all.map((one) => one.id)")
    assert sorted(places, key=lambda name: places[name]) == events
    for name, event in shipped.events.items():
        assert letters(event.title.plain) in found, name


@pytest.mark.parametrize("size", SIZES)
def test_no_head_stands_alone_at_the_foot_of_a_sheet(size: str, page: Page, tmp_path: Path) -> None:
    heads = {*map(signs, page.locator(".document :is(h2, h3, h4, h5, .dateline)").all_inner_texts())}
    heads -= {*map(signs, page.locator(".worth").all_inner_texts())}  # ends what it belongs to
    sheets = [signs(sheet) for sheet in printed(page, tmp_path / "story.pdf", size)]
    assert len(heads) > 60
    assert len(sheets) > 10
    assert [head for head in heads for sheet in sheets if sheet.endswith(head)] == []


def test_sheets_are_numbered_and_carry_the_sites_name(page: Page, tmp_path: Path) -> None:
    page.pdf(path=tmp_path / "story.pdf", format="A4")
    for number, sheet in enumerate(read(tmp_path / "story.pdf", "-layout"), 1):
        lines = [line.strip() for line in sheet.splitlines() if line.strip()]
        assert lines[-1] == str(number)
        assert lines[0] == "Leaving the Compact"  # on the first sheet it is the head of the site


@pytest.mark.parametrize("name", ["shipped", "evidence", "rtl", "ages"])
def test_ids_are_unique_and_every_mark_leads_to_the_source_of_its_number(
    name: str, built: Mapping[str, Path]
) -> None:
    html = (built[name] / "print/index.html").read_text(encoding="utf-8")
    ids = re.findall(r'\bid="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    marks = re.findall(r'href="#_source-(\d+)">(\d+)</a>', html)
    assert marks
    assert all(target == shown and f"_source-{target}" in ids for target, shown in marks)
    numbers = [int(one.removeprefix("_source-")) for one in ids if one.startswith("_source-")]
    assert numbers == list(range(1, len(numbers) + 1))
    first = list(dict.fromkeys(int(shown) for _, shown in marks))
    assert first == sorted(first)


def test_it_holds_every_field(full: Path) -> None:
    html = (full / "print/index.html").read_text(encoding="utf-8")
    said = plain(html.partition("<main")[2])
    for text in (
        "Disputed. Sources contradict each other",
        "The bridge was opened",
        "noon",
        "Es steht",
        "Sie steht",
        "By telephone",
        "It fell",
        "The sun shone",
        "Ann Writer",
        "Ask her",
        "Two",
        "Ada wrote",
        "Planned. It was announced or intended.",
        "Reported. We have it only at second hand.",
        "https://example.org/copy",
        "https://example.org/archive",
    ):
        assert text in said, text
    assert " (column 2)</sup>" in html


def test_search_engines_are_sent_to_the_pages_of_the_events(full: Path) -> None:
    html = (full / "print/index.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in html
    assert 'rel="canonical"' not in html
    assert "/print/" not in (full / "sitemap.xml").read_text(encoding="utf-8")
    front = (full / "index.html").read_text(encoding="utf-8")
    assert '<a href="print/">Print the whole story</a>' in front


def test_heads_of_a_text_stand_below_those_of_its_event(tmp_path: Path) -> None:
    event = EVENT.format(title="Heads", date="2018", body="## First\n\nOne.\n\n##### Second\n\nTwo.")
    html = _print_page(tmp_path, {"content/events/heads.md": event})
    assert "<h5>First</h5>" in html
    assert "<h6>Second</h6>" in html


def test_a_long_story_is_printed_a_year_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.import_module("dateline.publish.pages.printing"), "_MOST", 2)
    dates = ["../2015", "2016", "2016-05", "2016-06", "2018-01-01"]
    files = {
        f"content/events/e{number}.md": EVENT.format(title=f"E {number}", date=date, body="It was [@herald].")
        for number, date in enumerate(dates)
    }
    index = _print_page(tmp_path, files)
    pages = ["undated", "2016", "2016/2", "2017", "2018"]
    listed = read_links(index.partition('id="_list"')[2]).links
    parts = [link.removeprefix("../print/") for link in listed]
    assert [link for link in parts if link.startswith(("undated", "20"))] == [f"{name}/" for name in pages]
    assert '<meta name="robots" content="noindex">' in index
    held, drawn, around = {}, {}, {}
    for name in pages:
        html = (tmp_path / f"_site/print/{name}/index.html").read_text(encoding="utf-8")
        held[name] = re.findall(r'<article class="[^"]*" id="([^"]*)"', html)
        assert '<meta name="robots" content="noindex">' in html
        assert html.count('id="_source-') >= 1
        assert html.count('class="strips"') == (name in ("2016", "2017"))  # the others hold one event
        drawn[name] = html.partition('class="strips"')[2].partition('id="_list"')[0]
        around[name] = re.findall(r'<a rel="(prev|next)"[^>]* href="[./]*/print/([^"]*)"', html)
    assert held["undated"] == ["e0"]
    assert held["2016"] == ["e1", "e2"]
    assert held["2016/2"] == ["e3"]
    assert held["2018"] == ["e4"]
    assert "2016 (2/2)" in index
    assert around == {
        "undated": [("next", "2016/")],
        "2016": [("prev", "undated/"), ("next", "2016/2/")],
        "2016/2": [("prev", "2016/"), ("next", "2017/")],
        "2017": [("prev", "2016/2/"), ("next", "2018/")],
        "2018": [("prev", "2017/")],
    }
    marks = 'class="on-strip[^>]*? href="[./]*/print/([^"]*)"'
    assert set(re.findall(marks, drawn["2016"])) == {"2016/#e1", "2016/#e2", "2016/2/#e3"}
    assert set(re.findall(marks, drawn["2017"])) == {"2017/#talks-begin", "2017/#treaty-signed"}
    assert {"2016/#e1", "2016/2/#e3", "2018/#e4"} <= set(re.findall(marks, index))


def test_marks_of_the_strip_lead_into_the_document(built: Mapping[str, Path]) -> None:
    html = (built["shipped"] / "print/index.html").read_text(encoding="utf-8")
    links = re.findall(r'class="(?:on-strip|period)[^>]*? href="([^"]*)"', html)
    ids = read_links(html).ids
    assert len(links) > 20
    assert [link for link in links if link.removeprefix("../print/#") not in ids] == []


@pytest.mark.parametrize("events", [400, 1_100])
def test_bars_lead_to_the_first_event_of_their_time(events: int, tmp_path: Path) -> None:
    site = prepare_site(write_story(tmp_path / "site", events, span="days"))
    paper = [plan.address for plan in site.plans if plan.address.startswith("/print/")]
    output = write_pages(site, paper, tmp_path / "_site")
    html = (output / "print/index.html").read_text(encoding="utf-8")
    links = re.findall(r'class="period" href="([^"]*)"', html)
    assert len(links) > 5
    for link in links:
        address, _, id = link.partition("#")
        document = (output / "print" / address / "index.html").read_text(encoding="utf-8")
        assert f' id="{id}">' in document, link


def test_magnifiers_that_leave_the_sheet_are_left_out_with_their_legend(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Days that crowd have a line as long as their day in the magnifier alone."""
    days = {f"e{number}": f"2018-05-{1 + number % 4:02d}" for number in range(8)}
    files = {
        f"content/events/{name}.md": EVENT.format(title=name, date=date, body="It was [@herald].")
        for name, date in {**days, "first": "1990", "last": "2020"}.items()
    }
    whole = _print_page(tmp_path / "a", files)
    assert 'class="magnifier"' in whole
    assert "some time of that day<" in _legend(whole)
    paper = importlib.import_module("dateline.publish.pages.paper")
    monkeypatch.setattr(paper, "_ROOM", 15.0)
    cut = _print_page(tmp_path / "b", files)
    assert 'class="magnifier"' not in cut
    assert 'class="funnel"' not in cut
    assert "some time of that day<" not in _legend(cut)
    assert "several events<" in _legend(cut)
    height = re.search(r'class="strip" width="100%" height="([\d.]+)rem"', cut)
    assert height
    assert float(height[1]) <= 15


def _legend(html: str) -> str:
    return re.sub(r"\s+(?=<)", "", html.partition('class="key"')[2].partition("</ul>")[0])


def test_a_story_without_events_can_be_printed(tmp_path: Path) -> None:
    site = make_site(tmp_path, {"content/pages/about.md": "---\ntitle: About\n---\nSoon.\n"}, base=False)
    html = (build_site(site, tmp_path / "_site") / "print/index.html").read_text(encoding="utf-8")
    assert "0 events" in html
    assert 'class="strips"' not in html


@pytest.mark.parametrize("events", [20, 300])
@pytest.mark.parametrize(("width", "height"), [(658, 971), (680, 904)])  # A4 and Letter within their margins
def test_the_strip_is_whole_on_the_first_sheet(
    width: int, height: int, events: int, same_page: NewPage, tmp_path: Path
) -> None:
    page = same_page(viewport={"width": width, "height": height})
    page.emulate_media(media="print")
    site = prepare_site(write_story(tmp_path / "site", events))
    with serve_folder(write_pages(site, ["/print/"], tmp_path / "_site")) as address:
        page.goto(f"{address}print/")
        box = page.locator(".strips").bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < height
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [320, 1280])
def test_it_can_be_read_on_a_screen(width: int, page: Page) -> None:
    """What axe finds in it is told by `tests/test_accessibility.py`."""
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def _print_page(folder: Path, files: Mapping[str, str]) -> str:
    site = make_site(folder, files)
    return (build_site(site, folder / "_site") / "print/index.html").read_text(encoding="utf-8")
