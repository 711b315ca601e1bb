"""What holds for every date."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.content.dates import (
    Certainty,
    DateError,
    Day,
    Precision,
    days_in_month,
    from_ordinal,
    machine_value,
    ordinal,
    parse,
    weekday,
)
from tests.content.dates.strategies import DATES


@given(DATES)
def test_text_survives(text: str) -> None:
    date = parse(text)
    assert str(date) == text
    assert parse(str(date)) == date
    assert hash(parse(text)) == hash(date)
    assert pickle.loads(pickle.dumps(date)) == date


@given(DATES)
def test_earliest_is_not_after_latest(text: str) -> None:
    date = parse(text)
    if date.earliest is not None and date.latest is not None:
        assert date.earliest <= date.latest
        assert ordinal(date.earliest) <= ordinal(date.latest)
    assert (date.earliest is None) == (date.open_start or date.unknown_start)
    assert (date.latest is None) == (date.open_end or date.unknown_end)


@given(DATES)
def test_qualifiers_never_widen(text: str) -> None:
    date = parse(text)
    bare = "".join(sign for sign in text if sign not in "?~%")
    assert (parse(bare).earliest, parse(bare).latest) == (date.earliest, date.latest)
    assert (date.certainty is Certainty.CERTAIN) == (bare == text)


@given(st.lists(DATES, max_size=8), st.randoms())
def test_order_is_total_and_never_luck(texts: list[str], random: Random) -> None:
    dates = sorted(map(parse, texts))
    shuffled = dates.copy()
    random.shuffle(shuffled)
    assert sorted(shuffled) == dates
    for first, second in pairwise(dates):
        assert (first < second) + (first == second) + (first > second) == 1
        assert first <= second


def outcome(text: str) -> DateError | None:
    try:
        assert str(parse(text)) == text
    except DateError as error:
        return error
    return None


@given(st.text(alphabet="0123456789-/.XYES?~%[]{},T:Z+ uBC–", max_size=60))
def test_any_text_is_a_date_or_has_a_remedy(text: str) -> None:
    error = outcome(text)
    assert error is None or (error.message and error.hint and error.hint.startswith("Write"))


@given(DATES)
def test_machine_values_are_plain(text: str) -> None:
    value = machine_value(parse(text))
    if value is not None:
        assert value.isascii()
        assert parse(value).earliest == parse(text).earliest
        assert len(value) in {4, 7, 10, 20, 25}


@given(st.integers(-(10**12), 10**12), st.integers(1, 12), st.integers(1, 31))
def test_ordinals_return(year: int, month: int, day: int) -> None:
    date = Day(year, month, min(day, days_in_month(year, month)))
    assert from_ordinal(ordinal(date)) == date
    assert weekday(from_ordinal(ordinal(date) + 1)) == (weekday(date) + 1) % 7


def test_values_cannot_be_changed() -> None:
    date = parse("2017")
    with pytest.raises(FrozenInstanceError):
        date.text = "2018"  # type: ignore[misc]
    assert not hasattr(date, "__dict__")


def test_precision_is_ordered_finest_first() -> None:
    assert Precision.TIME < Precision.DAY < Precision.MONTH < Precision.SEASON < Precision.YEAR
    assert max(Precision) is Precision.AGE
    assert sorted([Precision.YEAR, Precision.DAY]) == [Precision.DAY, Precision.YEAR]
