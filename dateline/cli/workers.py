"""Processes that make pages beside ours."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from functools import partial
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

    from dateline.publish.pools import Pool

_MOST_ON_WINDOWS: Final = 61  # processes: it can wait for no more


def cores() -> int:
    """How many processes this machine runs at once, as far as this one may use it."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def pool(jobs: int) -> Pool | None:
    """What makes an Executor of so many processes; None where one is enough, which is ours."""
    from dateline.publish.pools import Pool  # late: --help needs none

    if jobs == 1:
        return None
    jobs = min(jobs, _MOST_ON_WINDOWS) if sys.platform == "win32" else jobs
    # Forked processes have the site at once. On macOS, system libraries do not bear it.
    method = "fork" if sys.platform == "linux" else "spawn"
    return Pool(partial(_processes, method), jobs, at_hand=method == "fork")


def _processes(method: str, jobs: int) -> ProcessPoolExecutor:
    import multiprocessing  # late, both: a build that changes little needs no processes
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context(method)
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin)


def spare() -> None:
    """Looks for rubbish less often than Python would: a build keeps most of what it makes until it ends."""
    gc.set_threshold(20_000, 10, 1_000)


def _begin() -> None:
    """Ctrl-C is the parent's to tell; and who loses the parent, however it ended, ends, too."""
    gc.freeze()  # looking through what is the parent's would copy it
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
