"""What is read while something is made is noted, whoever made it first."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from dateline.publish.traces import LENGTH, WHOLE, Noted, NotedRow, Reads, noted_parts, noting_parts


def taken(reads: Reads, work: Callable[[], object]) -> set[tuple[str, object]]:
    with reads.taken() as facts:
        work()
    return facts


@pytest.fixture
def reads() -> Reads:
    return Reads()


@pytest.fixture
def noted(reads: Reads) -> Noted[str, int]:
    return Noted("numbers", {"one": 1, "two": 2}, reads)


@pytest.fixture
def row(reads: Reads) -> NotedRow[int]:
    return NotedRow.of("row", (3, 1, 2), reads)


def test_a_mapping_notes_what_is_asked_for_and_what_is_missing(reads: Reads, noted: Noted[str, int]) -> None:
    assert taken(reads, lambda: noted["one"]) == {("numbers", "one")}
    assert taken(reads, lambda: noted.get("three")) == {("numbers", "three")}
    assert taken(reads, lambda: "two" in noted) == {("numbers", "two")}
    with pytest.raises(KeyError):
        noted["three"]
    assert taken(reads, lambda: len(noted)) == {("numbers", LENGTH)}
    assert ("numbers", WHOLE) in taken(reads, lambda: list(noted.items()))
    assert (dict(noted), len(noted)) == ({"one": 1, "two": 2}, 2)


@pytest.mark.parametrize(
    "work",
    [
        list,
        sorted,
        set,
        lambda row: row[0],
        lambda row: row[1:],
        lambda row: 2 in row,
        lambda row: [*row],
        lambda row: (*row, 4),
        lambda row: row + (4,),  # noqa: RUF005 (what the operator notes)
        lambda row: (4,) + row,  # noqa: RUF005
        lambda row: row == (3, 1, 2),
        lambda row: row != (3, 1, 2),
        lambda row: row == (3, 1),
        hash,
        lambda row: row.index(1),
        lambda row: row.count(1),
        max,
        lambda row: dict(enumerate(row)),
        lambda row: tuple(zip(row, row, strict=True)),
        lambda row: [one for one in reversed(row)],  # noqa: C416 (as templates do)
    ],
)
def test_a_row_is_read_as_a_whole(
    reads: Reads, row: NotedRow[int], work: Callable[[tuple[int, ...]], object]
) -> None:
    assert ("row", WHOLE) in taken(reads, lambda: work(row))
    assert work(row) == work((3, 1, 2))


def test_a_rows_length_is_less_than_the_row(reads: Reads, row: NotedRow[int]) -> None:
    assert taken(reads, lambda: len(row)) == {("row", LENGTH)}
    assert taken(reads, lambda: bool(row)) == {("row", LENGTH)}


def test_what_encloses_has_read_it_too_and_outside_nothing_is_noted(
    reads: Reads, noted: Noted[str, int]
) -> None:
    noted["one"]
    with reads.taken() as outer:
        noted["two"]
        assert taken(reads, lambda: noted["one"]) == {("numbers", "one")}
    assert outer == {("numbers", "one"), ("numbers", "two")}


def test_who_asks_again_has_read_the_same(reads: Reads, noted: Noted[str, int]) -> None:
    made: list[str] = []

    def make(name: str) -> int:
        made.append(name)
        return noted[name]

    ask = reads.remembered(make)
    assert ask("one") == 1  # outside of a trace, and yet its facts are held
    assert taken(reads, lambda: ask("one")) == {("numbers", "one")}
    assert taken(reads, lambda: (ask("two"), ask("two"))) == {("numbers", "two")}
    assert made == ["one", "two"]


def test_threads_note_apart(reads: Reads, noted: Noted[str, int]) -> None:
    found: list[set[tuple[str, object]]] = []
    with reads.taken() as here:
        other = threading.Thread(target=lambda: found.append(taken(reads, lambda: noted["two"])))
        other.start()
        other.join()
    assert (here, found) == (set(), [{("numbers", "two")}])


@dataclass(frozen=True)
class Whole:
    name: str
    row: tuple[int, ...]
    by_name: dict[str, int]


def test_the_parts_of_a_dataclass_note_by_their_names(reads: Reads) -> None:
    whole = noting_parts(Whole("x", (1,), {"a": 1}), reads, "whole.")
    assert taken(reads, lambda: (whole.name, whole.row[0], whole.by_name["a"])) == {
        ("whole.row", WHOLE),
        ("whole.by_name", "a"),
    }
    assert noted_parts(whole, whole.by_name) == {"whole.row": whole.row, "whole.by_name": whole.by_name}
