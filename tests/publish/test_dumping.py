"""JSON in pieces is JSON, with a line for each value and each record of a list."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from dateline.publish.dumping import dumped, listed, together

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
def test_pieces_make_the_value(head: dict[str, Any], lists: dict[str, list[Any]]) -> None:
    data = b"".join(dumped(head, {name: map(listed, values) for name, values in lists.items()}))
    read = json.loads(data)
    assert read == {**head, **lists}
    assert list(read) == [*head, *lists]


def test_each_value_and_each_record_has_a_line() -> None:
    data = b"".join(dumped({"“é”": {"a": [1]}, "b": HARD}, {"c": map(listed, [{"x": None}, HARD]), "d": []}))
    hard = json.dumps(HARD, ensure_ascii=False)
    assert data.decode() == (
        f'{{\n "“é”": {{"a": [1]}},\n "b": {hard},\n "c": [\n  {{"x": null}},\n  {hard}\n ],\n "d": []\n}}\n'
    )


def test_records_may_come_together() -> None:
    alone = b"".join(dumped({}, {"a": map(listed, [1, HARD, {}, []])}))
    assert b"".join(dumped({}, {"a": [together([1, HARD]), listed({}), together([[]])]})) == alone


def test_a_record_is_written_before_the_next_is_made() -> None:
    made: list[int] = []

    def records() -> Iterator[int]:
        for number in range(3):
            made.append(number)
            yield number

    written = [(piece, len(made)) for piece in dumped({}, {"a": map(listed, records())})]
    assert [count for piece, count in written if piece.isdigit()] == [1, 2, 3]
