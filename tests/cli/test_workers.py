"""Processes beside ours end with ours, however it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline.cli import workers
from tests.built import PROJECT

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


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
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
        children = [int(word) for word in parent.stdout.readline().split()]
        assert len(set(children)) == 2
        os.kill(parent.pid, sent)
    assert _ended(children)


def _ended(processes: list[int]) -> bool:
    """Within ten seconds; they are nobody's children then, and gone when they end."""
    for _ in range(200):
        if not any(Path(f"/proc/{one}").exists() and not _is_zombie(one) for one in processes):
            return True
        time.sleep(0.05)
    return False


def _is_zombie(process: int) -> bool:
    try:
        return " Z " in Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return True
