"""Builds that are killed: at any moment every address of the old or the new site is a whole file, the next
build is as good as a clean one, and nothing is left behind."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from itertools import count, cycle
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

import pytest

from dateline import pipeline
from dateline.cli import workers
from dateline.publish import batches
from dateline.publish.output import MANIFEST, Writer
from tests.built import build_site
from tests.processes import all_end, children, comes, linux
from tests.publish.output.trees import assert_mended, assert_whole, build, clean, tree
from tests.sites import BASE_FILES, DEFAULT_TOML, make_site

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL and no groups")

SEED: Final = 20170402
PAGES: Final = 40
ODD: Final = {f"events/{n}/index.html": b"odd %d " % n * (n * 50) for n in range(0, PAGES, 2)}
EVEN: Final = {f"events/{n}/index.html": b"even %d " % n * (n * 50) for n in range(0, PAGES, 3)}
SHARED: Final = (
    "index.html",
    "404.html",
    "feed.xml",
    "static/a.css",
    "static/deep/er/b.js",
    "years/2017/index.html",
)
SITES: Final[tuple[Mapping[str, bytes], ...]] = (
    {**dict.fromkeys(SHARED, b"odd " * 999), **ODD, "static/x": b"a file", "static/same": b"same"},
    {**dict.fromkeys(SHARED, b"even " * 77), **EVEN, "static/x/y": b"in a folder", "static/same": b"same"},
)


class Forks:
    """Processes that are forked from a warm one, so that starting hundreds costs no imports."""

    def __init__(self) -> None:
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["pytest", __name__])

    def run(self, work: Callable[..., None], *values: Any) -> Fork:
        return Fork(self._context, work, values)


class Fork:
    """One of them, at work already. It leads a group of its own, in which its workers are."""

    def __init__(self, context: Any, work: Callable[..., None], values: tuple[Any, ...]) -> None:
        here, there = multiprocessing.Pipe(duplex=False)
        self._process = context.Process(target=_lead, args=(there, work, values))
        self._process.start()
        self.number: int = self._process.pid
        there.close()
        here.recv()
        here.close()

    def kill(self) -> None:
        """Ends the process and all that it started."""
        os.killpg(self.number, signal.SIGKILL)
        self._process.join()

    def kill_alone(self) -> None:
        """Ends the process; what it started lives."""
        os.kill(self.number, signal.SIGKILL)
        self._process.join()

    def interrupt(self) -> None:
        """Ends it by Ctrl-C, pressed again where nothing comes of it: Python loses one that falls into a
        destructor, such as filelock's."""
        while self._process.is_alive():
            with suppress(ProcessLookupError):
                os.kill(self.number, signal.SIGINT)
            self._process.join(5)

    def ended(self) -> int | None:
        """Waits; how it ended."""
        self._process.join()
        code: int | None = self._process.exitcode
        return code


def _lead(pipe: Connection, work: Callable[..., None], values: tuple[Any, ...]) -> None:
    os.setsid()
    pipe.send(True)
    pipe.close()
    work(*values)


@pytest.fixture(scope="module")
def forks() -> Forks:
    return Forks()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    return folder


# ---- the writer alone: most kills fall while files are staged and moved ------------------------------


def _alternate(root: Path, first: int) -> None:
    for number in count(first):
        build(SITES[number % 2], root)


@pytest.mark.parametrize("series", range(4))
def test_killed_at_a_hundred_random_moments(forks: Forks, root: Path, tmp_path: Path, series: int) -> None:
    chance = random.Random(SEED + series)
    wanted = [clean(site, tmp_path / str(number)) for number, site in enumerate(SITES)]
    build(SITES[1], root)
    for number in range(100):
        fork = forks.run(_alternate, root, number)
        time.sleep(chance.uniform(0, 0.02))
        fork.kill()
        assert_whole_or_changing_kind(root / "_site")
        if chance.random() < 0.5:  # else the next one meets what two or more kills left
            last = chance.randrange(2)
            build(SITES[last], root)
            assert_mended(root, wanted[last])


