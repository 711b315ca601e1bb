"""cite.bib and citations.bib: what is in them, in which order, and how far dates go."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from dateline.content.dates import parse
from dateline.publish.citing.entries import certain
from tests.built import SITES, build_site
from tests.publish.citing.made import fields, read
from tests.sites import make_site


@pytest.mark.parametrize("name", SITES)
def test_every_file_is_bibtex_and_says_what_the_whole_says(name: str, built: Mapping[str, Path]) -> None:
    whole = (built[name] / "citations.bib").read_text(encoding="utf-8")
    library = read(whole)
    keys = [entry.key for entry in library.entries]
    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch(r"site|(event|source)-[a-z0-9-]+", key) for key in keys)
    assert {entry.entry_type for entry in library.entries} == {"misc"}
    pages = sorted(file.parent.name for file in built[name].glob("events/*/cite.bib"))
    assert pages == sorted(key.removeprefix("event-") for key in keys if key.startswith("event-"))
    for one in pages:
        text = (built[name] / "events" / one / "cite.bib").read_text(encoding="utf-8")
        assert [entry.key for entry in read(text).entries] == [f"event-{one}"]
        assert text in whole


@pytest.mark.parametrize("name", SITES)
def test_every_address_of_ours_is_a_page(name: str, built: Mapping[str, Path]) -> None:
    library = read((built[name] / "citations.bib").read_text(encoding="utf-8"))
    addresses = {entry.key: fields(entry).get("url", "") for entry in library.entries}
    root = addresses["site"]
    for key, address in addresses.items():
        if key.startswith("event-"):
            assert address.startswith(root)
            assert (built[name] / address.removeprefix(root) / "index.html").is_file()


def test_the_site_comes_first_then_events_in_order_then_sources(entries: dict[str, dict[str, str]]) -> None:
    assert list(entries) == [
        *("site", "event-corrected", "event-hard", "event-talks-begin", "event-treaty-signed"),
        *("source-gazette", "source-herald", "source-letter"),
    ]


def test_an_event_is_a_page_of_ours(entries: dict[str, dict[str, str]]) -> None:
    assert entries["event-treaty-signed"] == {
        "author": r"{Rivers \& Co., editors and friends}",
        "title": "{The treaty is signed}",
        "howpublished": "The treaty of the two rivers",
        "publisher": "The treaty of the two rivers",
        "year": "2026",
        "month": "nov",
        "date": "2026-11-22",
        "url": "https://example.org/rivers/events/treaty-signed/",
    }


def test_the_day_is_that_of_the_last_change(entries: dict[str, dict[str, str]]) -> None:
    assert entries["event-corrected"]["date"] == "2026-12-01"
    assert entries["site"]["date"] == "2026-12-01"
    assert entries["event-hard"]["date"] == "2026-11-22"


def test_without_an_author_styles_have_a_key_to_sort_by(anonymous: Path) -> None:
    entry = fields(read((anonymous / "events/talks-begin/cite.bib").read_text(encoding="utf-8")).entries[0])
    assert "author" not in entry
    assert entry["key"] == "The treaty of the two rivers"
    assert entry["title"] == "{The talks begin}"


def test_a_source_has_all_that_the_register_knows(entries: dict[str, dict[str, str]]) -> None:
    letter = entries["source-letter"]
    assert letter["title"] == "{The Letter}"
    assert letter["howpublished"] == letter["publisher"] == "Acts, Treaties and Letters"
    assert letter["url"] == "https://example.org/a_b?c=%20&d=%7Be%7D#f~"
    assert letter["keywords"] == "primary"
    assert letter["note"] == (
        r"Published: February–March 2017; Copy: https://example.net/x\_y; Archived: https://example.com/\%7Ez"
    )
    assert (letter["year"], letter["date"]) == ("2017", "2017")
    assert "month" not in letter
    assert entries["source-gazette"]["date"] == "2017-12-07"


def test_a_publisher_that_signs_as_author_is_a_body(tmp_path: Path) -> None:
    herald = (
        "---\ntitle: A letter\npublisher: The Herald\nkind: report\nauthors: [The Herald, Ada Marsh]\n---\n"
    )
    folder = make_site(tmp_path, {"content/sources/herald.md": herald})
    whole = read((build_site(folder, folder / "_site") / "citations.bib").read_text(encoding="utf-8"))
    assert fields(whole.entries_dict["source-herald"])["author"] == "{The Herald} and Ada Marsh"


def test_what_is_unknown_stays_out(entries: dict[str, dict[str, str]]) -> None:
    assert entries["source-herald"] == {
        "key": "The Herald",
        "title": "{[title unknown]}",
        "howpublished": "The Herald",
        "publisher": "The Herald",
        "keywords": "report",
        "note": "Published: around December 2017",
    }


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ("2017-12-02", (2017, 12, 2)),
        ("2017-12-02T20:00:00-05:00", (2017, 12, 2)),
        ("2017-04", (2017, 4)),
        ("2017-04-XX", (2017, 4)),
        ("2017-04-02/2017-04-06", (2017, 4)),
        ("2017", (2017,)),
        ("2017-21", (2017,)),
        ("[2017-01,2017-03]", (2017,)),
        ("0476", (476,)),
        *(
            (date, ())
            for date in ("2016/2017", "2017-04~", "2017?", "201X", "../2017", "2017/..", "-0043", "Y12017")
        ),
    ],
)
def test_dates_are_given_as_far_as_they_are_certain(date: str, parts: tuple[int, ...]) -> None:
    assert certain(parse(date)) == parts


def test_texts_may_link_to_the_files(tmp_path: Path) -> None:
    about = "---\ntitle: About\n---\nTake [all](/citations.bib) or [one](/events/talks-begin/cite.bib).\n"
    folder = make_site(tmp_path, {"content/pages/about.md": about})
    html = (build_site(folder, folder / "_site") / "about/index.html").read_text(encoding="utf-8")
    assert 'href="../citations.bib"' in html
    assert 'href="../events/talks-begin/cite.bib"' in html
