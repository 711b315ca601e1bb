"""Addresses: of things, of files, and the links from one to another."""

from __future__ import annotations

from urllib.parse import unquote, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.publish import urls

NAMES = st.from_regex(r"[a-zé0-9]{1,5}(-[a-z]{1,3})?", fullmatch=True)
ADDRESSES = st.lists(NAMES, max_size=4).map(lambda parts: "/" + "".join(f"{part}/" for part in parts))
FILES = st.builds(lambda folder, name: f"{folder}{name}.html", ADDRESSES, NAMES)


@given(here=ADDRESSES | FILES, there=ADDRESSES | FILES)
def test_a_relative_link_leads_there_from_anywhere(here: str, there: str) -> None:
    for base in ("https://example.org", "https://example.org/repo"):
        assert unquote(urljoin(base + here, urls.way(here)(there))) == base + there


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("/", "/", "./"),
        ("/events/a/", "/events/a/", "../../events/a/"),
        ("/events/a/", "/", "../../"),
        ("/events/a/", "/events/b/", "../../events/b/"),
        ("/events/a/", "/static/css/base.css", "../../static/css/base.css"),
        ("/feed.xml", "/", "./"),
        ("/feed.xml", "/#part", "./#part"),
        ("/", "/about/#part", "about/#part"),
        ("/about/", "/?q=a b#x", "../?q=a b#x"),
        ("/", "/tags/été/", "tags/%C3%A9t%C3%A9/"),
        ("/", "/tags/%C3%A9t%C3%A9/", "tags/%C3%A9t%C3%A9/"),
        ("/", "/static/100%.png", "static/100%25.png"),
        ("/", "/static/a:b.png", "static/a%3Ab.png"),
    ],
)
def test_relative_links(here: str, there: str, link: str) -> None:
    assert urls.way(here)(there) == link


def test_whole_and_rooted_addresses() -> None:
    assert urls.absolute("https://example.org/repo/", "/events/a/") == "https://example.org/repo/events/a/"
    assert urls.absolute("https://example.org", "/a é#b") == "https://example.org/a%20%C3%A9#b"
    assert urls.rooted("https://example.org/repo/")("/about/") == "/repo/about/"
    assert urls.rooted("https://example.org/")("/") == "/"


def test_the_path_of_a_link() -> None:
    assert urls.path_of("/tags/%C3%A9t%C3%A9/?x=/y/#z") == "/tags/été/"
    assert urls.path_of("/#/about/") == "/"


@pytest.mark.parametrize(
    ("year", "address"),
    [
        (2017, "/years/2017/"),
        (33, "/years/0033/"),
        (0, "/years/0000/"),
        (-43, "/years/-0043/"),
        (-170000002, "/years/-170000002/"),
        (12000, "/years/12000/"),
        (None, "/years/undated/"),
    ],
)
def test_years(year: int | None, address: str) -> None:
    assert urls.year(year) == address


def test_months_and_numbered_pages() -> None:
    assert urls.month(2017, 4) == "/years/2017/04/"
    assert urls.month(-43, 12) == "/years/-0043/12/"
    assert urls.month(2017, None) == "/years/2017/whole/"
    assert urls.numbered("/tags/2/", 1) == "/tags/2/"
    assert urls.numbered(urls.month(2017, 2), 2) == "/years/2017/02/2/"


def test_periods_have_ids_that_no_record_can_have() -> None:
    assert urls.period_id(2017) == "_2017"
    assert urls.period_id(2017, 4) == "_2017-04"
    assert urls.period_id(-43, 12) == "_-0043-12"
    assert urls.period_id(None) == "_undated"


def test_files_of_addresses() -> None:
    assert urls.file_of("/") == "index.html"
    assert urls.file_of("/events/a/") == "events/a/index.html"
    assert urls.file_of("/feed.xml") == "feed.xml"
