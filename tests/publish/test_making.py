"""The same content gives the same bytes, and a build that fails leaves the site that was there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.built import PROJECT, copy_site
from tests.sites import make_site


def build(
    site: Path, *options: str, cwd: Path = PROJECT, env: Mapping[str, str] = {}
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(PROJECT / "build.py"), "--site", str(site), *options],
        cwd=cwd,
        env={**os.environ, **env},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def tree(folder: Path) -> Mapping[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


ASCII = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}  # the machine's own encoding is ASCII


@pytest.mark.parametrize(("name", "more"), [("shipped", {}), ("rtl", {}), ("ages", ASCII)])
def test_two_builds_are_byte_for_byte_the_same(name: str, more: dict[str, str], tmp_path: Path) -> None:
    first, second = copy_site(name, tmp_path / "a"), copy_site(name, tmp_path / "b" / "ä" / "site")
    os.utime(second / "site.toml", (0, 0))
    here = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "de_DE.UTF-8", "LC_ALL": "C.UTF-8"}
    there = {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LANG": "C", "LC_ALL": "C", "LANGUAGE": "fr"}
    one = build(first, env=here)
    two = build(second, "--output", "out", cwd=tmp_path, env={**there, **more})
    assert (one.returncode, one.stderr) == (0, "")
    assert (two.returncode, two.stderr) == (0, "")
    made = tree(first / "_site")
    assert len(made) > 30
    assert made == tree(tmp_path / "out")


REMEMBERED = {".gitignore", "built", "codes", "inputs", "lock", "pieces", "reads", "seen", "texts"}
BREAKS = {
    "content": ("content/events/treaty-signed.md", "no front matter"),
    "settings": ("site.toml", "title ="),
    "template": ("templates/page.html", "{{ nope }}"),
    "last template": ("templates/feed.xml", "{{ nope }}"),
    "link": ("content/pages/about.md", "---\ntitle: About\n---\n[x](/nope/)\n"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_build_that_fails_changes_nothing(tmp_path: Path, name: str) -> None:
    site = make_site(tmp_path / "site")
    assert build(site).returncode == 0
    before = tree(site / "_site")
    path, text = BREAKS[name]
    (site / path).parent.mkdir(exist_ok=True)
    (site / path).write_text(text)
    result = build(site)
    assert result.returncode == 1
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert f"{path}:" in result.stderr
    assert tree(site / "_site") == before
    names = {file.name.split("-")[0] for file in (site / ".dateline").iterdir()}
    assert names == REMEMBERED  # and nothing that is half made


def test_a_refused_output_is_told_before_any_work(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site", {"content/events/broken.md": "no front matter"})
    result = build(site, "--output", str(site / "content"))
    assert result.returncode == 2
    assert result.stderr == (
        f"error: the output {site / 'content'} lies inside content/: name another with --output\n"
    )
    assert not (site / ".dateline").exists()


def test_a_machine_that_refuses_is_told_in_one_line(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    (site / ".dateline").write_text("a file in the way")
    result = build(site)
    assert (result.returncode, result.stdout) == (3, "")
    assert result.stderr == (
        f"error: the site could not be written: File exists ({site.resolve() / '.dateline'})\n"
    )
    assert not (site / "_site").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names of files are always Unicode")
def test_a_machine_that_cannot_name_a_file_is_told(tmp_path: Path) -> None:
    result = build(copy_site("rtl", tmp_path / "site"), env={"LC_ALL": "C", **ASCII})
    assert (result.returncode, result.stdout) == (3, "")
    assert result.stderr.startswith("error: this machine cannot name a file 'tags/\\u06")
    assert result.stderr.endswith("set its locale to UTF-8 (LC_ALL=C.UTF-8)\n")


def test_a_site_that_loses_an_event_loses_its_pages(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    assert build(site).returncode == 0
    (site / "content" / "events" / "talks-begin.md").unlink()
    assert build(site).returncode == 0
    assert not (site / "_site" / "events" / "talks-begin").exists()
    clean = make_site(tmp_path / "clean")
    (clean / "content" / "events" / "talks-begin.md").unlink()
    assert build(clean).returncode == 0
    assert tree(site / "_site") == tree(clean / "_site")
