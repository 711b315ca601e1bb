"""Runs of events: neighbours, parted by what their ids are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import pytest

from dateline.content.records import Event
from dateline.publish.piece import runs
from tests.story.made import event

EVENTS = tuple(event(id=f"e{number}") for number in range(400))


def ids(events: Sequence[Event]) -> set[tuple[str, ...]]:
    return {tuple(one.id for one in run) for run in runs(events)}


def test_runs_hold_all_events_in_their_order() -> None:
    assert tuple(chain.from_iterable(runs(iter(EVENTS)))) == EVENTS
    assert list(runs([])) == []


def test_runs_are_short() -> None:
    sizes = [len(run) for run in runs(EVENTS)]
    assert 5 < len(EVENTS) / len(sizes) < 12
    assert min(sizes) > 0
    assert max(sizes) < 60


@pytest.mark.parametrize("place", range(0, len(EVENTS), 37))
def test_an_event_less_changes_the_runs_beside_it_alone(place: int) -> None:
    before, after = ids(EVENTS), ids(EVENTS[:place] + EVENTS[place + 1 :])
    assert EVENTS[place].id in chain.from_iterable(before - after)
    assert len(before - after) <= 2
    assert len(after - before) <= 1
