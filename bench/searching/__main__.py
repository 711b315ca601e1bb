"""Measure search engines with the same texts: figures of this machine, never asserted.

python -m bench.searching --events 20 1000 10000
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from bench.measuring.table import machine
from bench.measuring.values import kilobytes, milliseconds
from bench.searching import browser, stories
from bench.searching.engines import ENGINES, POLICY, Engine, serve_from

_RICH_FROM = 10_000  # events: with the most, also with many words


def main() -> None:
    """Prints a table as Markdown, a row for each story and engine."""
    parser = argparse.ArgumentParser(description="Measure search engines with the same texts.")
    parser.add_argument("--events", type=int, nargs="+", default=[20, 1_000, 10_000])
    sizes = parser.parse_args().events
    print(machine())
    rows = []
    with TemporaryDirectory() as name, browser.launched() as launched:
        for documents in _stories(sizes, Path(name)):
            for engine in ENGINES:
                print(f"Measuring {engine.name}, {documents.name} ...", file=sys.stderr, flush=True)
                rows.append(_row(engine, documents, Path(name), launched))
    print(f"\n| {' | '.join(rows[0])} |\n{'|---' * len(rows[0])}|")
    for row in rows:
        print(f"| {' | '.join(row.values())} |")


def _stories(sizes: list[int], folder: Path) -> Iterator[stories.Documents]:
    for size in sizes:
        documents = stories.made(size, folder)
        yield documents
        if size >= _RICH_FROM:
            yield stories.rich(documents)


def _row(engine: Engine, documents: stories.Documents, folder: Path, launched: Browser) -> Mapping[str, str]:
    place = _new(folder)
    start = time.perf_counter()
    engine.make(documents, place / "one")
    seconds = time.perf_counter() - start
    engine.make(documents, place / "again")
    engine.make(stories.with_one_word_more(documents), place / "changed")
    one, again, changed = (_files(place / name) for name in ("one", "again", "changed"))
    other = [path for path, data in changed.items() if one.get(path) != data]
    serve_from(place / "one", engine, documents)
    typed = browser.typed(launched, place / "one", documents.words())
    shown = browser.shown(launched, place / "one", documents.words()) if engine is ENGINES[0] else ()
    return {
        "events": documents.name,
        "engine": engine.name,
        "first result": kilobytes(typed.first),
        "first word": kilobytes(typed.word),
        "second word": kilobytes(typed.second),
        "a letter, median": milliseconds(typed.warm),
        "slowest": milliseconds(typed.slowest),
        "slowest while loading": milliseconds(typed.coldest),
        "shown in our dialog, median, slowest": ", ".join(map(milliseconds, shown)),
        "found": f"{typed.found:,}",
        "files": f"{len(one):,}",
        "on disk": kilobytes(sum(map(len, one.values()))),
        "made in": f"{seconds:.1f} s",
        "twice the same": "yes" if one == again else "no",
        "other files after one word": f"{len(other):,}",
        "under our CSP": _under_policy(launched, place / "one"),
    }


def _under_policy(launched: Browser, folder: Path) -> str:
    works = [browser.works_under(POLICY, launched, folder, everywhere=one) for one in (False, True)]
    return {(True, True): "yes", (True, False): "by <meta> only", (False, False): "no"}[works[0], works[1]]


def _new(folder: Path) -> Path:
    made = folder / f"made-{len(list(folder.iterdir()))}"
    made.mkdir()
    return made


def _files(folder: Path) -> dict[str, bytes]:
    found = sorted(file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


if __name__ == "__main__":
    main()
