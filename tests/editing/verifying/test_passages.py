from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.editing.verifying import folding
from dateline.editing.verifying.passages import Passages
from dateline.editing.verifying.searching import Wording

TEXT = """\
The two rivers met at River Town. “Our decisions on bridges must always be made by the people of the
valley and by them alone,” the delegate said on Monday. The country’s mayors, she added, had agreed on a
nonbinding plan. “Decisions on fish are for the mayors,” she said, “and we will decide on boats later.”
"""


def like(quotation: str, text: str = TEXT, *, begins: bool = True) -> tuple[str, str] | None:
    (part,) = folding.parts(quotation)
    found = Passages(Wording.of(text).joined).like(part, begins=begins)
    return (found.ours, found.theirs) if found else None


@pytest.mark.parametrize(
    ("quotation", "ours", "theirs"),
    [
        (
            "our decisions on bridges must always be taken by the people",
            "our decisions on bridges must always be [taken] by the people",
            "Our decisions on bridges must always be [made] by the people",
        ),
        (
            "their decisions on fish are for mayors",
            "[their decisions] on fish are for mayors",
            "[Decisions] on fish are for [the] mayors",
        ),
        ("The country had", "The [country had]", "The [country’s mayors]"),
        ("a binding plan", "a [binding] plan", "a [nonbinding] plan"),
        ("we will decide boats later", "we will decide boats later", "we will decide [on] boats later"),
        ("Mayors she added had agreed", "Mayors she added had agreed", "mayors[,] she added[,] had agreed"),
        ("met, at River Town", "met[,] at River Town", "met at River Town"),
    ],
)
def test_the_nearest_passage_with_what_differs(quotation: str, ours: str, theirs: str) -> None:
    assert like(quotation) == (ours, theirs)


@pytest.mark.parametrize(
    "quotation", ["nobody ever said a thing like that", "zzz", "fish boats people Monday plan"]
)
def test_nothing_is_like_it(quotation: str) -> None:
    assert like(quotation) is None


def test_a_word_that_stands_seldom_leads_there() -> None:
    assert like("Nonbinding", begins=False) == ("[Nonbinding]", "[nonbinding]")


def test_the_passage_with_the_most_words_is_taken() -> None:
    text = "We decide on fish. " * 3 + "We decide on boats and on nets today. " + "We decide on fish. " * 3
    assert like("We decide on boats and nets today", text) == (
        "We decide on boats and nets today",
        "We decide on boats and [on] nets today",
    )


WORDS = [f"word{number}" for number in range(60)]


@given(st.integers(0, 59), st.integers(6, 30), st.data())
def test_one_changed_word_is_the_one_that_is_marked(start: int, length: int, data: st.DataObject) -> None:
    passage = WORDS[start : start + length]
    if len(passage) < 6:
        return
    changed = data.draw(st.integers(0, len(passage) - 1))
    quotation = [*passage[:changed], "mistaken", *passage[changed + 1 :]]
    found = like(" ".join(quotation), " ".join(WORDS))
    assert found
    assert "[mistaken]" in found[0]
    assert f"[{passage[changed]}]" in found[1]
    assert found[0].count("[") == found[1].count("[") == 1
