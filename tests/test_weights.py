"""How much a reader has to load: compressed bytes, which depend on no clock."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from playwright.sync_api import Page

from tests.tools.serving import serve_folder

FRONT: Final = 20_000  # bytes of the shipped front page with its style sheet
BEFORE: Final = 8_000  # of all script that comes before the reader acts
ALL: Final = 25_000  # of all our own script
_VENDOR: Final = "js/vendor/"


def weight(files: Iterable[Path]) -> int:
    return sum(len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in files)


def scripts(output: Path) -> list[Path]:
    static = output / "static"
    found = sorted(static.rglob("*.js"))
    return [file for file in found if not file.relative_to(static).as_posix().startswith(_VENDOR)]


def test_the_front_page_is_light(built: Mapping[str, Path]) -> None:
    output = built["shipped"]
    assert weight([output / "index.html", output / "static/css/dateline.css"]) <= FRONT


def test_so_is_the_script_that_comes_before_the_reader_acts(page: Page, built: Mapping[str, Path]) -> None:
    """What pages name and what that asks for at once, as the browser sees it."""
    output = built["shipped"]
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.partition("?")[0]))
    with serve_folder(output) as root:
        for path in ("", "events/us-ends-participation/", "sources/", "embed/"):
            page.goto(root + path)
            page.wait_for_load_state("networkidle")
    loaded = {url.removeprefix(root) for url in asked if url.endswith(".js")}
    named = {
        found
        for path in output.rglob("index.html")
        for found in re.findall(r'<script[^>]* src="[./]*([^"?]+)', path.read_text(encoding="utf-8"))
    }
    assert loaded == named
    assert weight(output / path for path in sorted(loaded)) <= BEFORE
    assert not [url for url in asked if "/find/" in url or "/vendor/" in url]


def test_all_our_own_script_is_small(built: Mapping[str, Path]) -> None:
    found = scripts(built["shipped"])
    assert len(found) > 10
    assert weight(found) <= ALL


def test_what_is_vendored_tells_its_version_and_licence(built: Mapping[str, Path]) -> None:
    vendor = built["shipped"] / "static" / _VENDOR
    for script in vendor.glob("*.js"):
        assert re.search(r"-\d+\.\d+\.\d+\.js$", script.name)
        licence = (vendor / re.sub(r"-[\d.]+\.js$", "-LICENSE.txt", script.name)).read_text(encoding="utf-8")
        assert "Copyright" in licence
