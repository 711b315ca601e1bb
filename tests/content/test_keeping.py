"""What a file gave comes back from its bytes as it was."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.stories import write_story
from dateline.content import keeping
from dateline.content.files import read_bytes, read_files
from dateline.content.finding import Found, find
from dateline.content.keeping import dumped, marks_of, restored
from dateline.content.records import Event, Source
from dateline.content.ties import Read
from tests.content.test_loading import WHOLE
from tests.rich import RICH
from tests.sites import make_site

ROOT: Final = Path(__file__).parents[2]


def _check(read: Read) -> None:
    again = restored(dumped(read))
    assert again == read
    assert repr(again) == repr(read)  # dates are equal by their text, lists and tuples are told apart


def _reads(site: Path) -> tuple[Read, ...]:
    reads = read_files(5_000_000, find(site)[0])
    assert reads
    return reads


@pytest.mark.parametrize(
    "site", ["", "tests/golden/ages/site", "tests/golden/evidence/site", "tests/golden/rtl/site"]
)
def test_the_sites_come_back(site: str) -> None:
    for read in _reads(ROOT / site):
        _check(read)


def test_every_field_comes_back(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"content/events/bridge.md": WHOLE, **RICH}
    unknown = (
        "title: unknown\nauthors: unknown\npublished: unknown\nurl: unknown\npublisher: P\nkind: report\n"
    )
    files["content/sources/lost.md"] = f"---\n{unknown}---\nA[^1] & *b*\n\n[^1]: Note [@herald].\n"
    for read in _reads(make_site(tmp_path, files)):
        _check(read)


@pytest.mark.parametrize("span", ["years", "ages", "hours"])
def test_made_stories_come_back(span: Any, tmp_path: Path) -> None:
    for read in _reads(write_story(tmp_path, 60, span=span)):
        _check(read)


VALUES: Final = st.recursive(
    st.one_of(
        st.text(),
        st.booleans(),
        st.integers(-(10**17), 10**17),
        st.floats(allow_nan=False, allow_infinity=False),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(), inner, max_size=3)),
    max_leaves=6,
)
WORDS: Final = st.text("aä<&>\"'*_[@]^: \n“ا", max_size=20)


def _event(extra: str = "", body: str = "Words.\n") -> Read:
    text = f"---\ntitle: T\ndate: 2017-12?\nthread: talks\nsources: [a, {{id: b, voice: quotes}}]\n{extra}---\n{body}"
    return read_bytes(Found("events", "t", "t.md", "content/events/t.md"), text.encode())


@given(st.dictionaries(st.text(), VALUES, max_size=4), WORDS, WORDS)
def test_any_words_and_anything_of_an_editors_own(extra: dict[str, Any], words: str, body: str) -> None:
    summary = words.replace("'", "''").replace("\n", " ")
    read = _event(f"summary: '{summary}'\n", f"{body}\n")
    if read.record and not read.problems:
        object.__setattr__(read.record, "extra", extra)
        _check(read)


def test_a_summary_that_only_looks_like_the_lead() -> None:
    read = _event("summary: Words.\n", "Words [@a].\n")
    assert isinstance(read.record, Event)
    _check(read)


def test_records_share_nothing_that_can_be_changed() -> None:
    data = dumped(_event())
    one, other = restored(data).record, restored(data).record
    assert one
    assert other
    assert one.extra == {}
    assert one.extra is not other.extra


def test_what_has_problems_is_not_kept() -> None:
    read = _event(body="<b>\n")
    assert read.problems
    with pytest.raises(ValueError, match="has problems"):
        dumped(read)
    with pytest.raises(ValueError, match="has problems"):
        dumped(replace(read, problems=(), ties=None))


@pytest.mark.parametrize("cut", [0, 1, 20, -1])
def test_cut_bytes_are_refused(cut: int) -> None:
    with pytest.raises(ValueError, match=r"."):
        restored(dumped(_event())[:cut])


@pytest.mark.parametrize(
    "data",
    [
        b"[]",
        b"7",
        b'{"a":1}',
        b"\xff",
        b'[["films","a","b",{},[]],{},""]',
        b'[[["events"],"a","b",{},[]],{},""]',
        b'[["events","a","b",{},[]],{},""]',
        b'[["events","a","b",7,[]],{},""]',
        b'[["pages","a","b",{"id":"a","path":"b","title":[1]},[]],{},""]',
        b'[["events","a","b",{"id":"a","path":"b","title":"T","date":"x"},[]],{},""]',
    ],
)
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        restored(b"0" * 64 + data)


def test_an_outline_stands_for_all_but_the_words_of_the_text() -> None:
    def outline(extra: str, body: str) -> str:
        return marks_of(dumped(_event(f"summary: S\n{extra}", body)))[0]

    first = outline("", "Words [@a].\n")
    assert outline("", "Other *words*,\n\nand more [@a].\n") == first
    assert outline("", "Words.\n") != first
    assert outline("", "Words [@b].\n") != first
    assert outline("featured: true\n", "Words [@a].\n") != first
    assert outline("tags: [x]\n", "Words [@a].\n") != first


def test_the_beginning_of_a_text_is_in_the_outline_where_it_is_the_summary() -> None:
    first, body = marks_of(dumped(_event(body="One.\n\nTwo.\n")))
    assert marks_of(dumped(_event("tags: [x]\n", body="One.\n\nTwo.\n")))[1] == body
    outline, other = marks_of(dumped(_event(body="One.\n\nThree.\n")))
    assert (outline == first, other == body) == (True, False)
    assert marks_of(dumped(_event(body="Other.\n\nTwo.\n")))[0] != first


@dataclass
class _Strange:
    one: bytes


@dataclass
class _Mixed:
    one: int | str


@dataclass
class _Pairs:
    one: tuple[Source, Event]


@pytest.mark.parametrize("kind", [_Strange, _Mixed, _Pairs])
def test_a_type_that_is_not_known_is_an_error(kind: type) -> None:
    with pytest.raises(TypeError, match="cannot be kept"):
        keeping._way(kind)
