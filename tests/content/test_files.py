"""One file to what it gave: the quick way and the one that notes places give the same."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from unittest.mock import patch

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from bench.stories import write_story
from dateline.content import files
from dateline.content.files import make_ready, read_again, read_bytes, read_files
from dateline.content.finding import Found, find
from dateline.content.reading import plain_record, record_in
from dateline.content.records import Page
from dateline.content.ties import Read
from dateline.problems import SiteError
from tests.sites import make_site

ROOT: Final = Path(__file__).parents[2]
LARGEST: Final = 5_000_000


def _found(folder: Path) -> list[Found]:
    return find(folder)[0]


def _slowly(one: Found, data: bytes) -> Read:
    """Without the quick way."""
    with patch.object(files, "plain_record", lambda *_: None):
        return read_bytes(one, data)


@pytest.mark.parametrize(
    "site", ["", "tests/golden/ages/site", "tests/golden/evidence/site", "tests/golden/rtl/site"]
)
def test_both_ways_give_the_same(site: str) -> None:
    for one in _found(ROOT / site):
        data = Path(one.file).read_bytes()
        read = read_bytes(one, data)
        assert read.problems == ()
        assert read == _slowly(one, data)


def test_both_ways_tell_the_same() -> None:
    told = 0
    for folder in sorted((ROOT / "tests/bad").iterdir()):
        for one in _found(folder):
            data = Path(one.file).read_bytes()
            read = read_bytes(one, data)
            assert read == _slowly(one, data), one.path
            told += len(read.problems)
    assert told > 200


def test_both_ways_give_the_same_of_a_made_story(tmp_path: Path) -> None:
    for one in _found(write_story(tmp_path, 30, language="ar")):
        data = Path(one.file).read_bytes()
        assert read_bytes(one, data) == _slowly(one, data)


PIECES: Final = st.one_of(
    st.sampled_from(
        [
            *"abc:-[]{},#&*!|>'\"%@`?~=. \n",
            *[
                "a: b\n",
                "a:\n",
                "c: [d, e]\n",
                "f: {g: h}\n",
                "- i\n",
                "  - j\n",
                "extra:\n",
                "  k: 1.5\n",
                "  l: true\n",
            ],
            *[
                "m: null\n",
                "n: ''\n",
                'o: "\\x07"\n',
                "p: >\n  q\n  r\n",
                "# s\n",
                "t: u # v\n",
                "? w\n",
                "---\n",
                "...\n",
            ],
            *[
                "{x}",
                "{y, z: }",
                "&a b",
                "!!str c",
                "*d",
                "~",
                "<<: *e\n",
                "\t",
                "é: ü\n",
                "0044",
                "a: b\na: c\n",
                "'f': g\n",
            ],
        ]
    ),
    st.text(max_size=3),
)


@given(st.lists(PIECES, max_size=12).map("".join), st.sampled_from(["", "\n", "Body.\n", "\n\nB [@a].\n"]))
@example("extra: {a: 1, b: [true, x], c: '0044'}\n", "Body")
@example("a: [[[[[[[[[[[[[[[[[[[[[b]]]]]]]]]]]]]]]]]]]]]\n", "")
@example("[a]: b\n", "")
@example("a: {[b]: c}\n", "")
def test_plain_records_are_those_without_problems(front: str, body: str) -> None:
    data = f"---\n{front}\n---\n{body}".encode("utf-8", "surrogatepass")
    plain = plain_record(data, "x.md")
    record, problems = record_in(data, "x.md")
    if plain is not None:
        assert record
        assert problems == []
        assert (plain.fields, plain.body) == (record.fields, record.body)
        nested = {loc for loc in record.keys if len(loc) > 1}
        assert set(plain.keys) == set(record.keys) - nested


def test_most_records_are_plain() -> None:
    for text in (
        "title: A “b” – c’s\n",
        "a: [b, 'c']\nd:\n  - {e: f}\n",
        "a: >\n  b\n  c\n",
        "extra: {a: 1}\n",
        "a: R&D!\n",
    ):
        assert plain_record(f"---\n{text}---\nBody\n".encode(), "x.md") is not None, text


def test_batches_are_read_in_their_order(tmp_path: Path) -> None:
    make_ready()
    found = _found(make_site(tmp_path))
    reads = read_files(LARGEST, found)
    assert [read.path for read in reads] == [one.path for one in found]
    assert all(read.record and read.ties for read in reads)


def test_bytes_that_were_read_already(tmp_path: Path) -> None:
    data = b"---\ntitle: About\n---\nWords.\n"
    (read,) = read_files(
        LARGEST, [Found("pages", "about", str(tmp_path / "gone.md"), "content/pages/about.md", data)]
    )
    assert isinstance(read.record, Page)
    assert read.record.body.plain == "Words."


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    found = _found(make_site(tmp_path, {"content/pages/about.md": b"-" * 2000}))
    reads = {read.path: read for read in read_files(2000, found)}
    (problem,) = reads["content/pages/about.md"].problems
    assert problem.message == "the file holds 2,000 bytes"
    assert reads["content/pages/about.md"].ties is None


def test_a_file_that_changed_before_its_problem_was_told(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    one = next(one for one in _found(site) if one.id == "about")
    (read,) = read_files(LARGEST, [one])
    assert read_again(one, read, LARGEST).value_place(("title",)) == (2, 8)
    Path(one.file).write_text("---\ntitle: Other\n---\n", encoding="utf-8")
    with pytest.raises(SiteError, match=r"about\.md:1:1: error: the file was changed while it was read"):
        read_again(one, read, LARGEST)


WORDS: Final = st.sampled_from(
    ["The", "it's", "“x”", "a:", "b", "#x", "-", "[@gazette]", "\\*", "100%", "'q'", '"dq"', "*bold*", "é"]
)


@given(st.lists(WORDS, max_size=9), st.lists(WORDS, max_size=9), st.sampled_from([None, "'", '"', ">", "|"]))
def test_a_fault_in_a_text_field_is_told_at_its_sign(before: list[str], after: list[str], style: str) -> None:
    """However YAML writes the text; where it writes the signs before it otherwise, at the text's beginning."""
    text = " ".join([*before, "<u>mark</u>", *after])
    node = yaml.MappingNode("tag:yaml.org,2002:map", [])
    node.value = [
        (yaml.ScalarNode("tag:yaml.org,2002:str", "role"), yaml.ScalarNode("tag:yaml.org,2002:str", text))
    ]
    node.value[0][1].style = style
    lines = [
        "---",
        "name: Ada",
        "kind: person",
        *yaml.serialize(node, width=20, allow_unicode=True).splitlines(),
        "---",
    ]
    read = read_bytes(Found("actors", "ada", "", "content/actors/ada.md"), "\n".join(lines).encode())
    (problem,) = (one for one in read.problems if "raw HTML" in one.message)
    found = lines[problem.line - 1][problem.column - 1 :]
    as_it_is = style != '"' and not set("'\"\\") & set(text)
    assert found.startswith("<u>") or (not as_it_is and (problem.line, problem.column) == (4, 7))
