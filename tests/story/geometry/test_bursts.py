"""Where events crowd: each worked example of docs/strip.md, our own story, and what always holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import isqrt
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.config import load as load_config
from dateline.content.dates import parse
from dateline.content.loading import load
from dateline.content.records import Event
from dateline.story.geometry import Form, Stretch, first, form, last
from dateline.story.geometry.bursts import bursts

ROOT: Final = Path(__file__).resolve().parents[3]
OUR_STORY: Final = ROOT / "tests/golden/shipped/site"
HEAD: Final = "| events | strip | bursts | because |"


@dataclass(frozen=True, slots=True)
class Example:
    """One row of the table; the events as starts and ends."""

    starts: list[float]
    ends: list[float]
    whole: Stretch
    bursts: tuple[Stretch, ...]
    because: str


def stretch(text: str) -> Stretch:
    start, end = text.split("–")
    return Stretch(float(start), float(end))


def event(text: str) -> tuple[float, float]:
    if "–" in text:
        return stretch(text).start, stretch(text).end
    return float(text), float(text) + (0 if "." in text else 1)


def events(text: str) -> Iterator[tuple[float, float]]:
    """`0, 50 … 950` goes on in the step of its last two."""
    found: list[tuple[float, float]] = []
    for part in text.split(", "):
        one, _, until = part.partition(" … ")
        found.append(event(one))
        if until:
            step = int(found[-1][0] - found[-2][0])
            found += [(day, day + 1) for day in range(int(one) + step, int(until) + 1, step)]
    yield from found


def examples() -> Iterator[Example]:
    text = (ROOT / "docs/strip.md").read_text(encoding="utf-8")
    for line in text[text.index(HEAD) :].split("\n\n")[0].splitlines()[2:]:
        given, whole, found, because = (cell.strip().replace("`", "") for cell in line.strip("|").split("|"))
        starts, ends = zip(*events(given), strict=True)
        opened = tuple(stretch(one) for one in found.split(", ") if one)
        yield Example(list(starts), list(ends), stretch(whole), opened, because)


EXAMPLES: Final = list(examples())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.because)
def test_worked_example(example: Example) -> None:
    assert bursts(example.starts, example.whole, ends=example.ends) == example.bursts


def test_the_document_has_the_examples() -> None:
    assert len(EXAMPLES) == 19
    assert {len(one.bursts) for one in EXAMPLES} == {0, 1, 2, 3}


def days_known(story: list[Event]) -> list[tuple[float, float]]:
    """When each began and was over, without those of which only a month or a year is known."""
    drawn = [one.date for one in story if form(one.date) in {Form.DAY, Form.RANGE}]
    times = [(first(date), last(date)) for date in drawn]
    return sorted((start, end) for start, end in times if start is not None and end is not None)


@pytest.mark.parametrize("strip", ["2016-09-19/2018-12-19", "2016/2018", "2016-07/2019-03"])
def test_our_story_has_one(strip: str) -> None:
    content = load(load_config(OUR_STORY), [ROOT / "static"])
    starts, ends = zip(*days_known(list(content.events.values())), strict=True)
    (found,) = bursts(starts, span(strip), ends=ends)
    assert found == span("2017-12-02/2017-12-06")


def span(text: str) -> Stretch:
    date = parse(text)
    start, end = first(date), last(date)
    assert start is not None
    assert end is not None
    return Stretch(start, end)


def test_events_outside_the_strip_do_not_count() -> None:
    starts = [-5.0, 0.0, 500.0, 501.0, 502.0, 1000.0, 1001.0, 1002.0, 1003.0]
    assert bursts(starts, Stretch(0, 1000)) == ()
    assert bursts([*starts[:5], 503.0, *starts[5:]], Stretch(0, 1000)) == (Stretch(500, 504),)


def test_a_burst_does_not_leave_the_strip() -> None:
    """A moment of the last day is the end of this strip, and the burst ends there too."""
    assert bursts([0.5, 1.5, 2.5, 3.5], Stretch(0.25, 400)) == (Stretch(0.25, 4),)
    assert bursts([396.5, 397.5, 398.5, 399.5], Stretch(0, 399.75)) == (Stretch(396, 399.75),)


@pytest.mark.parametrize(
    ("second", "end"),
    [
        ([11.625, 11.875, 12.125, 12.375, 12.625], 13),  # ends and begins on the same day
        ([12, 12.25, 12.5, 12.75, 13], 14),  # begins when the day is over
        ([11.625, 11.625, 11.75, 11.75, 11.75], 12),  # some hours of a day that the first holds wholly
    ],
)
def test_bursts_that_touch_when_rounded_are_one(second: list[float], end: float) -> None:
    starts = [10, 10.25, 10.5, 10.75, 11, 11.125, *second]
    assert bursts(starts, Stretch(0, 40)) == (Stretch(10, end),)


def test_what_would_enlarge_nearly_nothing_is_left_out() -> None:
    """From 14:58 to 15:01, in whole hours from 14 to 16 o'clock: too much of three hours."""
    starts = [(14 * 60 + minute) / 1440 for minute in (58, 59, 60, 61)]
    assert bursts(starts, Stretch(14 / 24, 17 / 24)) == ()
    assert bursts(starts, Stretch(12 / 24, 18 / 24)) == (Stretch(14 / 24, 16 / 24),)


