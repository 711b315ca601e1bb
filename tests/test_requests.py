"""Promise 6: a page asks for nothing outside its site; and nothing on it fails or is blocked by its own CSP."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.built import SITES, pages_of, prefix_of
from tests.kinds import kinds_of
from tests.links import read_links
from tests.tools.pages import NewPage, watch
from tests.tools.serving import serve_folder


# Templates write links alike for every site, so one at another place speaks for all.
@pytest.mark.parametrize(
    ("name", "prefix"), [*((name, "its own") for name in SITES), ("shipped", "/elsewhere/")]
)
def test_no_request_leaves_the_site_and_nothing_fails(
    name: str, prefix: str, built: Mapping[str, Path], new_page: NewPage
) -> None:
    page = new_page()
    watched = watch(page)
    failed: list[str] = []
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    own = prefix_of(built[name])
    with serve_folder(built[name], own if prefix == "its own" else prefix) as address:
        for kind, path in kinds_of(built[name]).items():
            if kind != "404.html" or prefix == "its own":
                page.goto(address + path)
        assert watched.outside(address) == []
    assert len(watched.requests) > 20
    assert watched.errors == []
    assert failed == []


def test_every_page_has_a_strict_csp(built: Mapping[str, Path]) -> None:
    for folder in built.values():
        for path in pages_of(folder):
            file = folder / (path if path.endswith(".html") else f"{path}index.html")
            html = file.read_text(encoding="utf-8")
            assert 'http-equiv="Content-Security-Policy" content="default-src \'none\';' in html, file
            assert "unsafe" not in html.partition("<title>")[0]  # the policy; behind it come texts
            assert " style=" not in html


def test_a_request_that_leaves_would_be_seen(tmp_path: Path, new_page: NewPage) -> None:
    (tmp_path / "index.html").write_text('<img src="http://127.0.0.1:9/x.png" alt="">')
    page = new_page()
    watched = watch(page)
    with serve_folder(tmp_path) as address:
        page.goto(address)
        assert watched.outside(address) == ["http://127.0.0.1:9/x.png"]
    assert watched.errors


def test_the_kinds_of_pages_are_all_there(built: Mapping[str, Path]) -> None:
    templates = {
        "front",
        "404.html",
        "events",
        "sources",
        "sources index",
        "tags",
        "threads",
        "years",
    }
    assert templates <= set(kinds_of(built["rtl"]))
    assert {"actors", "actors index", "places", "places index"} <= set(kinds_of(built["ages"]))
    assert read_links("<a href='x'>").links == ["x"]
