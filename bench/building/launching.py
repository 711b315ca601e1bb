"""Runs a command and writes what it took: python -I -S launching.py REPORT COMMAND...

A process of its own, and a small one, with nothing but the standard library: the system counts a new
process as being as large as the one that it was split from.
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import threading
from pathlib import Path
from time import perf_counter
from typing import Final

_PROC: Final = Path("/proc")
_PAUSE: Final = 0.02  # seconds between two looks at the memory
_EACH: Final = 10  # of so many looks, one counts shared memory once: it takes the system some milliseconds
_PAGE: Final = resource.getpagesize()
_MAXRSS: Final = 1 if sys.platform == "darwin" else 1024  # bytes of the unit that the system counts in


def main(report: Path, command: list[str]) -> int:
    """Its exit code is the command's, as far as the system lets it."""
    start = perf_counter()
    process = subprocess.Popen(command)
    looking = _Looking(process.pid)
    looking.start()
    _, status, used = os.wait4(process.pid, 0)
    wall = perf_counter() - start
    looking.end()
    process.returncode = os.waitstatus_to_exitcode(status)
    memory = max(looking.highest, used.ru_maxrss * _MAXRSS)
    took = {"wall": wall, "cpu": used.ru_utime + used.ru_stime, "memory": memory, "once": looking.once}
    report.write_text(json.dumps(took), encoding="utf-8")
    return process.returncode


class _Looking(threading.Thread):
    """Looks at the memory of a process and of all below it, where the system tells (`/proc`).

    `highest` counts what several processes share for each of them, `once` for all together.
    """

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.highest = self.once = 0
        self._pid = pid
        self._ended = threading.Event()

    def run(self) -> None:
        """Until it is told to end. One process alone is counted by the system, and better."""
        looks = 0
        while not self._ended.wait(_PAUSE):
            pids = tree(self._pid)
            if len(pids) > 1:
                self.highest = max(self.highest, sum(map(memory, pids)))
                if looks % _EACH == 0:
                    self.once = max(self.once, sum(map(part, pids)))
                looks += 1

    def end(self) -> None:
        """The process is gone."""
        self._ended.set()
        self.join()


def tree(pid: int) -> list[int]:
    """It and all below it; a process that went meanwhile is left out."""
    found = [pid]
    for one in found:  # grows while it is walked
        for thread in _listed(_PROC / f"{one}/task"):
            found += map(int, _read(thread / "children").split())
    return found


def memory(pid: int) -> int:
    """What it holds, with all that it shares."""
    fields = _read(_PROC / f"{pid}/statm").split()
    return int(fields[1]) * _PAGE if fields else 0


def part(pid: int) -> int:
    """Its own memory, and its part of what it shares."""
    found = re.search(r"^Pss:\s+(\d+) kB$", _read(_PROC / f"{pid}/smaps_rollup"), re.MULTILINE)
    return int(found[1]) << 10 if found else 0


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii")
    except OSError:
        return ""


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
