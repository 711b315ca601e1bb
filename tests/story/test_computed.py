"""What is asked for is made, once."""

from __future__ import annotations

from dateline.story.computed import Computed


def test_values_are_computed_when_they_are_asked_for() -> None:
    made: list[str] = []

    def make(name: str) -> str:
        made.append(name)
        return name.upper()

    computed = Computed({"a": 0, "b": 0}, make)
    assert (computed["a"], computed["a"], computed.get("c")) == ("A", "A", None)
    assert ("b" in computed, "c" in computed) == (True, False)
    assert (made, list(computed), len(computed)) == (["a"], ["a", "b"], 2)
