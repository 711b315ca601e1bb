"""The figures as a table, and on what machine they were taken."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from collections.abc import Mapping
from typing import Final

from bench.measuring.packages import version
from tests.tools import chromium

Columns = Mapping[str, Mapping[str, str]]

_NOTES: Final = """\
Bytes are those that came over the line from a server with gzip, heads with them. “Next event after a key” is
here from the key j until the frame that shows its headline with the focus; of TimelineJS from the arrow key
until its slide stands still. “Its page” is from Enter on the link to its first paint; “read one by one” is
the story mode. “Moving through time” is dragging the strip, or the peer's time line. In print, whole titles
count, and texts by the beginning and end of the summary. Requests to other hosts are counted as tried; where
the network does not reach them, their failure costs points for good practice.
Times are this machine's: compare within one run.
"""


def markdown(columns: Columns, taken_on: str) -> str:
    """A document: the machine, the notes and a table with a row for each measure."""
    rows = list(dict.fromkeys(row for column in columns.values() for row in column))
    lines = ["| measure | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for row in rows:
        cells = (column.get(row, "") for column in columns.values())
        lines.append(f"| {row} | {' | '.join(cells)} |")
    return "\n".join(["# Measures", "", taken_on, "", _NOTES, *lines, ""])


def plain(columns: Columns, taken_on: str) -> str:
    """The same for a terminal: a block for each measure, since the figures are long."""
    rows = list(dict.fromkeys(row for column in columns.values() for row in column))
    width = max(map(len, columns))
    lines = [taken_on]
    for row in rows:
        lines += ["", row, *(f"  {name:{width}}  {column.get(row, '')}" for name, column in columns.items())]
    return "\n".join([*lines, "", _NOTES])


def machine() -> str:
    """What the machine is, without its name. To be asked before it is put to work."""
    parts = [f"{os.cpu_count()} cores", platform.machine(), platform.system()]
    parts += [f"load {os.getloadavg()[0]:.1f} before"] if hasattr(os, "getloadavg") else []
    parts += [f"Python {platform.python_version()}", _chromium(), f"Lighthouse {version('lighthouse')}"]
    return f"Taken on: {', '.join(parts)}."


def _chromium() -> str:
    path = chromium.find(whole=True)
    if path is None:
        return "no Chromium"
    result = subprocess.run([path, "--version"], capture_output=True, text=True, check=False)
    found = re.search(r"[A-Z][a-z]+ [\d.]+", result.stdout)
    return found[0] if found else "a Chromium that does not say which"
