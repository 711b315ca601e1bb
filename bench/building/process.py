"""One process from its start to its end, with all that it starts: the clock's time, the CPU's, and memory."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

_LAUNCHING: Final = Path(__file__).with_name("launching.py")
_SHOWN: Final = 2_000  # letters of what a failed process said


class FailedError(Exception):
    """A process that ended with an error, with what it said."""


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds on the wall, seconds of all cores, and bytes at the highest; no CPU and no memory: not taken.

    In `memory` all that several processes share is counted for each of them, an upper bound; in `once` for
    all together, where there were several and the system tells.
    """

    wall: float
    cpu: float
    memory: int
    once: int = 0


def run(command: Sequence[str], folder: Path) -> Run:
    """Runs it in the folder. Raises FailedError with the end of its output."""
    with TemporaryDirectory() as name:
        report = Path(name) / "report.json"
        ended = subprocess.run(
            [sys.executable, "-I", "-S", str(_LAUNCHING), str(report), *command],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        if ended.returncode:
            said = ended.stdout.decode(errors="replace")[-_SHOWN:]
            raise FailedError(f"{' '.join(command)} ended with {ended.returncode}:\n{said}")
        return Run(**json.loads(report.read_text(encoding="utf-8")))