def assert_whole_or_changing_kind(output: Path) -> None:
    """`static/x` is a file here and a folder there, so the one has to go before the other comes."""
    kinds = {"static/x", "static/x/y"}
    assert_whole(output, *({path: site[path] for path in site if path not in kinds} for site in SITES))
    for path in kinds:
        if (output / path).is_file():
            assert (output / path).read_bytes() in {site.get(path) for site in SITES}


class Deadly(Writer):
    """Ends the process at one call, before or after it was carried out."""

    def __init__(self, number: int, *, after: bool) -> None:
        self._left = number
        self._after = after

    def folder(self, path: str) -> None:
        self._do(super().folder, path)

    def write(self, path: str, data: bytes) -> None:
        if self._left == 0:
            super().write(path, data[: len(data) // 2])
        self._do(super().write, path, data)

    def move(self, source: str, target: str) -> None:
        self._do(super().move, source, target)

    def remove(self, path: str) -> None:
        self._do(super().remove, path)

    def remove_folder(self, path: str) -> None:
        self._do(super().remove_folder, path)

    def _do(self, change: Callable[..., None], *values: Any) -> None:
        if self._left or self._after:
            change(*values)
        if not self._left:
            os.kill(os.getpid(), signal.SIGKILL)
        self._left -= 1


def _build_and_die(root: Path, number: int, after: bool) -> None:
    build(SITES[1], root, writer=Deadly(number, after=after))


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_killed_at_every_change(forks: Forks, root: Path, tmp_path: Path, after: bool) -> None:
    wanted = clean(SITES[1], tmp_path)
    for number in count():
        build(SITES[0], root)
        if forks.run(_build_and_die, root, number, after).ended() == 0:
            break
        assert_whole_or_changing_kind(root / "_site")
        build(SITES[1], root)
        assert_mended(root, wanted)
    assert number > 50


def test_a_reader_meets_only_whole_files(forks: Forks, root: Path) -> None:
    always = [path for path in SITES[0] if path in SITES[1]]
    build(SITES[0], root)
    fork = forks.run(_alternate, root, 0)
    read = 0
    try:
        until = time.monotonic() + 1.5
        for path in cycle(always):
            assert (root / "_site" / path).read_bytes() in {site[path] for site in SITES}, path
            read += 1
            if time.monotonic() > until:
                break
    finally:
        fork.kill()
    assert read > 100


# ---- whole builds ----------------------------------------------------------------------------------

FIRST: Final = dict(BASE_FILES)
SECOND: Final = {
    **BASE_FILES,
    "content/events/talks-begin.md": BASE_FILES["content/events/talks-begin.md"].replace(
        "talks* begin", "talks* open"
    ),
    "content/events/bridge-built.md": """\
---
title: The bridge is built
date: 2019
thread: talks
sources: [gazette]
---
It stands.
""",
    "static/css/own.css": "main { color: red }\n",
}
TOMLS: Final = (DEFAULT_TOML, DEFAULT_TOML.replace("The talks", "Talks"))


def _write_content(root: Path, number: int) -> None:
    for folder in ("content", "static"):
        shutil.rmtree(root / folder, ignore_errors=True)
    make_site(root, (FIRST, SECOND)[number % 2], toml=TOMLS[number % 2], base=False)


def _build_content(root: Path) -> None:
    build_site(root, root / "_site")


def _alternate_content(root: Path, first: int) -> None:
    for number in count(first):
        _write_content(root, number)
        _build_content(root)


def _alternate_with_workers(root: Path, first: int) -> None:
    batches.FEWEST = 1  # type: ignore[misc] # in this process alone
    means = pipeline.Means(pool=workers.pool(2))
    for number in count(first):
        _write_content(root, number)
        pipeline.build(pipeline.Order(root), root / "_site", means)


@pytest.fixture(scope="module")
def contents(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The outputs of clean builds of both contents."""

    def made(number: int) -> dict[str, bytes]:
        root = tmp_path_factory.mktemp("clean")
        _write_content(root, number)
        _build_content(root)
        return tree(root / "_site")

    return made(0), made(1)


def _pages(output: Mapping[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in output.items() if path != MANIFEST}


def test_whole_builds_killed_at_random_moments(
    forks: Forks, root: Path, contents: tuple[dict[str, bytes], dict[str, bytes]]
) -> None:
    assert contents[0] != contents[1]
    chance = random.Random(SEED)
    for number in (0, 1):  # the second is as warm as those that are killed
        _write_content(root, number)
        start = time.perf_counter()
        _build_content(root)
        once = time.perf_counter() - start
    for number in range(50):
        before = listed(root)
        work = _alternate_with_workers if number % 4 == 3 else _alternate_content
        fork = forks.run(work, root, number)
        if number % 2:  # most of a build is making pages: half of the kills wait until files are moved
            while listed(root) == before:
                time.sleep(0.0005)
            time.sleep(chance.uniform(0, 0.006))
        else:
            time.sleep(chance.uniform(0, 2 * once))
        fork.kill()
        assert_whole(root / "_site", *map(_pages, contents))
        if number % 3 == 0:  # else the next one meets what two or more kills left
            last = chance.randrange(2)
            _write_content(root, last)
            _build_content(root)
            assert tree(root / "_site") == contents[last]
            assert not {"staging", "holder"} & {path.name for path in (root / ".dateline").iterdir()}


@linux
def test_workers_end_with_a_build_that_is_killed_alone(
    forks: Forks, root: Path, contents: tuple[dict[str, bytes], dict[str, bytes]]
) -> None:
    chance = random.Random(SEED)
    _write_content(root, 1)
    _build_content(root)
    for _ in range(5):
        fork = forks.run(_alternate_with_workers, root, 0)
        assert comes(lambda fork=fork: len(children(fork.number)) == 2)  # type: ignore[misc]
        found = children(fork.number)
        time.sleep(chance.uniform(0, 0.05))
        fork.kill_alone()
        assert all_end(found)
        assert_whole(root / "_site", *map(_pages, contents))
    _write_content(root, 0)
    _build_content(root)
    assert tree(root / "_site") == contents[0]


def _alternate_beside_a_worker(root: Path) -> None:
    """When it is told to, starts a worker that knows nothing of the end of its parent."""

    def fork(*_: object) -> None:
        with suppress(RuntimeError):  # filelock forbids it while it takes or gives back the lock
            if not os.fork():
                (root / "worker").touch()
                signal.pause()

    signal.signal(signal.SIGUSR1, fork)
    _alternate_content(root, 0)


def test_a_build_killed_without_its_worker(
    forks: Forks, root: Path, contents: tuple[dict[str, bytes], dict[str, bytes]]
) -> None:
    _write_content(root, 1)
    _build_content(root)
    fork = forks.run(_alternate_beside_a_worker, root)
    try:
        while not (root / "worker").exists():
            wait_until((root / ".dateline" / "holder").exists)
            os.kill(fork.number, signal.SIGUSR1)
            time.sleep(0.05)
        fork.kill_alone()
        os.killpg(fork.number, 0)  # the worker lives
        assert_whole(root / "_site", *map(_pages, contents))
        _write_content(root, 0)
        start = time.monotonic()
        _build_content(root)
        assert tree(root / "_site") == contents[0]
        assert time.monotonic() - start < 30  # it would wait a minute for the lock
    finally:
        with suppress(ProcessLookupError):
            os.killpg(fork.number, signal.SIGKILL)


def listed(root: Path) -> int:
    """Which manifest stands there: it is another as soon as files are moved."""
    return (root / "_site" / MANIFEST).stat().st_ino


def wait_until(come: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not come():
        assert time.monotonic() < until, "it never came"
        time.sleep(0.0005)


def _interrupted(root: Path) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        _alternate(root, 0)


def test_ctrl_c_leaves_nothing_behind_by_itself(forks: Forks, root: Path, tmp_path: Path) -> None:
    chance = random.Random(SEED)
    for _ in range(20):
        build(SITES[1], root)
        fork = forks.run(_interrupted, root)
        time.sleep(chance.uniform(0, 0.02) + 0.005)
        fork.interrupt()
        assert_whole_or_changing_kind(root / "_site")
    build(SITES[0], root)
    assert_mended(root, clean(SITES[0], tmp_path))
