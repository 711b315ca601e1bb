"""What every kind of page needs: the days of change, and whether a summary was written."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from dateline import config
from dateline.pipeline import check
from dateline.publish import urls
from dateline.publish.language import Language
from dateline.publish.pages.plan import changed, has_own_summary, latest
from dateline.publish.presenting import Presenter
from dateline.story.telling import tell
from tests.built import SITES
from tests.sites import BASE_FILES, make_site

EVENT = "---\ntitle: Once\ndate: 2001\nthread: talks\nsources: [gazette]\n{}---\n{}"


def presenter(folder: Path, files: Mapping[str, str] = {}, *, base: bool = True) -> Presenter:
    site = config.load(make_site(folder, files, base=base))
    return Presenter(tell(site, check(site)), Language("en-GB"))


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ("", "2026-11-22"),
        ("published: 2026-11-20\n", "2026-11-20"),
        ("published: 2026-11-24\n", "2026-11-24"),
        (
            "corrections:\n  - {date: 2026-11-30, was: A, now: B}\n  - {date: 2026-11-29, was: B, now: C}\n",
            "2026-11-30",
        ),
    ],
)
def test_the_day_of_the_last_change(tmp_path: Path, fields: str, day: str) -> None:
    found = presenter(tmp_path, {"content/events/once.md": EVENT.format(fields, "Text.\n")})
    assert changed(found, found.content.events["once"]) == day
    assert latest(found) == max(day, "2026-11-22")


def test_a_site_without_events_changed_when_it_was_put_up(tmp_path: Path) -> None:
    about = {"content/pages/about.md": BASE_FILES["content/pages/about.md"]}
    assert latest(presenter(tmp_path, about, base=False)) == "2026-11-22"


@pytest.mark.parametrize("name", [*SITES, "full"])
def test_every_file_has_the_same_day(name: str, built: Mapping[str, Path], full: Path) -> None:
    site = {**built, "full": full}[name]
    data = json.loads((site / "timeline.json").read_bytes())
    day = max([data["site"]["published"], *(one["changed"] for one in data["events"])])
    assert data["site"]["changed"] == day
    front = (site / "index.html").read_text(encoding="utf-8")
    assert re.findall(r'"dateModified":"(.+?)"', front) == [day]
    bib = (site / "citations.bib").read_text(encoding="utf-8").partition("@misc{event-")[0]
    assert f"date = {{{day}}}" in bib
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    for address in (urls.DIFFERENCES, urls.QUOTATIONS, urls.CORRECTIONS):
        assert re.findall(rf"{address}</loc><lastmod>(.*?)</lastmod>", sitemap) == [day]


@pytest.mark.parametrize(
    ("summary", "body", "own"),
    [
        ("summary: Said.\n", "Text.\n", True),
        ("summary: Said.\n", "", True),
        ("summary: Text.\n", "Text.\n", True),
        ("", "Text.\n\nMore.\n", False),
        ("", "", False),
    ],
)
def test_a_summary_is_own_if_it_was_written(tmp_path: Path, summary: str, body: str, own: bool) -> None:
    made = presenter(tmp_path, {"content/events/once.md": EVENT.format(summary, body)})
    assert has_own_summary(made.content.events["once"]) is own
