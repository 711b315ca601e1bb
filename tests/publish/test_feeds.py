"""Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from dateline import config
from dateline.content.markup import Text
from dateline.pipeline import check
from dateline.publish import feeds
from dateline.publish.language import Language
from dateline.publish.presenting import Presenter
from dateline.story.telling import tell
from tests.built import build_site
from tests.publish.telling import told
from tests.rich import DATES, LONG
from tests.sites import make_site

ATOM = "{http://www.w3.org/2005/Atom}"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
FEED_ONCE = ("id", "title", "updated")
ENTRY_ONCE = ("id", "title", "updated", "published", "content", "summary")


@pytest.fixture(scope="module")
def atom(rich: Path) -> Element:
    return ElementTree.parse(rich / "feed.xml").getroot()


@pytest.fixture(scope="module")
def feed(rich: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((rich / "feed.json").read_bytes())
    return data


def text(element: Element, name: str) -> str:
    found = element.findall(ATOM + name)
    assert len(found) == 1, name
    return found[0].text or ""


def entry(atom: Element, name: str) -> Element:
    return next(one for one in atom.iter(ATOM + "entry") if text(one, "id").endswith(f"/events/{name}"))


def item(feed: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in feed["items"] if one["id"].endswith(f"/events/{name}"))


# ---- Atom ------------------------------------------------------------------------------------------


def test_atom_has_what_rfc_4287_asks_for(atom: Element) -> None:
    assert atom.tag == ATOM + "feed"
    assert all(text(atom, name) for name in FEED_ONCE)
    assert text(atom.find(ATOM + "author") or atom, "name") == "The treaty of the two rivers"
    entries = atom.findall(ATOM + "entry")
    assert len(entries) == len(DATES) + 2 + 1  # one has been corrected
    for one in entries:
        assert all(text(one, name) for name in ENTRY_ONCE)
        assert [link.attrib["rel"] for link in one.findall(ATOM + "link")] == ["alternate"]
        assert one.find(f"{ATOM}content").attrib == {"type": "html"}  # type: ignore[union-attr]
        assert all(RFC3339.fullmatch(text(one, name)) for name in ("updated", "published"))
    assert {element.tag.removeprefix(ATOM) for element in atom.iter()} <= {
        *("feed", "id", "title", "subtitle", "updated", "link", "author", "name", "rights", "generator"),
        *("entry", "published", "category", "summary", "content"),
    }


def test_atom_names_itself_and_its_site(atom: Element) -> None:
    links = {link.attrib["rel"]: link.attrib for link in atom.findall(ATOM + "link")}
    assert links == {
        "self": {
            "rel": "self",
            "type": "application/atom+xml",
            "href": "https://example.org/rivers/feed.xml",
        },
        "alternate": {"rel": "alternate", "type": "text/html", "href": "https://example.org/rivers/"},
    }
    assert atom.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "en-GB"


def test_ids_are_tag_uris_that_do_not_move(atom: Element, rich_site: Path, tmp_path: Path) -> None:
    moved = ElementTree.parse(
        build_site(rich_site, tmp_path / "moved", "https://elsewhere.example/x/") / "feed.xml"
    ).getroot()
    ids = [element.text or "" for element in atom.iter(ATOM + "id")]
    assert ids == [element.text for element in moved.iter(ATOM + "id")]
    assert len(set(ids)) == len(ids)
    assert ids[0] == "tag:example.org,2026-11-22:dateline"
    assert "tag:example.org,2026-11-22:dateline/events/a-month" in ids
    assert text(entry(moved, "a-month"), "id") == text(entry(atom, "a-month"), "id")


def test_updated_is_the_latest_correction(atom: Element, feed: dict[str, Any]) -> None:
    changed, plain = entry(atom, "a-day"), entry(atom, "a-month")
    assert (text(changed, "published"), text(changed, "updated")) == (
        "2026-11-24T00:00:00Z",
        "2026-11-25T00:00:00Z",
    )
    assert (text(plain, "published"), text(plain, "updated")) == ("2026-11-22T00:00:00Z",) * 2
    assert text(atom, "updated") == "2026-11-25T00:00:00Z"
    first, second = list(atom.iter(ATOM + "entry"))[:2]
    assert text(first, "id") == f"{text(changed, 'id')}#correction-2026-11-25-1"
    assert second is changed
    assert item(feed, "a-day")["date_modified"] == "2026-11-25T00:00:00Z"


def test_the_events_own_date_stands_in_words(atom: Element, feed: dict[str, Any]) -> None:
    assert text(entry(atom, "a-month"), "summary") == "April 1923: It happened."
    assert text(entry(atom, "a-century"), "summary") == "between 1700 and 1799"
    assert text(entry(atom, "a-month"), "content") == "<p>April 1923</p>\n<p>It happened.</p>"
    assert item(feed, "a-month")["content_html"] == "<p>April 1923</p>\n<p>It happened.</p>"


def test_texts_in_feeds_stand_alone(atom: Element) -> None:
    html = text(entry(atom, "a-day"), "content")
    assert "Seen [River Gazette] at" in html
    assert 'href="https://example.org/rivers/events/talks-begin/#_main"' in html
    assert 'href="https://example.org/rivers/events/a-day/#a-day-fn-x"' in html
    assert text(entry(atom, "a-day"), "title") == LONG
    assert text(entry(atom, "a-season"), "title") == "+5 & <more>"


# ---- JSON Feed -------------------------------------------------------------------------------------


def test_json_feed_has_what_version_1_1_asks_for(feed: dict[str, Any]) -> None:
    assert {name: feed[name] for name in feed if name != "items"} == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The treaty of the two rivers",
        "home_page_url": "https://example.org/rivers/",
        "feed_url": "https://example.org/rivers/feed.json",
        "language": "en-GB",
        "authors": [{"name": "The treaty of the two rivers"}],
    }
    for one in feed["items"]:
        assert {"id", "url", "title", "content_html", "date_published", "date_modified", "tags"} <= set(one)
        assert set(one) - {"summary"} <= set(feed["items"][0])
        assert RFC3339.fullmatch(one["date_published"])
        assert RFC3339.fullmatch(one["date_modified"])


def test_both_feeds_have_the_same_entries(atom: Element, feed: dict[str, Any]) -> None:
    assert [one["id"] for one in feed["items"]] == [text(one, "id") for one in atom.iter(ATOM + "entry")]


def test_a_feed_without_entries_has_an_empty_list(tmp_path: Path) -> None:
    presenter = told(tmp_path, []).presenter
    assert json.loads(feeds.json_feed(presenter, feeds.feed(presenter)))["items"] == []


def many(folder: Path) -> Path:
    """A site with 110 events."""
    one = (
        "---\ntitle: One of many\ndate: 2001\nthread: talks\nsources: [gazette]\npublished: {}\n---\nText.\n"
    )
    days = [f"2026-{month:02}-{day:02}" for month in (1, 2, 3, 4) for day in range(1, 28)]
    events = {f"content/events/e{number}.md": one.format(day) for number, day in enumerate(days)}
    return make_site(folder, events)


def test_feeds_hold_the_latest_hundred(tmp_path: Path) -> None:
    output = build_site(many(tmp_path / "site"), tmp_path / "out")
    items = json.loads((output / "feed.json").read_bytes())["items"]
    assert len(items) == 100
    modified = [item["date_modified"] for item in items]
    assert modified == sorted(modified, reverse=True)
    assert len(list(ElementTree.parse(output / "feed.xml").getroot().iter(ATOM + "entry"))) == 100


def test_only_what_the_feeds_hold_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = config.load(many(tmp_path))
    presenter = Presenter(tell(site, check(site)), Language("en-GB"))
    filled: list[Text] = []
    fill = Text.fill

    def counted(text: Text, cite: Any, link: Any) -> str:
        filled.append(text)
        return fill(text, cite, link)

    monkeypatch.setattr(Text, "fill", counted)
    assert len(presenter.story.events) == 110
    assert len(feeds.feed(presenter).entries) == len(filled) == 100


def test_corrections_of_one_day_are_told_apart(tmp_path: Path) -> None:
    """Their number counts within the day: they stay the same entries when one of another day comes before."""
    head = "title: Once\ndate: 2001\nthread: talks\nsources: [gazette]\ncorrections:\n"
    line = "  - {{date: 2026-11-{}, was: {}, now: Two}}\n"
    some = [line.format(*one) for one in ((25, "Un"), (25, "Uno"), (24, "Ein"), (25, "Eins"))]
    before = line.format(23, "Een")
    found = []
    for name, lines in (("some", some), ("more", [before, *some])):
        files = {"content/events/once.md": f"---\n{head}{''.join(lines)}---\nText.\n"}
        output = build_site(make_site(tmp_path / name, files), tmp_path / f"{name}-out")
        items = json.loads((output / "feed.json").read_bytes())["items"]
        ids = [one["id"].partition("#correction-2026-11-")[2] for one in items]
        found.append([one for one in ids if one])
    assert found == [["25-1", "25-2", "25-3", "24-1"], ["25-1", "25-2", "25-3", "24-1", "23-1"]]
