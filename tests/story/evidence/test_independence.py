"""Worked examples of the rule of independence: sources that share a basis are one witness."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.story.evidence import independence
from tests.story.made import event, source, use

# What the uses say; what the register adds; the group of each use; in words.
EXAMPLES: Final[list[tuple[str, str, str, str]]] = [
    ("a", "", "0", "one source is one witness"),
    ("a; b", "", "0 1", "two that speak for themselves"),
    ("a; b quotes a", "", "0 0", "who quotes the other adds nothing"),
    ("b quotes a; a", "", "0 0", "in whichever order"),
    ("a quotes s; b quotes s; c quotes s", "", "0 0 0", "three articles on one statement"),
    ("a quotes s; b quotes t", "", "0 1", "two statements"),
    ("a quotes s, t; b quotes t, u", "", "0 0", "any shared basis is enough"),
    ("a quotes s; b quotes t; c quotes s, t", "", "0 0 0", "the third joins the first two"),
    ("a; b; c quotes a; d quotes b", "", "0 1 0 1", "groups are numbered as they appear"),
    ("a quotes b; b quotes c; c", "", "0 0 0", "a chain inside the event is followed to its end"),
    ("a quotes b; c", "b: c", "0 0", "and through the register, where the event does not use it"),
    ("a quotes b; c", "b: m; m: c", "0 0", "over several steps"),
    ("a quotes b; b", "b: c", "0 0", "the use in the event outweighs the register: b speaks itself"),
    ("b; c", "b: c", "0 1", "voice own needs no basis, whatever the register says"),
    ("a quotes; b quotes", "a: s; b: s", "0 0", "the register supplies a missing from"),
    ("a quotes t; b quotes", "a: s; b: s", "0 1", "and only a missing one"),
    ("a relays a diplomat; b relays a diplomat", "", "0 0", "the same words are the same people"),
    ("a relays a diplomat; b relays two diplomats", "", "0 1", "other words are others"),
    ("a relays s; b quotes s", "", "0 0", "relaying and quoting rest alike"),
    ("a; a quotes s; b quotes a", "", "0 0 0", "a source used twice is one source"),
    ("a quotes b; b quotes a", "", "0 0", "a circle ends where it closes"),
    ("a quotes b; c", "b: m; m: b", "0 1", "a circle in the register, too"),
    ("a quotes b; b quotes a; c", "", "0 0 1", "and it leaves the others alone"),
]


def _register(written: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = dict.fromkeys("abcdmstu", ())
    for line in written.split("; ") if written else ():
        name, _, names = line.partition(": ")
        found[name] = tuple(names.split(", "))
    return found


@pytest.mark.parametrize(("uses", "register", "groups", "words"), EXAMPLES, ids=[e[3] for e in EXAMPLES])
def test_worked_example(uses: str, register: str, groups: str, words: str) -> None:
    made = event(sources=tuple(use(one) for one in uses.split("; ")))
    found = independence(made, {name: source(name, *on) for name, on in _register(register).items()})
    assert " ".join(map(str, found.groups)) == groups
    assert found.count == len(set(groups.split()))


@pytest.mark.parametrize(
    ("uses", "relayed"),
    [("a relays s", True), ("a relays s; b relays t", True), ("a relays s; b quotes t", False), ("a", False)],
)
def test_all_relayed(uses: str, relayed: bool) -> None:
    made = event(sources=tuple(use(one) for one in uses.split("; ")))
    register = {name: source(name) for name in "ab"}
    assert independence(made, register).relayed is relayed


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
    made = event(
        sources=tuple(use(f"{name} {voice} {', '.join(names)}".strip()) for name, voice, names in uses)
    )
    found = independence(made, {name: source(name, *relies.get(name, ())) for name in "abcdef"})
    assert 1 <= found.count <= len({name for name, _, _ in uses})
    assert len(found.groups) == len(uses)
    assert sorted(set(found.groups)) == list(range(found.count))
    assert list(dict.fromkeys(found.groups)) == list(range(found.count))


@given(USES, st.randoms(use_true_random=False))
def test_the_order_of_the_sources_changes_no_count(
    uses: list[tuple[str, str, list[str]]], random: object
) -> None:
    register = {name: source(name) for name in "abcdef"}
    once = {name: (name, voice, names) for name, voice, names in uses}
    made = [use(f"{name} {voice} {', '.join(names)}".strip()) for name, voice, names in once.values()]
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    first, second = (
        independence(event(sources=tuple(made)), register),
        independence(event(sources=tuple(shuffled)), register),
    )
    assert first.count == second.count
