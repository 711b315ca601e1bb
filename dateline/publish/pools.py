"""Work that several processes do at once: what it gives comes in order, and never far ahead.

The pool is any `concurrent.futures.Executor`.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeVar

from dateline.problems import MachineError

if TYPE_CHECKING:  # most builds need no pool
    from concurrent.futures import Executor, Future

P = TypeVar("P")
R = TypeVar("R")

_AHEAD: Final = 8  # results at least that wait to be taken: memory stays flat


@dataclass(frozen=True, slots=True)
class Pool:
    """What makes an Executor for so many portions at once, and how many those are at most. It is asked for
    only when there is enough to do; `at_hand`: what it starts has all that is here at that moment (forks,
    threads)."""

    executor: Callable[[int], AbstractContextManager[Executor]]
    jobs: int
    at_hand: bool = False


def in_order(pool: Pool, work: Callable[[P], R], portions: Sequence[P]) -> Generator[R, None, None]:
    """What `work` gives for each portion, in their order. Other processes get both, pickled.

    Raises what the work raises, and MachineError where a process ends before its time.
    """
    from concurrent.futures import BrokenExecutor

    if not portions:
        return
    jobs = min(pool.jobs, len(portions))  # a pool of processes may start all of them for its first portion
    rest = iter(portions)
    running: deque[Future[R]] = deque()
    stack = ExitStack()
    try:
        with _uninterrupted():  # the first portions start the processes
            executor = stack.enter_context(pool.executor(jobs))
            stack.callback(_cancel, running)
            running.extend(executor.submit(work, one) for one in islice(rest, max(_AHEAD, 2 * jobs)))
        while running:
            done = running.popleft().result()
            running.extend(executor.submit(work, one) for one in islice(rest, 1))
            yield done
    except BrokenExecutor as error:
        message = "a process of the build ended before its time; is there enough memory?"
        raise MachineError(f"{message} --jobs 1 needs least") from error
    finally:
        with _uninterrupted():  # who presses twice would leave processes behind that nobody ends
            stack.close()


def _cancel(running: Iterable[Future[R]]) -> None:
    for future in running:
        future.cancel()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl-C waits: a process that is just starting would tell of it in its own way. Those that start inside
    never get it, this one does afterwards. Windows knows no such thing."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
