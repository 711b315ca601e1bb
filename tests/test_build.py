"""build.py, the file that people run."""

from __future__ import annotations

import ast
import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import make_site

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build.py"


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(BUILD), *arguments]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize("version", [(3, 4), (3, 8)])
def test_an_old_python_can_read_it(version: tuple[int, int]) -> None:
    source = BUILD.read_bytes()
    source.decode("ascii")  # Python 2 reads nothing else without being told
    ast.parse(source, feature_version=version)


def test_an_old_python_is_told_what_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 6))
    with pytest.raises(SystemExit, match=r"^Dateline needs Python 3\.11 or later; docs/set-up\.md says"):
        runpy.run_path(str(BUILD))


def test_it_builds_the_site_beside_it(tmp_path: Path) -> None:
    """Whatever story stands in content/ now builds."""
    done = run("--output", "out", "--no-cache", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(f" seconds. Look at {Path('out/index.html')}\n")
    assert (tmp_path / "out/index.html").is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out"]


def test_exit_codes_reach_the_shell(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    assert run("check", "--site", "site", cwd=tmp_path).returncode == 0
    (site / ".dateline").write_text("in the way of the workshop")
    assert run("--site", "site", cwd=tmp_path).returncode == 3
    assert run("bogus", cwd=tmp_path).returncode == 2
    (site / ".dateline").unlink()
    (site / "content/events/talks-begin.md").write_text("no front matter")
    assert run("--site", "site", cwd=tmp_path).returncode == 1


def test_a_build_that_is_not_on_a_terminal_shows_no_progress(tmp_path: Path) -> None:
    make_site(tmp_path / "site")
    done = run("--site", "site", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1
