"""The whole way: what a build reports, what it refuses, and whose files win."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline import config, pipeline
from dateline.problems import SiteError, UsageError
from tests.sites import make_site


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def build(site: Path, name: str = "_site") -> pipeline.Report:
    return pipeline.build(pipeline.Order(site), site / name)


def test_reports_what_was_done(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    first = build(site)
    made = files(site / "_site")
    assert first.events == 2
    assert first.written.pages == sum(name.endswith(".html") for name in made)
    assert first.written.written == len(made) - 1  # all but the manifest
    again = build(site)
    assert (again.written.written, again.written.removed) == (0, 0)
    assert again.written.unchanged == first.written.written


def test_two_builds_are_the_same_bytes(tmp_path: Path) -> None:
    one, two = make_site(tmp_path / "one"), make_site(tmp_path / "two")
    build(one)
    build(two)
    assert files(one / "_site") == files(two / "_site")


def test_progress_counts_every_page(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    site = make_site(tmp_path)
    means = pipeline.Means(progress=lambda *pair: told.append(pair))
    pages = pipeline.build(pipeline.Order(site), site / "_site", means).written.pages
    assert told == [(number, pages) for number in range(1, pages + 1)]


@pytest.mark.parametrize(
    "bad",
    [
        {"content/events/talks-begin.md": "no front matter"},
        {"templates/page.html": "{% if %}"},
    ],
    ids=["content", "template"],
)
def test_a_failing_build_leaves_the_old_site_whole(tmp_path: Path, bad: dict[str, str]) -> None:
    site = make_site(tmp_path)
    build(site)
    before = files(site / "_site")
    make_site(site, bad)
    with pytest.raises(SiteError):
        build(site)
    assert files(site / "_site") == before


def test_the_output_is_looked_at_before_the_content(tmp_path: Path) -> None:
    site = make_site(tmp_path, {"content/events/talks-begin.md": "no front matter"})
    with pytest.raises(UsageError, match="lies inside content/"):
        build(site, "content/out")


def test_check_gives_the_content_and_writes_nothing(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    content = pipeline.check(config.load(site))
    assert list(content.events) == ["talks-begin", "treaty-signed"]
    assert sorted(path.name for path in site.iterdir()) == ["content", "site.toml"]


def test_the_sites_own_files_win_one_by_one(tmp_path: Path) -> None:
    own = {
        "static/css/tokens.css": ":root { --paper: pink }",
        "static/robots.png": "a picture",
        "templates/page.html": "a page of its own",
    }
    site = make_site(tmp_path, own)
    build(site)
    made = files(site / "_site")
    assert made["static/css/dateline.css"].startswith(b":root{--paper: pink}@layer base{")
    assert made["static/robots.png"] == b"a picture"
    assert made["about/index.html"] == b"a page of its own"
    engine = pipeline.ENGINE / "static/icon.svg"
    assert made["static/icon.svg"] == engine.read_bytes()


def test_folders_are_the_sites_own_before_the_engines(tmp_path: Path) -> None:
    site = make_site(tmp_path, {"static/x.txt": "x"})
    assert pipeline.folders(site, "static") == (site / "static", pipeline.ENGINE / "static")
    assert pipeline.folders(site, "templates") == (pipeline.ENGINE / "templates",)
    assert pipeline.folders(pipeline.ENGINE, "static") == (pipeline.ENGINE / "static",)


def test_a_folder_and_an_address_may_have_bytes_that_are_no_text(tmp_path: Path) -> None:
    """As a shell hands them on; such an address is refused when the settings are read."""
    assert pipeline.Order(tmp_path, "https://\udce9.org/").prefix
    site = make_site(tmp_path / "site")
    assert build(site, "o\udce9").written.written > 0
    assert build(site, "o\udce9").written.written == 0
