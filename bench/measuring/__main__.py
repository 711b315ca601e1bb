"""Measure our pages and their peers with the same events: figures of this machine, never asserted.

python -m bench.measuring --events 1000 10000 --peer-events 1000 --write
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from playwright.sync_api import BrowserContext, Error, Page, sync_playwright

from bench.measuring import lighthouse, ours, table, timelinejs, vistimeline
from bench.measuring.packages import packages
from bench.measuring.reader import MEASURES, opened
from bench.measuring.serving import serve_compressed
from bench.measuring.values import NewPage, NotTakenError, Subject, taken
from tests.tools import chromium

_FILE: Final = Path(__file__).parents[1] / "MEASURES.md"
_SIDE_BY_SIDE: Final = 20  # events
_PATIENCE: Final = 60_000  # milliseconds


def main() -> int:
    """Prints the table; with --write it is written, too."""
    options = _parser().parse_args()
    if chromium.find(whole=True) is None:
        print("No Chromium is here: run `make test`, or install Chromium or Chrome.", file=sys.stderr)
        return 1
    taken_on = table.machine()
    with TemporaryDirectory() as name, _browser() as new_page:
        columns = _columns(options.events, options.peer_events, Path(name), new_page)
    print(table.plain(columns, taken_on))
    if options.write:
        _FILE.write_text(table.markdown(columns, taken_on), encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Measure our pages and their peers with the same events.")
    parser.add_argument(
        "--events", type=int, nargs="*", default=[1_000, 10_000], help="our own, made stories"
    )
    parser.add_argument("--peer-events", type=int, nargs="*", default=[], help="of these, the peers as well")
    parser.add_argument("--write", action="store_true", help="write bench/MEASURES.md")
    return parser


def _columns(
    sizes: list[int], peer_sizes: list[int], folder: Path, new_page: NewPage
) -> dict[str, dict[str, str]]:
    columns: dict[str, dict[str, str]] = {}
    for subject in _subjects(sizes, peer_sizes, folder):
        print(f"Measuring {subject.name} ...", file=sys.stderr, flush=True)
        columns[subject.name] = _column(subject, new_page)
    return columns


def _subjects(sizes: list[int], peer_sizes: list[int], folder: Path) -> Iterator[Subject]:
    yield ours.shipped(folder)
    for size in dict.fromkeys([_SIDE_BY_SIDE, *sizes, *peer_sizes]):
        made = ours.made(size, folder)
        yield made
        if size in {_SIDE_BY_SIDE, *peer_sizes}:
            yield from _peers(made, folder)


def _peers(made: Subject, folder: Path) -> Iterator[Subject]:
    try:
        yield timelinejs.same_events(made, packages(), folder)
        yield vistimeline.same_events(made, packages(), folder)
    except NotTakenError as error:
        print(f"The peers are left out: {error}", file=sys.stderr)


def _column(subject: Subject, new_page: NewPage) -> dict[str, str]:
    with serve_compressed(subject.folder) as address:
        try:
            opened(subject, new_page(), address)
        except (NotTakenError, Error) as error:
            return {row: f"not taken: {str(error).splitlines()[0]}" for row in (*lighthouse.ROWS, *MEASURES)}
        figures = _lighthouse(address)
        for row, measure in MEASURES.items():
            figures[row] = taken(partial(measure, subject, new_page, address))
        return figures


def _lighthouse(address: str) -> dict[str, str]:
    try:
        return lighthouse.scores(packages(), address)
    except NotTakenError as error:
        return dict.fromkeys(lighthouse.ROWS, f"not taken: {error}")


@contextmanager
def _browser() -> Iterator[NewPage]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(whole=True), args=chromium.FLAGS)
        contexts: list[BrowserContext] = []

        def new_page(**options: Any) -> Page:
            while contexts:
                contexts.pop().close()
            context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
            context.set_default_timeout(_PATIENCE)
            contexts.append(context)
            return context.new_page()

        yield new_page
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
