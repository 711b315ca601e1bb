"""Dateline with only the pages that its peers make."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bench.building import ours
from bench.building.checking import check
from bench.building.events import read_story
from bench.stories import write_story


def test_only_those_pages_are_made_and_they_are_whole(tmp_path: Path) -> None:
    site, output = write_story(tmp_path / "site", 30), tmp_path / "least"
    subprocess.run(
        [sys.executable, "-m", "bench.building.least", str(site), str(output)], cwd=ours.PROJECT, check=True
    )
    assert check(output, read_story(site))["events"] == 30
    files = {str(file.relative_to(output)) for file in output.rglob("*") if file.is_file()}
    parts = {path.partition("/")[0] for path in files}
    assert parts == {
        "index.html", "events", "years", "tags", "feed.xml", "sitemap.xml", "static", ".dateline-manifest"
    }  # fmt: skip


def test_the_whole_has_the_same_pages_and_more(tmp_path: Path) -> None:
    site = write_story(tmp_path / "site", 30)
    subprocess.run([sys.executable, "build.py", "--site", str(site)], cwd=ours.PROJECT, check=True)
    story = read_story(site)
    assert check(site / ours.OUTPUT, story)["tags"] == len(story.tags)
    assert (site / ours.OUTPUT / "timeline.json").exists()
