"""Executors as other programs may bring them."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from typing import Any

from dateline.problems import SiteError
from dateline.publish.pools import Pool


class InPlace(Executor):
    """What another program may bring: it counts what is begun and not yet fetched."""

    def __init__(self, _jobs: int = 1) -> None:
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


def processes(method: str, jobs: int) -> Executor:
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context(method))


IN_PLACE = Pool(InPlace, 1, at_hand=True)
THREADS = Pool(ThreadPoolExecutor, 2, at_hand=True)
FORK = Pool(partial(processes, "fork"), 2, at_hand=True)
SPAWN = Pool(partial(processes, "spawn"), 2)


def needless(_jobs: int) -> Executor:
    """None is to be made."""
    raise AssertionError("no pool was needed")
