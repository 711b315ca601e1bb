"""How much work is done, without a clock: machines differ, and what else they do."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType


def calls(work: Callable[[], object]) -> int:
    """How many calls `work` makes, of Python's functions and of built-in ones; a generator's steps count.

    Do `work` once before: what is imported, compiled or remembered in the first run would count, too.
    Only this thread is watched.
    """
    count = 0

    def counted(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
