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

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        """Adds the time that passes inside; what a stage inside of it takes is its own."""
        start, inner = perf_counter(), sum(self.seconds.values())
        self.seconds.setdefault(name, 0.0)
        try:
            yield
        finally:
            self.seconds[name] += perf_counter() - start - (sum(self.seconds.values()) - inner)

    def of(self, name: str, made: Iterable[T]) -> Iterator[T]:
        """The same, adding the time that making each takes."""
        rest = iter(made)
        while True:
            with self(name):
                one = next(rest, None)
            if one is None:
                return
            yield one
