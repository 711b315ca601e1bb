"""Measure the build beside its peers with the same events: figures of this machine, never asserted.

python -m bench.building --events 20 1000 --cases cold "nothing changed" --peers Hugo --write
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench.building import table, tools
from bench.building.checking import PagesMissingError
from bench.building.figures import Table, budgets, verdicts
from bench.building.peers import PEERS
from bench.building.process import FailedError
from bench.building.running import CASES, Wanted, made, shipped

_FILE: Final = Path(__file__).parents[1] / "RESULTS.md"
_RUNS: Final = ((100, 5), (2_000, 3))
_LARGE: Final = 1


def main() -> int:
    """Prints the tables; with --write they are written, too."""
    options = parser().parse_args()
    # Python keeps what it compiled, unless somebody told it not to: the peers' installers did so for them.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    taken_on = table.machine([f"{name} {tools.version(PEERS[name].package)}" for name in options.peers])
    try:
        with TemporaryDirectory() as name:
            measured = tables(options, Path(name))
    except (PagesMissingError, FailedError) as error:
        print(error, file=sys.stderr)
        return 1
    text = table.document(measured, list(verdicts(measured, budgets())), taken_on)
    print(text)
    if options.write:
        _FILE.write_text(text, encoding="utf-8", newline="\n")
    return 0


def tables(options: argparse.Namespace, folder: Path) -> Sequence[Table]:
    """Our own site first, then a made story of each size, smaller ones more often."""
    measured = [shipped(folder, options.runs or _runs(0))]
    for events in options.events:
        runs = options.runs or _runs(events)
        peer_runs = runs if events <= _RUNS[-1][0] else 1
        measured.append(made(events, folder, Wanted(options.cases, options.peers, runs, peer_runs)))
    return measured


def _runs(events: int) -> int:
    return next((runs for most, runs in _RUNS if events <= most), _LARGE)


def parser() -> argparse.ArgumentParser:
    """What may be asked for."""
    words = argparse.ArgumentParser(description="Measure the build beside its peers with the same events.")
    words.add_argument("--events", type=int, nargs="*", default=[20, 1_000, 10_000], help="of made stories")
    words.add_argument(
        "--cases", nargs="*", choices=CASES, default=list(CASES), metavar="CASE", help="of ours"
    )
    words.add_argument(
        "--peers", nargs="*", choices=[*PEERS], default=[*PEERS], metavar="PEER", help="by name"
    )
    words.add_argument("--runs", type=int, help="how often (default: 5, 3 or 1, by the size)")
    words.add_argument("--write", action="store_true", help="write bench/RESULTS.md")
    return words


if __name__ == "__main__":
    sys.exit(main())
