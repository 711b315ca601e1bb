"""The same pages from any pool, in the same order, and never far ahead."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from dateline.pipeline import Order
from dateline.problems import MachineError, SiteError
from dateline.publish import batches
from dateline.publish.batches import Made, made
from dateline.publish.making import Press
from tests.built import copy_site
from tests.sites import make_site


class InPlace(Executor):
    """What another program may bring: it counts what is begun and not yet fetched."""

    def __init__(self) -> None:
        self.waiting = self.most = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **named: Any) -> Future[Any]:
        future: Future[Any] = _Counted(self)
        self.waiting += 1
        self.most = max(self.most, self.waiting)
        try:
            future.set_result(fn(*args, **named))
        except SiteError as error:
            future.set_exception(error)
        return future


class _Counted(Future[Any]):
    def __init__(self, pool: InPlace) -> None:
        super().__init__()
        self._pool = pool

    def result(self, timeout: float | None = None) -> Any:
        self._pool.waiting -= 1
        return super().result(timeout)


def processes(method: str) -> Callable[[], Executor]:
    return lambda: ProcessPoolExecutor(2, mp_context=multiprocessing.get_context(method))


def all_of(order: Order, pool: Callable[[], Executor] | None) -> list[tuple[int, bytes, list[Any]]]:
    press = Press(order())
    numbers = range(len(press.site.plans) + len(press.pieces))
    found: list[Made] = list(made(press, numbers, order, pool))
    return [(one.number, one.data, sorted(one.facts, key=repr)) for one in found]


@pytest.fixture(autouse=True)
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "FEWEST", 1)
    monkeypatch.setattr(batches, "EACH", 7)


@pytest.mark.parametrize(
    "pool",
    [InPlace, lambda: ThreadPoolExecutor(2), processes("fork"), processes("spawn")],
    ids=["in place", "threads", "fork", "spawn"],
)
def test_any_executor_makes_the_same_in_the_same_order(tmp_path: Path, pool: Callable[[], Executor]) -> None:
    order = Order(copy_site("evidence", tmp_path / "site"), "https://example.org/x/", drafts=True)
    alone = all_of(order, None)
    assert [number for number, _, _ in alone] == list(range(len(alone)))
    assert all_of(order, pool) == alone


@pytest.mark.parametrize("pool", [None, InPlace, processes("fork")], ids=["alone", "in place", "fork"])
def test_what_is_wrong_in_a_template_is_told_alike(
    tmp_path: Path, pool: Callable[[], Executor] | None
) -> None:
    site = make_site(tmp_path, {"templates/actor.html": "\n{{ nope }}", "templates/source.html": "{{ no }}"})
    with pytest.raises(SiteError) as error:
        all_of(Order(site), pool)
    assert [str(one).partition("\n")[0] for one in error.value.problems] == [
        "templates/source.html:1:1: error: 'no' is undefined"
    ]


def die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_process_that_is_killed_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a machine without memory does."""
    monkeypatch.setattr(batches, "_made", die)
    with pytest.raises(MachineError, match="ended before its time; is there enough memory"):
        all_of(Order(make_site(tmp_path)), processes("fork"))


def test_only_a_few_batches_wait(tmp_path: Path) -> None:
    pool = InPlace()
    pages = all_of(Order(copy_site("evidence", tmp_path / "site")), lambda: pool)
    assert len(pages) > 3 * batches.EACH
    assert pool.most <= batches._AHEAD
    assert pool.waiting == 0


def test_few_pages_need_no_pool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "FEWEST", 1_000)

    def pool() -> Executor:
        raise AssertionError("no pool was needed")

    assert all_of(Order(make_site(tmp_path)), pool) != []
