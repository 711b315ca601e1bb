"""Fingerprints are the same for equal values, and differ for all others."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import partial, wraps
from operator import attrgetter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from dateline.publish.fingerprints import Fingerprints
from tests.built import PROJECT

PLAIN = (
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.text("ab:0", max_size=3)
    | st.sampled_from([0.5, b"a"])
)
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=10).map(tuple) | st.dictionaries(st.text("ab", max_size=2), inner),
    max_leaves=12,
)


class Kind(Enum):
    ONE = 1
    TWO = 2


@dataclass(frozen=True)
class Pair:
    left: Any
    right: Any


@dataclass(frozen=True)
class Record:
    id: str
    words: str = ""


class Constant:
    pass


def of(value: object, records: dict[tuple[str, str], str] | None = None) -> str:
    return Fingerprints(records or {}, frozenset({Constant})).of(value)


def same(one: Any, other: Any) -> bool:
    """Equal, and of the same types all the way down."""
    if type(one) is not type(other):
        return False
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    return bool(one == other)


@given(VALUES, VALUES)
def test_equal_values_and_no_others_have_the_same(one: Any, other: Any) -> None:
    assert (of(one) == of(other)) == same(one, other)


@given(VALUES)
def test_it_does_not_depend_on_what_was_seen_before(value: Any) -> None:
    fingerprints = Fingerprints({}, frozenset())
    held = [(value,) * 9, value, Pair(value, (value,) * 9)]
    assert [fingerprints.of(one) for one in held] == [of(one) for one in held]
    assert [fingerprints.of(one) for one in held] == [of(one) for one in held]


def closure(held: object) -> Callable[[], object]:
    return lambda: held


def other_closure(held: object) -> Callable[[], object]:
    return lambda: held


def wrapped(make: Callable[[], object]) -> Callable[[], object]:
    @wraps(make)
    def ask() -> object:
        return make()

    return ask


DIFFERENT: list[object] = [
    ("a", "b"),
    ("ab",),
    (("a",), "b"),
    "1",
    1,
    1.0,
    True,
    None,
    b"1",
    Markup("1"),
    Kind.ONE,
    Kind.TWO,
    Pair(1, 2),
    Pair(2, 1),
    Record("1"),
    {"a": 1},
    {"a": 2},
    frozenset({1, 2}),
    frozenset({1, 3}),
    closure(1),
    closure(2),
    other_closure(1),
    partial(closure, 1),
    partial(closure, 2),
    partial(closure, held=1),
    wrapped(closure(3)),
    attrgetter("id"),
    attrgetter("words"),
    Kind,
]


def test_what_is_not_the_same_differs() -> None:
    assert len({of(one) for one in DIFFERENT}) == len(DIFFERENT)


def test_functions_are_what_they_hold() -> None:
    assert of(closure((1, 2))) == of(closure((1, 2)))
    assert of(partial(closure, Pair(1, 2))) == of(partial(closure, Pair(1, 2)))
    assert of(wrapped(closure(1))) == of(wrapped(closure(1)))


def test_records_are_the_bytes_of_their_files() -> None:
    one, other = Record("x", "one"), Record("x", "other")
    assert of(one) != of(other)
    known = {("Record", "x"): "0123"}
    assert of((one, [one]), known) == of((other, [other]), known)
    assert of(one, known) != of(one, {("Record", "x"): "4567"})


def test_constants_say_nothing_and_what_does_not_last_is_refused() -> None:
    assert of(Constant()) == of(Constant())
    with pytest.raises(TypeError, match="object has no fingerprint"):
        of((1, object()))


def test_it_is_the_same_in_another_process() -> None:
    """Whatever order sets have there."""
    code = (
        "from dateline.publish.fingerprints import Fingerprints;"
        "print(Fingerprints({}, frozenset()).of((frozenset('abcdefgh'), {'b': 1, 'a': (1, 2)})))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(PROJECT)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1
