"""Which processes a process has started, and whether they live: as Linux tells in /proc."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc")


def children(parent: int) -> list[int]:
    """Those that it started and that live."""
    stats = (_stat(int(one.name)) for one in Path("/proc").iterdir() if one.name.isdecimal())
    return [number for number, state, of in filter(None, stats) if of == parent and state != "Z"]


def lives(process: int) -> bool:
    """A zombie has ended, and only nobody asked how."""
    found = _stat(process)
    return found is not None and found[1] != "Z"


def ignores(process: int, sent: signal.Signals) -> bool:
    """Whether a signal does nothing there."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False
    ignored = next(line for line in status.splitlines() if line.startswith("SigIgn:"))
    return bool(int(ignored.split()[1], 16) >> (sent - 1) & 1)


def all_end(processes: Iterable[int], seconds: float = 10) -> bool:
    """Waits until none of them lives; they may be nobody's children then."""
    return comes(lambda: not any(map(lives, processes)), seconds)


def comes(wanted: Callable[[], object], seconds: float = 30) -> bool:
    """Waits until `wanted` is so; whether it was in time."""
    until = time.monotonic() + seconds
    while not wanted():
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return True


def _stat(process: int) -> tuple[int, str, int] | None:
    """Number, state and parent. A program's name stands in brackets and may hold anything."""
    try:
        rest = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return process, rest[0], int(rest[1])
