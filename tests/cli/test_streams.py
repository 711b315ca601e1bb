"""Where what is told goes: closed, full, or to a reader that has left."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dateline import cli
from tests.built import PROJECT
from tests.publish.output.trees import tree
from tests.sites import make_site

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a shell of Unix")

CLOSED = [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"]


def run(site: Path, words: str, *, unbuffered: bool = False) -> subprocess.CompletedProcess[str]:
    """The words of a shell after `build.py`; the code is that of Python, also before a pipe."""
    line = f'"$0" "$1" {words}; exit ${{PIPESTATUS[0]}}'
    given = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return subprocess.run(
        ["bash", "-c", line, sys.executable, PROJECT / "build.py"],
        cwd=site,
        capture_output=True,
        text=True,
        check=False,
        env={**given, "PYTHONUNBUFFERED": "1"} if unbuffered else given,
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "site")


@pytest.mark.parametrize("closed", CLOSED)
def test_a_build_needs_nobody_to_tell(site: Path, tmp_path: Path, closed: str) -> None:
    whole = run(site, "--site .")
    assert whole.returncode == cli.OK
    done = run(site, f"--site . --no-cache --output {tmp_path / 'quiet'} {closed}")
    assert done.returncode == cli.OK
    assert done.stderr == ""
    assert done.stdout.count("\n") == (1 if closed == "2>&-" else 0)
    assert tree(tmp_path / "quiet") == tree(site / "_site")


@pytest.mark.parametrize("closed", CLOSED)
def test_what_is_wrong_keeps_its_code(site: Path, closed: str) -> None:
    (site / "content/pages/about.md").write_text("no front matter")
    assert run(site, f"check --site . {closed}").returncode == cli.CONTENT
    assert run(site, f"check --site nowhere {closed}").returncode == cli.USAGE


def test_no_file_gets_the_number_of_a_closed_stream() -> None:
    code = (
        "import os, sys; from dateline import cli; cli.main(['--version']);"
        "os._exit(sum(os.path.sameopenfile(one, os.open(os.devnull, os.O_RDWR)) for one in (0, 1, 2))"
        " + 10 * (os.open('.', os.O_RDONLY) > 2))"
    )
    line = f'"$0" -c "{code}" <&- >&- 2>&-'
    done = subprocess.run(["bash", "-c", line, sys.executable], cwd=PROJECT, check=False)
    assert done.returncode == 13


@pytest.mark.parametrize("unbuffered", [False, True])
@pytest.mark.parametrize("words", ["--site .", "check --site .", "2>&1 --site nowhere", "--version"])
def test_a_reader_that_has_left_is_no_error(site: Path, words: str, *, unbuffered: bool) -> None:
    line = f"{words} | :" if words.startswith("2>&1") else f"{words} | sleep 0"
    for _ in range(2):
        done = run(site, line, unbuffered=unbuffered)
        assert done.returncode in {cli.READER_LEFT, cli.OK, cli.USAGE}  # as fast as the reader is
        assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("unbuffered", [False, True])
@pytest.mark.parametrize("words", ["--site .", "check --site .", "--site . --timings"])
def test_a_full_disk_is_told(site: Path, words: str, *, unbuffered: bool) -> None:
    done = run(site, f"{words} > /dev/full", unbuffered=unbuffered)
    assert done.returncode == cli.MACHINE
    assert done.stderr.startswith("error: ")
    assert done.stderr.endswith("No space left on device\n")
    assert done.stderr.count("\n") == 1
    assert run(site, f"{words} > /dev/full 2>&1", unbuffered=unbuffered).returncode == cli.MACHINE
