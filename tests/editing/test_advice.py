from __future__ import annotations

from pathlib import Path

import pytest

from dateline import config, pipeline
from dateline.editing.advice import Advice, advice
from dateline.story.telling import tell
from tests.sites import BASE_FILES, make_site


def advised(folder: Path, files: dict[str, str]) -> dict[str, Advice]:
    site = config.load(make_site(folder, files))
    return {one.one: one for one in advice(tell(site, pipeline.check(site, drafts=True)))}


def source(url: str) -> str:
    return f"---\ntitle: T\npublisher: P\nkind: report\n{url}---\n"


def event(fields: str) -> str:
    return f"---\ntitle: The bridge\ndate: 2018\nthread: talks\n{fields}---\n"


def test_sources_that_may_go(tmp_path: Path) -> None:
    files = {
        "content/sources/gazette.md": BASE_FILES["content/sources/gazette.md"],
        "content/sources/times.md": source(
            "url: https://example.org/t\narchive_url: https://example.org/a\n"
        ),
        "content/sources/unknown.md": source("url: unknown\n"),
        "content/sources/another.md": source("url:  https://example.org/other\n"),
    }
    assert advised(tmp_path, files)["source without archive_url"].places == (
        "content/sources/another.md:5:7: https://example.org/other",
        "content/sources/gazette.md:6:6: https://example.org/gazette",
    )


def test_events_with_one_witness(tmp_path: Path) -> None:
    files = {
        "content/sources/times.md": source(""),
        "content/events/bridge.md": event("sources: [gazette, times]\n"),
        "content/events/fish.md": event(
            "sources:\n  - gazette\n  - {id: times, voice: relays, from: [gazette]}\n"
        ),
    }
    assert advised(tmp_path, files)["event with one independent source"].places == (
        "content/events/fish.md:6:3: gazette, times are of one origin",
        "content/events/talks-begin.md:10:10: gazette alone",
        "content/events/treaty-signed.md:8:3: gazette, herald are of one origin",
    )


def test_open_differences(tmp_path: Path) -> None:
    accounts = "accounts: [{says: A, sources: [gazette]}, {says: B, sources: [herald]}]"
    fields = f"sources: [gazette]\ndifferences:\n  - {{on: The *day*, {accounts}}}\n"
    files = {"content/events/bridge.md": event(fields)}
    assert advised(tmp_path, files)["difference without a finding"].places == (
        "content/events/bridge.md:7:10: The day",
    )


@pytest.mark.parametrize(
    ("credit", "places"),
    [("", ("content/events/bridge.md:8:9: images/ship.jpg",)), ("  credit: Ann Writer\n", ())],
)
def test_images_without_credit(tmp_path: Path, credit: str, places: tuple[str, ...]) -> None:
    fields = f"sources: [gazette]\nimage:\n  alt: A ship\n  file: images/ship.jpg\n{credit}"
    files = {"content/events/bridge.md": event(fields), "static/images/ship.jpg": "a picture"}
    assert advised(tmp_path, files)["image without credit"].places == places


def test_every_kind_says_what_to_do(tmp_path: Path) -> None:
    kinds = advised(tmp_path, {})
    assert len(kinds) == 4
    for one in kinds.values():
        assert one.many.startswith(f"{one.one.split()[0]}s ")
        assert one.remedy.endswith(("?", ".", "…"))
