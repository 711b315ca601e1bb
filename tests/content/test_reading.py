"""One file to one raw record; what can be wrong with a file stands in `tests/bad/`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.content.reading import RawRecord, read
from dateline.problems import MachineError, Problem

PATH: Final = "content/events/x.md"


def _read(folder: Path, data: bytes | str) -> tuple[RawRecord | None, list[Problem]]:
    file = folder / "x.md"
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return read(file, PATH)


def _record(folder: Path, data: bytes | str) -> RawRecord:
    record, problems = _read(folder, data)
    assert problems == []
    assert record
    return record


def test_scalars_stay_text(tmp_path: Path) -> None:
    lines = [
        "0044",
        "-0043",
        "12:30",
        "no",
        "2016-09-01",
        "0x1F",
        "1e3",
        ".5",
        "True",
        "2017-12-02T20:00:00-05:00",
    ]
    text = "---\n" + "".join(f"k{index}: {line}\n" for index, line in enumerate(lines)) + "---\n"
    assert list(_record(tmp_path, text).fields.values()) == lines


def test_empty_fields_are_not_written(tmp_path: Path) -> None:
    record = _record(tmp_path, "---\na:\nb: ~\nc: null\nd: ''\ne: 'null'\nf: [~, '~']\n---\n")
    assert record.fields == {"d": "", "e": "null", "f": [None, "~"]}
    assert record.keys[("a",)] == (2, 1)


def test_extra_has_numbers_and_truth(tmp_path: Path) -> None:
    extra = "{a: 1, b: -2.5, c: true, d: '1', e: 0044, f: 1e3, g: ~, h: [2017-01-01, {i: False}], j: no, k: 12:30}"
    assert _record(tmp_path, f"---\nextra: {extra}\n---\n").fields["extra"] == {
        "a": 1,
        "b": -2.5,
        "c": True,
        "d": "1",
        "e": "0044",
        "f": "1e3",
        "h": ["2017-01-01", {"i": False}],
        "j": "no",
        "k": "12:30",
    }


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_and_body(tmp_path: Path, end: str) -> None:
    text = "---  \n\ntitle: Ü\nlist:\n  - {a: b}\n  - c\n-----\n\n\nFirst\n\n---\nlast"
    record = _record(tmp_path, text.replace("\n", end))
    assert record.fields == {"title": "Ü", "list": [{"a": "b"}, "c"]}
    assert record.keys == {("title",): (3, 1), ("list",): (4, 1), ("list", 0, "a"): (5, 6)}
    assert record.values == {
        ("title",): (3, 8),
        ("list",): (5, 3),
        ("list", 0): (5, 5),
        ("list", 0, "a"): (5, 9),
        ("list", 1): (6, 5),
    }
    assert record.body == "First\n\n---\nlast"
    assert [record.body_place(offset) for offset in (0, 4, 6, 7, 11)] == [
        (10, 1),
        (10, 5),
        (11, 1),
        (12, 1),
        (13, 1),
    ]


def test_a_place_that_is_not_there_is_that_of_what_it_lies_in(tmp_path: Path) -> None:
    record = _record(tmp_path, "---\na:\n  b: c\n---\n")
    assert record.value_place(("a", "b", 0, "c")) == (3, 6)
    assert record.value_place(("a", "z")) == (3, 3)
    assert record.value_place(("z",)) == (1, 1)


def test_a_file_that_ends_with_its_fence(tmp_path: Path) -> None:
    record = _record(tmp_path, "---\na: b\n---")
    assert (record.fields, record.body) == ({"a": "b"}, "")


def test_the_largest_file_that_may_be(tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_bytes(b"---\na: b\n---\n".ljust(99, b"x"))
    assert read(file, PATH, 100)[1] == []
    assert read(file, PATH, 99)[1][0].message == "the file holds 99 bytes"


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(
        MachineError, match=r"^content/events/x\.md cannot be read: No such file or directory$"
    ):
        read(tmp_path / "gone.md", PATH)


def test_a_file_that_is_deleted_before_it_is_read(tmp_path: Path) -> None:
    with pytest.raises(
        MachineError, match=r"^content/events/x\.md cannot be read: No such file or directory$"
    ):
        read(tmp_path / "x.md", PATH)


def _check_told(data: bytes, record: RawRecord | None, problems: list[Problem]) -> None:
    """Something is told or read, and every place lies in the file."""
    assert record or problems
    lines = re.split("\r\n|\r|\n", data.decode("utf-8", "replace"))
    for problem in problems:
        assert problem.message
        assert problem.hint
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1


@given(st.binary(max_size=200))
@example(b"---\n\xff\n---\n")
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    _check_told(data, *_read(tmp_path_factory.mktemp("any"), data))


PIECES: Final = st.one_of(
    st.sampled_from(
        [
            *"{}[],:#&*!|>'\"%@`-?~<\\ \n\t",
            "---\n",
            "...\n",
            "\r\n",
            "a: ",
            "b: ",
            "- ",
            "  ",
            "<<: ",
            "&a",
            "*a",
            "!!int ",
            "extra: ",
            "? ",
            "null",
            "\\x00",
            "é",
            "橋",
            "\u2028",
            "\x85",
            "\ufeff",
            "[" * 30,
        ]
    ),
    st.text(max_size=5),
)


@given(st.lists(PIECES, max_size=40).map("".join))
@example("a: 'b\n")
@example("a: [b\n")
@example('a: "\\ud800"\n')
@example("%YAML 9.9\n---\n")
@example("? [a]\n: b\n")
@example("a: |2\n b")
def test_any_front_matter(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    data = f"---\n{text}\n---\nBody\n".encode("utf-8", "replace")
    _check_told(data, *_read(tmp_path_factory.mktemp("any"), data))


WORDS: Final = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)
SCALARS: Final = st.one_of(
    WORDS, st.integers().map(str), st.floats().map(str), st.dates().map(str), st.booleans().map(str)
)
NESTED: Final = st.recursive(
    SCALARS,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(WORDS, inside, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(WORDS.filter(lambda key: key != "extra"), NESTED, max_size=5), st.booleans())
def test_what_is_quoted_comes_back(
    tmp_path_factory: pytest.TempPathFactory, fields: dict[str, Any], flow: bool
) -> None:
    import yaml

    front = yaml.dump(fields, allow_unicode=True, default_style="'", default_flow_style=flow, sort_keys=False)
    front = re.sub("!!(?:float|int|bool|null) ", "", front)
    record = _record(tmp_path_factory.mktemp("any"), f"---\n{front}---\nBody\n")
    assert record.fields == fields
    assert record.body == "Body\n"


def test_many_signs_that_do_not_nest_are_fine(tmp_path: Path) -> None:
    lines = "".join(f"  - {{a: {index}, b: [c, d]}}\n" for index in range(1000))
    assert len(_record(tmp_path, f"---\nlist:\n{lines}---\n").fields["list"]) == 1000
