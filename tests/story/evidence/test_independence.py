"""The rule of independence: each worked example of docs/evidence.md, and what always holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.story.evidence import Bond, independence
from tests.story.evidence.examples import EVENTS, Example
from tests.story.made import source, use


@pytest.mark.parametrize("example", EVENTS, ids=lambda one: one.because)
def test_worked_example(example: Example) -> None:
    found = independence(example.uses, example.register)
    named = [[example.uses[index].id for index in witness.uses] for witness in found.witnesses]
    assert named == example.witnesses
    assert found.count == len(example.witnesses)


def test_the_documents_have_the_examples() -> None:
    assert len(EVENTS) == 26
    assert {len(one.witnesses) for one in EVENTS} == {1, 2}


@pytest.mark.parametrize(
    ("uses", "relayed"),
    [("a relays s", True), ("a relays s; b relays t", True), ("a relays s; b quotes t", False), ("a", False)],
)
def test_all_relayed(uses: str, relayed: bool) -> None:
    register = {name: source(name) for name in "ab"}
    assert independence([use(one) for one in uses.split("; ")], register).relayed is relayed


@pytest.mark.parametrize(
    ("uses", "bond", "ties", "by_all", "itself"),
    [
        ("a", Bond.REST, (), True, None),
        ("a quotes s; b quotes s", Bond.QUOTE, ("s",), True, None),
        ("a relays s; b relays s", Bond.RELAY, ("s",), True, None),
        ("a relays s; b quotes s", Bond.REST, ("s",), True, None),
        ("a quotes s, t; b quotes s, t", Bond.QUOTE, ("s", "t"), True, None),
        ("a; b quotes a; c quotes a", Bond.QUOTE, ("a",), True, 0),
        ("b quotes a; a; c quotes b", Bond.REST, ("a",), True, 1),
        ("a quotes s; b quotes t; c quotes s, t", Bond.REST, ("s", "t"), False, None),
    ],
)
def test_what_ties_a_witness(
    uses: str, bond: Bond, ties: tuple[str, ...], by_all: bool, itself: int | None
) -> None:
    made = [use(one) for one in uses.split("; ")]
    (witness,) = independence(made, {name: source(name) for name in "abcst"}).witnesses
    assert (witness.bond, witness.ties) == (bond, ties)
    assert (witness.tied_by_all, witness.itself) == (by_all, itself)


NAMES: Final = st.sampled_from("abcdef")
USES: Final = st.lists(
    st.tuples(NAMES, st.sampled_from(["own", "quotes", "relays"]), st.lists(NAMES, max_size=3)),
    min_size=1,
    max_size=8,
)


@given(USES, st.dictionaries(NAMES, st.lists(NAMES, max_size=3)))
def test_never_more_than_the_sources(
    uses: list[tuple[str, str, list[str]]], relies: Mapping[str, list[str]]
) -> None:
    made = [use(f"{name} {voice} {', '.join(names)}".strip()) for name, voice, names in uses]
    found = independence(made, {name: source(name, *relies.get(name, ())) for name in "abcdef"})
    assert 1 <= found.count <= len({name for name, _, _ in uses})
    indices = [index for witness in found.witnesses for index in witness.uses]
    assert sorted(indices) == list(range(len(uses)))
    firsts = [witness.uses[0] for witness in found.witnesses]
    assert firsts == sorted(firsts)


@given(USES, st.randoms(use_true_random=False))
def test_the_order_of_the_sources_changes_no_count(
    uses: list[tuple[str, str, list[str]]], random: object
) -> None:
    register = {name: source(name) for name in "abcdef"}
    once = {name: (name, voice, names) for name, voice, names in uses}
    made = [use(f"{name} {voice} {', '.join(names)}".strip()) for name, voice, names in once.values()]
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert independence(made, register).count == independence(shuffled, register).count