@pytest.mark.parametrize("day", [-1, 17_502])
@pytest.mark.parametrize("hour", range(20))
def test_hours_are_exact(hour: int, day: int) -> None:
    """Whatever a computer makes of a day divided by 86,400: on 31 December 1969 nearly an hour too much."""
    starts = [day + (hour + after) * 3600 / 86_400 for after in range(4)]
    (found,) = bursts(starts, Stretch(day - 2, day + 8))
    assert [found.start * 24, found.end * 24] == pytest.approx(
        [day * 24 + hour, day * 24 + hour + 4], abs=1e-6
    )


@pytest.mark.parametrize(("crowd", "found"), [(4, ()), (5, (Stretch(970, 975),))])
def test_a_crowd_is_at_least_the_square_root_of_all(crowd: int, found: tuple[Stretch, ...]) -> None:
    """Of 24 and of 25 events: five."""
    starts = [float(day) for day in [*range(0, 951, 50), *range(970, 970 + crowd)]]
    assert len(starts) in {24, 25}
    assert bursts(starts, Stretch(0, 1000)) == found


def test_dense_is_many_a_day_not_short() -> None:
    starts = [300.0, 301.0, 302.0, 303.0, *(600.0 + after / 2 for after in range(12))]
    assert bursts(starts, Stretch(0, 1000), most=1) == (Stretch(600, 606),)


@pytest.mark.parametrize("most", [0, 1, 2, 3, 4, 5])
def test_the_densest_stay(most: int) -> None:
    starts = [
        start + step * after for start, step in ((0, 4), (300, 1), (600, 3), (900, 2)) for after in range(4)
    ]
    dense = [Stretch(300, 304), Stretch(900, 907), Stretch(600, 610), Stretch(0, 13)]
    wanted = sorted(dense[:most], key=lambda one: one.start)
    assert list(bursts(starts, Stretch(0, 1000), most=most)) == wanted


def test_one_end_for_each_start() -> None:
    with pytest.raises(ValueError, match="shorter"):
        bursts([1.0, 2.0], Stretch(0, 10), ends=[2.0])


def test_ages_follow_the_same_rule() -> None:
    year = 365_242.5e6
    starts = [0.0, *(500 * year + 3 * year * after for after in range(4)), 900 * year]
    (found,) = bursts(starts, Stretch(0, 1000 * year))
    assert found == Stretch(500 * year, 509 * year + 1)


def test_a_story_of_a_hundred_thousand_events_has_its_bursts() -> None:
    evenly = [float(day * 100) for day in range(100_000)]
    crowd = [5_000_000.0 + hour / 24 for hour in range(400)]
    assert bursts(sorted(evenly + crowd), Stretch(0, 10_000_000)) == (Stretch(5_000_000.0, 5_000_017.0),)


# What always holds

EIGHTH: Final = 8  # of a day: sums of them are exact
STARTS: Final = st.lists(
    st.one_of(st.integers(0, 999 * EIGHTH), st.integers(400 * EIGHTH, 410 * EIGHTH)), max_size=60
).map(lambda times: sorted(time / EIGHTH for time in times))
WHOLE: Final = Stretch(0, 1000)


@given(STARTS)
def test_bursts_lie_apart_in_the_strip(starts: list[float]) -> None:
    found = bursts(starts, WHOLE, most=len(starts))
    assert all(0 <= one.start < one.end <= 1000 and one.length <= 500 for one in found)
    assert all(a.end < b.start for a, b in pairwise(found))


@given(STARTS)
def test_bursts_hold_enough(starts: list[float]) -> None:
    for one in bursts(starts, WHOLE, most=len(starts)):
        held = [start for start in starts if one.start <= start < one.end]
        assert len(held) >= 4
        assert len(held) ** 2 >= len(starts)
        assert len(set(held)) >= 2


@given(STARTS, st.lists(st.integers(0, 20 * EIGHTH), min_size=60, max_size=60))
def test_ends_only_lengthen(starts: list[float], lengths: list[int]) -> None:
    ends = [start + length / EIGHTH for start, length in zip(starts, lengths, strict=False)]
    longer = bursts(starts, WHOLE, ends=ends, most=60)
    for one in bursts(starts, WHOLE, most=60):
        inside = [start for start in starts if one.start <= start < one.end]
        assert any(other.start <= inside[0] and inside[-1] < other.end for other in longer)


@given(STARTS, st.integers(-800_000, 800_000))
def test_when_it_was_does_not_matter(starts: list[float], days: int) -> None:
    moved = bursts([start + days for start in starts], Stretch(days, days + 1000))
    found = bursts(starts, WHOLE)
    assert [one.start - days for one in moved] == pytest.approx([one.start for one in found])
    assert [one.end - days for one in moved] == pytest.approx([one.end for one in found])


@given(STARTS, st.integers(3000, 10**9))
def test_a_far_event_loses_no_burst(starts: list[float], far: int) -> None:
    """It stays or is part of a longer one, where it holds enough of all events with the new one."""
    wider = bursts([*starts, float(far)], Stretch(0, far + 1), most=60)
    for one in bursts(starts, WHOLE, most=60):
        inside = [start for start in starts if one.start <= start < one.end]
        if len(inside) > isqrt(len(starts)) + 1:
            assert any(other.start <= inside[0] and inside[-1] < other.end for other in wider)


@given(st.integers(0, 400), st.integers(1, 100))
def test_evenly_spread_events_have_none(count: int, step: int) -> None:
    starts = [float(step * index) for index in range(count)]
    assert bursts(starts, Stretch(0, step * count + 1)) == ()
