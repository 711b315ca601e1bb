"""How long each stage of a build took, for `--timings`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import TypeVar

T = TypeVar("T")


class Stages:
    """Seconds by stage, in the order in which the stages began. Call it around a stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._told = 0.0  # all of them together

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        """Adds the time that passes inside; what a stage inside of it takes is its own."""
        self.seconds.setdefault(name, 0.0)
        start, told = perf_counter(), self._told
        try:
            yield
        finally:
            self._add(name, start, told)

    def of(self, name: str, made: Iterable[T]) -> Iterator[T]:
        """The same, adding the time that making each takes."""
        self.seconds.setdefault(name, 0.0)
        rest = iter(made)
        while True:  # without `with`, which takes as long as looking up a page
            start, told = perf_counter(), self._told
            try:
                one = next(rest, None)
            finally:
                self._add(name, start, told)
            if one is None:
                return
            yield one

    def _add(self, name: str, start: float, told: float) -> None:
        own = perf_counter() - start - (self._told - told)
        self.seconds[name] += own
        self._told += own
