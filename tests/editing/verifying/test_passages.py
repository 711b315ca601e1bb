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
WORDS = [f"word{number}" for number in range(60)]


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


# ---- how much must be alike ------------------------------------------------------------------------


def test_two_words_of_five_are_like_it_and_two_of_six_are_not() -> None:
    text = "before the red bridge behind it"
    assert like("one two three red bridge", text) == ("[one two three] red bridge", "[before the] red bridge")
    assert like("one two three four red bridge", text) is None


def test_words_count_wherever_they_stand_in_the_passage() -> None:
    assert like("bridge over water red", "red bridge then water over") is not None


@pytest.mark.parametrize(("times", "found"), [(1, True), (3, True), (4, False)])
def test_without_two_words_in_a_row_a_word_leads_there_that_stands_three_times_at_most(
    times: int, found: bool
) -> None:
    text = "".join(f"filler{number} bridge " for number in range(times))
    assert (like("bridge", text) is not None) is found


def test_words_that_stand_often_lead_nowhere() -> None:
    assert like("of the to and", "the of and to " * 4) is None


def test_words_in_a_row_lead_there_however_often_they_stand() -> None:
    assert like("the red bridge", "the red boat " * 5) == ("the red [bridge]", "the red [boat]")


def test_words_in_a_row_count_for_more_than_rare_ones() -> None:
    """The rare words, far from each other, would have led elsewhere."""
    text = f"{'filler ' * 9}alpha {'filler ' * 9}the red boat {'filler ' * 9}omega alpha"
    assert like("alpha the red omega", text) == ("[alpha] the red [omega]", "[filler] the red [boat]")


# ---- where it begins and ends ----------------------------------------------------------------------


def test_of_passages_that_are_equally_like_it_the_first_is_taken() -> None:
    text = f"we decide on fish here {'filler ' * 20}we decide on boats here"
    assert like("we decide on nets here", text) == ("we decide on [nets] here", "we decide on [fish] here")


def test_what_stands_elsewhere_is_not_compared() -> None:
    """It has more words in a row, but fewer of them in all."""
    text = f"three four five six {'filler ' * 10}one two three other five six seven {'filler ' * 10}four five"
    assert like("one two three four five six seven", text) == (
        "one two three [four] five six seven",
        "one two three [other] five six seven",
    )


@pytest.mark.parametrize(
    ("quotation", "more", "joined"),
    [
        ("we will decide later", 4, True),  # three words, and one for each four of the quotation
        ("we will decide later", 5, False),
        ("we will decide on all of it later today", 5, True),
        ("we will decide on all of it later today", 6, False),
    ],
)
def test_a_passage_may_be_so_much_longer_within(quotation: str, more: int, joined: bool) -> None:
    added = " ".join(f"added{number}" for number in range(more))
    first, last = quotation[:7], quotation[8:]
    found = like(quotation, f"{'filler ' * 20}{first} {added} {last} {'filler ' * 20}")
    assert found
    assert ("[" not in found[0]) is joined
    assert (f"[{added}]" in found[1]) is joined


def test_words_that_stand_late_in_the_quotation_tell_where_it_begins() -> None:
    passage = WORDS[10:30]
    late = {5, 7, 9, 11, 13, 15, 17, 19}
    quotation = [word if index in late else f"mistaken{index}" for index, word in enumerate(passage)]
    found = like(" ".join(quotation), " ".join(WORDS))
    assert found
    assert found[1].startswith("[word10 word11 word12 word13 word14] word15 [word16] word17 ")
    assert found[1].endswith(" [word28] word29")


@pytest.mark.parametrize(("more", "joined"), [(4, True), (5, False)])
def test_a_passage_may_be_three_words_longer_at_either_end(more: int, joined: bool) -> None:
    """One of the words that are added stands for one of the quotation's own."""
    added = " ".join(f"added{number}" for number in range(more))
    far = "filler " * 9
    found = like("we now decide on fish", f"{far}we {added} decide on fish {far}")
    assert found == (
        ("we [now] decide on fish", f"we [{added}] decide on fish")
        if joined
        else ("[we now] decide on fish", "[added3 added4] decide on fish")
    )
    found = like("decide on fish when asked", f"{far}decide on fish {added} asked {far}")
    assert found == (
        ("decide on fish [when] asked", f"decide on fish [{added}] asked")
        if joined
        else ("decide on fish [when asked]", "decide on fish [added0 added1]")
    )


def test_a_text_may_begin_or_end_within_the_quotation() -> None:
    assert like("yesterday they told us our decisions on fish", "Our decisions on fish stand.") == (
        "[yesterday they told us our] decisions on fish",
        "[Our] decisions on fish",
    )
    assert like("decisions on fish that we made", "And our decisions on fish") == (
        "decisions on fish [that we made]",
        "decisions on fish",
    )


def test_an_ending_that_is_printed_apart_belongs_to_its_word() -> None:
    text = "The country ’ s mayors agreed on non-binding plans"
    assert like("The country’s mayor agreed", text) == (
        "The country’s [mayor] agreed",
        "The country’s [mayors] agreed",
    )
    assert like("agreed on binding plans", text) == (
        "agreed on [binding] plans",
        "agreed on [non-binding] plans",
    )


# ---- whatever is quoted ----------------------------------------------------------------------------


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


@given(st.integers(0, 50), st.integers(2, 14))
def test_every_second_word_changed_still_leads_there(start: int, pairs: int) -> None:
    """No two words in a row are the same: each word, which stands once, tells where the passage begins."""
    passage = WORDS[start : start + 2 * pairs + 1]
    if len(passage) % 2 == 0:
        passage.pop()
    quotation = [f"mistaken{index}" if index % 2 else word for index, word in enumerate(passage)]
    assert like(" ".join(quotation), " ".join(WORDS)) == (
        " ".join(f"[{word}]" if index % 2 else word for index, word in enumerate(quotation)),
        " ".join(f"[{word}]" if index % 2 else word for index, word in enumerate(passage)),
    )
