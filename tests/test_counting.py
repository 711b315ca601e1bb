"""Work is counted, and its growth shows."""

from __future__ import annotations

import sys

from tests.counting import calls


def _step(number: int) -> int:
    return number


def test_calls_grow_with_the_work() -> None:
    once = calls(lambda: [_step(one) for one in range(100)])
    twice = calls(lambda: [_step(one) for one in range(200)])
    assert twice - once == 100


def test_a_square_shows() -> None:
    def work(size: int) -> None:
        for _ in range(size):
            for one in range(size):
                _step(one)

    assert calls(lambda: work(40)) > 3.5 * calls(lambda: work(20))


def test_calls_of_what_is_built_in_count() -> None:
    assert calls(lambda: [len("a") for _ in range(100)]) >= 100


def test_nothing_is_watched_afterwards() -> None:
    before = sys.getprofile()
    calls(lambda: None)
    assert sys.getprofile() is before
