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
from tests.sites import make_site

PARENT = """
import os, sys, time
from dateline.cli import workers

def main():
    with workers.pool(2).executor(2) as executor:
        print(*executor.map(process, range(2)), flush=True)
        time.sleep(60)

def process(_):
    time.sleep(0.2)  # so that both begin
    return os.getpid()

if __name__ == "__main__":
    main()
"""


STARTING = """
import os, signal, sys, time
from dateline import cli
from dateline.cli import workers
from dateline.publish import batches

begin = workers._begin

def interrupted():
    os.killpg(0, signal.SIGINT)  # both do: an editor presses twice
    time.sleep(0.1)
    begin()

if __name__ == "__main__":
    workers._begin = interrupted
    batches.FEWEST = 1
    sys.exit(cli.main(["--site", sys.argv[1], "--jobs", "2"]))
"""


def test_one_process_needs_no_pool() -> None:
    assert workers.pool(1) is None
    assert workers.cores() >= 1


@pytest.mark.parametrize(
    ("platform", "jobs", "at_hand"), [("linux", 99, True), ("darwin", 99, False), ("win32", 61, False)]
)
def test_only_forked_processes_have_the_site(
    monkeypatch: pytest.MonkeyPatch, platform: str, jobs: int, *, at_hand: bool
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    pool = workers.pool(99)
    assert pool
    assert (pool.jobs, pool.at_hand) == (jobs, at_hand)


def test_a_pool_that_nobody_asks_loads_nothing() -> None:
    """A build that changes nothing has one, too."""
    heavy = ("multiprocessing", "concurrent.futures", "jinja2", "dateline.publish.making")
    code = (
        "import sys; from dateline.cli import workers; workers.pool(2);"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@linux
def test_ctrl_c_while_the_workers_start_is_quiet(tmp_path: Path) -> None:
    """They do not yet leave it to their parent then."""
    (tmp_path / "starting.py").write_text(STARTING)
    done = subprocess.run(
        [sys.executable, tmp_path / "starting.py", make_site(tmp_path / "site")],
        capture_output=True,
        check=False,
        start_new_session=True,
        text=True,
        timeout=60,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
    )
    assert (done.returncode, done.stdout, done.stderr) == (cli.INTERRUPTED, "", "")


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
