"""Each stage's time is its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dateline.pipeline import stages as module
from dateline.pipeline.stages import Stages


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Tells the time that stands in it."""
    now = [0.0]
    monkeypatch.setattr(module, "perf_counter", lambda: now[0])
    return now


def test_what_a_stage_inside_takes_is_not_counted_twice(clock: list[float]) -> None:
    stages = Stages()
    with stages("outer"):
        clock[0] += 1
        with stages("inner"):
            clock[0] += 4
        clock[0] += 2
    with stages("inner"):
        clock[0] += 8
    assert stages.seconds == {"outer": 3.0, "inner": 12.0}


def test_a_stage_may_end_badly(clock: list[float]) -> None:
    stages = Stages()

    def work() -> None:
        with stages("outer"):
            clock[0] += 1
            raise ValueError("bad")

    with pytest.raises(ValueError, match="bad"):
        work()
    assert stages.seconds == {"outer": 1.0}


def test_making_is_counted_and_not_what_is_done_with_it(clock: list[float]) -> None:
    def made() -> Iterator[int]:
        for one in (1, 2):
            clock[0] += 1
            yield one

    stages = Stages()
    with stages("output"):
        for _ in stages.of("made", made()):
            clock[0] += 10
    assert stages.seconds == {"output": 20.0, "made": 2.0}
