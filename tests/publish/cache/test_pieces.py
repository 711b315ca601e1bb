"""A piece is used again only when it was made from just the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from dateline.publish.cache.packing import OtherError
from dateline.publish.cache.pieces import LOOSE, Before, Pieces, read, write
from dateline.publish.cache.shelf import Shelf
from dateline.publish.fingerprints import Fingerprints
from dateline.publish.output import Work, locked
from dateline.publish.piece import Piece, anew
from dateline.publish.traces import LENGTH, WHOLE, Fact, Noted, NotedRow, Reads


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Work]:
    with locked(tmp_path) as work:
        yield work


class Build:
    """One after the other, as the story changes."""

    def __init__(
        self,
        work: Work,
        by_name: Mapping[str, int],
        base: str = "base",
        settled: str = "",
        marks: Mapping[Fact, str] = {},
        whole: Mapping[str, str] = {},
    ) -> None:
        reads = Reads()
        self.work = work
        self.numbers = Noted("numbers", by_name, reads)
        self.row = NotedRow.of("row", tuple(by_name), reads)
        self.made: list[str] = []
        loose = Noted(LOOSE[0], by_name, reads)
        parts: dict[str, Noted[Any, Any] | NotedRow[Any]] = {
            "numbers": self.numbers,
            "row": self.row,
            LOOSE[0]: loose,
        }
        self.texts = Shelf(work, "texts", "k")
        fingerprints = Fingerprints({}, frozenset({Build, Noted}))
        before = read(work, "pieces", "engine", base)
        self.pieces = Pieces(
            base,
            fingerprints,
            parts,
            reads,
            before=before,
            texts=self.texts,
            settled=settled,
            whole=whole,
            marks=marks,
        )

    def text(self, name: str, held: object = None) -> str:
        def make() -> bytes:
            self.made.append(name)
            return f"{name}: {self.numbers.get(name)} {held}".encode()

        return self.pieces.data(Piece(name, make)).decode()

    def end(self) -> None:
        now = self.pieces.now()
        self.texts.finish()
        write(now, self.work, "pieces", "engine")


def after(work: Work, base: str = "base", held: object = None, **by_name: int) -> list[str]:
    """The names of the pieces that a build had to make."""
    build = Build(work, by_name, base)
    for name in ("a", "b", "c"):
        assert build.text(name, held) == f"{name}: {by_name.get(name)} {held}"
    build.end()
    return build.made


def test_only_what_read_something_else_is_made_again(work: Work) -> None:
    assert after(work, a=1, b=2) == ["a", "b", "c"]
    assert after(work, a=1, b=2) == []
    assert after(work, a=1, b=3) == ["b"]
    assert after(work, a=1, b=3, d=4) == []
    assert after(work, a=1, b=3, c=0) == ["c"]  # it was missing
    assert after(work, a=1, c=0) == ["b"]


def test_another_base_or_closure_makes_all_again(work: Work) -> None:
    after(work, a=1)
    assert after(work, base="other", a=1) == ["a", "b", "c"]
    assert after(work, base="other", held=(1, 2), a=1) == ["a", "b", "c"]
    assert after(work, base="other", held=(1, 2), a=1) == []


def test_of_another_engine_nothing_is_read(work: Work) -> None:
    after(work, a=1)
    with pytest.raises(OtherError):
        read(work, "pieces", "another", "base")


@pytest.mark.parametrize(
    ("fact", "same", "other"),
    [
        (("numbers", WHOLE), {"a": 1}, {"a": 2}),
        (("row", WHOLE), {"a": 1}, {"b": 1}),
        (("row", LENGTH), {"b": 5}, {"a": 1, "b": 1}),
        (("numbers", LENGTH), {"b": 5}, {"a": 1, "b": 1}),
    ],
)
def test_wholes_and_lengths_are_facts(
    work: Work, fact: tuple[str, str], same: dict[str, int], other: dict[str, int]
) -> None:
    first = Build(work, {"a": 1})
    first.pieces.keep("page", (), [fact], "0" * 64)
    first.end()
    found = Build(work, same).pieces.known("page", ())
    assert found
    assert found.digest == "0" * 64
    assert Build(work, other).pieces.known("page", ()) is None


@pytest.mark.parametrize(("then", "now"), [("", ""), ("a", "b"), ("a", "a")])
def test_where_all_records_are_settled_only_loose_parts_are_compared(work: Work, then: str, now: str) -> None:
    first = Build(work, {"a": 1}, settled=then)
    first.pieces.keep("list", (), [("numbers", "a")], "0" * 64)
    first.pieces.keep("page", (), [("numbers", "a"), (LOOSE[0], "a")], "0" * 64)
    first.end()
    assert not Build(work, {"a": 2}, settled=now).pieces.known("page", ())
    known = Build(work, {"a": 2}, settled=now).pieces.known
    assert bool(known("list", "made of something else")) is (then == now == "a")


def test_a_mark_stands_for_a_value_that_is_there(work: Work) -> None:
    first = Build(work, {"a": 1}, marks={("numbers", "a"): "x"})
    first.pieces.keep("page", (), [("numbers", "a")], "0" * 64)
    first.end()
    for by_name, mark, known in (({"a": 2}, "x", True), ({"a": 1}, "y", False), ({}, "x", False)):
        again = Build(work, by_name, marks={("numbers", "a"): mark})
        assert bool(again.pieces.known("page", ())) is known


@pytest.mark.parametrize(("then", "now", "made"), [("x", "x", []), ("x", "y", ["a"]), ("", "x", ["a"])])
def test_what_stands_for_a_whole_part_spares_looking_at_it(
    work: Work, then: str, now: str, made: list[str]
) -> None:
    first = Build(work, {"a": 1}, whole={"numbers": then} if then else {})
    first.text("a")
    first.end()
    build = Build(work, {"a": 2}, whole={"numbers": now})
    build.text("a")
    assert build.made == made


def test_a_text_that_nobody_asks_for_stays_as_long_as_it_is_known(work: Work) -> None:
    first = Build(work, {})
    first.pieces.put("list", (), [], b"its text")
    first.end()
    second = Build(work, {})
    assert second.pieces.known("list", ())
    second.end()
    assert Build(work, {}).pieces.taken("list", ()) == b"its text"
    Build(work, {}).end()  # it is not known here
    assert Build(work, {}).pieces.taken("list", ()) is None


def test_what_is_kept_is_what_was_there(work: Work) -> None:
    first = Build(work, {"a": 1, "b": 2}, settled="all", whole={"row": "x"})
    for name in ("b", "a"):
        first.text(name)
    first.numbers["a"]
    first.end()
    assert read(work, "pieces", "engine", "base") == first.pieces.now()


def test_facts_that_no_piece_reads_any_more_are_forgotten(work: Work) -> None:
    for name in ("one", "two", "three"):
        build = Build(work, {name: 1})
        build.pieces.keep("page", (), [("numbers", name), ("numbers", "missing")], "0" * 64)
        build.end()
        before = read(work, "pieces", "engine", "base")
        assert set(before.facts) == {("numbers", name), ("numbers", "missing")}
        assert Build(work, {name: 1}).pieces.known("page", ())
        assert not Build(work, {name: 2}).pieces.known("page", ())


def test_a_build_that_ends_between_the_two_files_leaves_no_wrong_text(work: Work) -> None:
    after(work, a=1)
    killed = Build(work, {"a": 2})
    killed.text("a")
    killed.texts.finish()  # and the pieces are not written
    assert after(work, a=1) == ["a", "b", "c"]


def test_without_a_cache_all_is_made(work: Work) -> None:
    assert anew(Piece("x", lambda: b"text")) == b"text"
    assert read(work, "pieces", "engine", "base") == Before()
