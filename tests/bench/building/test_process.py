"""A process is measured with all that it starts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.building import launching
from bench.building.process import FailedError, run

HELD = 64 << 20  # bytes


def test_memory_is_its_own_and_not_that_of_the_process_that_measures(tmp_path: Path) -> None:
    here = bytearray(2 * HELD)  # held while the others run: a split process is as large as this one
    small = run([sys.executable, "-I", "-S", "-c", "1"], tmp_path)
    large = run([sys.executable, "-I", "-S", "-c", f"bytearray({HELD})"], tmp_path)
    assert small.memory < HELD < large.memory < len(here)


def test_what_it_starts_counts(tmp_path: Path) -> None:
    child = f"[{sys.executable!r}, '-I', '-S', '-c', 'bytearray({HELD})']"
    parent = run([sys.executable, "-I", "-S", "-c", f"import subprocess; subprocess.run({child})"], tmp_path)
    assert parent.memory > HELD


@pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="this system does not tell who is whose child"
)
def test_children_of_children_are_found() -> None:
    wait = "import sys; print(1, flush=True); sys.stdin.read()"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {wait!r}])"
    with subprocess.Popen(
        [sys.executable, "-c", child], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()  # both are there
        found = launching.tree(process.pid)
        assert len(found) == 2
        assert set(found) <= set(launching.tree(os.getpid()))
        assert all(launching.part(pid) > 0 and launching.memory(pid) > 0 for pid in found)
        process.communicate()


def test_a_process_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match=r"(?s)ended with 3:.*no such story"):
        run([sys.executable, "-c", "print('no such story'); raise SystemExit(3)"], tmp_path)


def test_it_runs_in_the_folder(tmp_path: Path) -> None:
    run([sys.executable, "-c", "open('made', 'w').close()"], tmp_path)
    assert (tmp_path / "made").exists()
