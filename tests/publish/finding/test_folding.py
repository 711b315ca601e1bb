"""The words of a text, as they are compared. The script is asked for the same in tests/finding/."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.publish.finding.folding import fold, terms

VECTORS = [line.split("\t") for line in (Path(__file__).parent / "words.tsv").read_text("utf-8").splitlines()]
"""A text, what it is found by, and what is asked for where it is typed."""
IDS = [text for text, _, _ in VECTORS]


@pytest.mark.parametrize(("text", "held", "_asked"), VECTORS, ids=IDS)
def test_a_text_is_found_by(text: str, held: str, _asked: str) -> None:
    assert " ".join(terms(text)) == normalize("NFKD", held)


@pytest.mark.parametrize(("_text", "held", "asked"), VECTORS, ids=IDS)
def test_whoever_types_the_text_asks_for_no_other_words(_text: str, held: str, asked: str) -> None:
    assert set(asked.split()) <= set(held.split())


@given(st.text())
def test_folding_a_word_once_more_changes_nothing(text: str) -> None:
    for term in terms(text):
        assert fold(term) == term


@given(st.text(st.characters(max_codepoint=127)))
def test_the_short_way_for_ascii_finds_the_same(text: str) -> None:
    assert list(terms(text)) == list(terms(f"{text} ’"))


@given(
    st.text(st.characters(max_codepoint=0x2FF) | st.characters(min_codepoint=0x2010, max_codepoint=0x205F))
)
def test_the_short_way_for_latin_finds_the_same(text: str) -> None:
    assert terms(text) == terms(f"{text} \u2060")
    assert [fold(term) for term in text.split()] == [fold(f"{term}\u0300") for term in text.split()]


@given(st.text(), st.text())
def test_words_stand_for_themselves_whatever_stands_beside_them(one: str, other: str) -> None:
    assert list(terms(f"{one}\n{other}")) == [*terms(one), *terms(other)]


@given(st.text(st.characters(categories=["Ll", "Lu"])))
def test_case_does_not_matter(text: str) -> None:
    assert fold(text.upper()) == fold(text.upper().lower())
