"""What a build shows while it runs."""

from __future__ import annotations

from time import monotonic
from types import TracebackType
from typing import Self, TextIO


class Progress:
    """A count that overwrites itself, on a terminal only; short builds show none."""

    def __init__(self, out: TextIO, wait: float = 0.5) -> None:
        self._out = out
        self._wanted = out.isatty()
        self._next = monotonic() + wait
        self._stands = False

    def __call__(self, done: int, total: int) -> None:  # noqa: D102 (the class says it)
        if self._wanted and monotonic() >= self._next:
            self._next = monotonic() + 0.1
            self._stands = True
            print(f"\r{done:,} of {total:,} pages", end="", file=self._out, flush=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: BaseException | TracebackType | None) -> None:
        if self._stands:  # what is told next begins on an empty line
            print("\r\x1b[K", end="", file=self._out, flush=True)
