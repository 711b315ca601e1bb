"""Processes beside ours end with ours, however it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bench.stories import write_story
from dateline import cli
from dateline.cli import workers
from tests.built import PROJECT
from tests.processes import all_end, children, comes, ignores, linux

PARENT = """
import os, sys, time
from dateline.cli import workers

def main():
    with workers.pool(2)() as executor:
        print(*executor.map(process, range(2)), flush=True)
        time.sleep(60)

def process(_):
    time.sleep(0.2)  # so that both begin
    return os.getpid()

if __name__ == "__main__":
    main()
"""


def test_one_process_needs_no_pool() -> None:
    assert workers.pool(1) is None
    assert workers.cores() >= 1


@linux
@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGTERM])
def test_workers_end_when_their_parent_is_killed_alone(tmp_path: Path, sent: signal.Signals) -> None:
    (tmp_path / "parent.py").write_text(PARENT)
    with subprocess.Popen(
        [sys.executable, str(tmp_path / "parent.py")],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
    ) as parent:
        assert parent.stdout
        found = [int(word) for word in parent.stdout.readline().split()]
        assert len(set(found)) == 2
        os.kill(parent.pid, sent)
    assert all_end(found)


@linux
def test_ctrl_c_ends_a_build_with_its_workers(tmp_path: Path) -> None:
    """A terminal sends it to all of them."""
    site = write_story(tmp_path / "site", 250)
    with subprocess.Popen(
        [sys.executable, PROJECT / "build.py", "--site", site, "--jobs", "2", "--no-cache"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    ) as build:
        assert comes(lambda: len(children(build.pid)) == 2)
        found = children(build.pid)
        assert comes(lambda: all(ignores(one, signal.SIGINT) for one in found))
        os.killpg(build.pid, signal.SIGINT)
        said = build.communicate()
    assert all_end(found)
    assert (build.returncode, said) == (cli.INTERRUPTED, ("", ""))
    assert {path.name for path in (site / ".dateline").iterdir()} <= {".gitignore", "lock"}
