"""JSON in pieces is JSON in one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from dateline.publish.dumping import dumped, dumped_lists, listed

HARD = "“é”\n\u2028\x85 \\n {\n [] \\"


@pytest.mark.parametrize(
    ("head", "lists"),
    [
        ({}, {"a": []}),
        ({}, {"a": [1]}),
        (
            {"site": {"title": HARD}},
            {"a": [], "b": [{}, {"x": [HARD, {"y": None}], "z": []}, []], "c": [HARD]},
        ),
        ({"one": [1, [2]], HARD: HARD}, {"“": [True, 0.5], "b": []}),
    ],
)
def test_pieces_make_the_same_text(head: dict[str, Any], lists: dict[str, list[Any]]) -> None:
    whole = {**head, **lists}
    text = "".join(dumped_lists(head, {name: map(listed, values) for name, values in lists.items()}))
    assert text == dumped(whole) == json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    assert json.loads(text) == whole


def test_a_record_is_written_before_the_next_is_made() -> None:
    made: list[int] = []

    def records() -> Iterator[int]:
        for number in range(3):
            made.append(number)
            yield number

    written = [(piece, len(made)) for piece in dumped_lists({}, {"a": map(listed, records())})]
    assert [count for piece, count in written if piece.strip(" ,\n").isdigit()] == [1, 2, 3]
