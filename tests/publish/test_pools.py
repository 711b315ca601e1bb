"""Any executor gives the same in the same order, never far ahead; and what ends badly is told."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import pytest

from dateline.problems import MachineError, Problem, SiteError
from dateline.publish.pools import Pool, in_order
from tests.publish.executors import FORK, IN_PLACE, SPAWN, THREADS, InPlace

POOLS = pytest.mark.parametrize(
    "pool", [IN_PLACE, THREADS, FORK, SPAWN], ids=["in place", "threads", "fork", "spawn"]
)


def twice(number: int) -> int:
    return 2 * number


def wrong(number: int) -> int:
    if number < 3:
        return number
    raise SiteError([Problem("b.md", 2, 1, "no", "yes"), Problem("a.md", 1, 1, f"{number}?")])


def die(_: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@POOLS
def test_what_comes_is_in_order(pool: Pool) -> None:
    assert list(in_order(pool, twice, range(100))) == list(range(0, 200, 2))
    assert list(in_order(pool, twice, [])) == []


@POOLS
def test_problems_come_back(pool: Pool) -> None:
    done = in_order(pool, wrong, range(100))
    assert [next(done) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(SiteError) as error:
        next(done)
    assert [(one.path, one.message) for one in error.value.problems] == [("a.md", "3?"), ("b.md", "no")]
    assert str(error.value) == "\n".join(map(str, error.value.problems))


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_process_that_is_killed_is_told_in_words() -> None:
    """As a machine without memory does."""
    with pytest.raises(MachineError, match="ended before its time; is there enough memory"):
        list(in_order(FORK, die, range(3)))


@pytest.mark.parametrize(("jobs", "most"), [(1, 8), (4, 8), (6, 12)])
def test_two_portions_a_process_wait_and_no_more(jobs: int, most: int) -> None:
    pool = InPlace()
    assert len(list(in_order(Pool(lambda _: pool, jobs), twice, range(3 * most)))) == 3 * most
    assert pool.most == most
    assert pool.waiting == 0


@pytest.mark.parametrize(("jobs", "portions", "asked"), [(999, 3, [3]), (2, 3, [2]), (4, 0, [])])
def test_no_more_are_started_than_have_something_to_do(jobs: int, portions: int, asked: list[int]) -> None:
    """Forked processes are all there at once, and each takes its time to start."""
    numbers: list[int] = []

    def counting(number: int) -> InPlace:
        numbers.append(number)
        return InPlace()

    assert list(in_order(Pool(counting, jobs), twice, range(portions))) == list(range(0, 2 * portions, 2))
    assert numbers == asked


def test_who_stops_early_leaves_nothing_to_be_done() -> None:
    """As a build does that has no more room on the disk."""
    begun: list[int] = []

    class Late(InPlace):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **named: Any) -> Future[Any]:  # noqa: ARG002
            begun.append(len(futures))
            futures.append(Future())
            if len(futures) == 1:
                futures[0].set_result(0)
            return futures[-1]

    futures: list[Future[Any]] = []
    done = in_order(Pool(Late, 1), twice, range(100))
    assert next(done) == 0
    done.close()
    assert len(begun) == 9
    assert all(one.cancelled() for one in futures[1:])


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="Windows")
def test_ctrl_c_waits_until_the_first_portions_are_begun() -> None:
    begun: list[bool] = []

    class Starting(InPlace):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **named: Any) -> Future[Any]:
            begun.append(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ()))
            return super().submit(fn, *args, **named)

    list(in_order(Pool(Starting, 1), twice, range(12)))
    assert begun == [True] * 8 + [False] * 4
