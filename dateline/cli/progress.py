"""What a build shows while it runs."""

from __future__ import annotations

from time import monotonic
from types import TracebackType
from typing import Self, TextIO


class Progress:
    """A count with its rate that overwrites itself, on a terminal only; short builds show none."""

    def __init__(self, out: TextIO, wait: float = 0.5) -> None:
        self._out = out
        self._wanted = out.isatty()
        self._next = monotonic() + wait
        self._stands = False
        self._first: tuple[int, float] | None = None

    def __call__(self, done: int, total: int) -> None:  # noqa: D102 (the class says it)
        if not self._wanted:
            return
        now = monotonic()
        before, since = self._first = self._first or (done, now)  # what stood there already took no time
        if now >= self._next:
            self._next = now + 0.1
            self._stands = True
            rate = f", {(done - before) / (now - since):,.0f} a second" if now > since else ""
            print(f"\r{done:,} of {total:,} pages{rate}\x1b[K", end="", file=self._out, flush=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: BaseException | TracebackType | None) -> None:
        if self._stands:  # what is told next begins on an empty line
            print("\r\x1b[K", end="", file=self._out, flush=True)
