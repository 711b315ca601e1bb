from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.editing.verifying import folding
from dateline.editing.verifying.searching import Wording

TEXT = """\
The delegate of the U.N . said on Monday : `` [ Our ] decisions can not be made by others , '' and then :
`` We will decide how best to build our bridge . The non-binding plan is simply not compatible with U.S .
law . '' Ada Marsh ’ s party - which knows the country ’ s rivers - called it “ a long ... long road ”.
"""


@pytest.mark.parametrize(
    "quotation",
    [
        "Our decisions cannot be made by others",
        "our decisions can not be made by others.",
        "“[Our] decisions cannot be made by others,”",
        "decisions cannot be made … We will decide",
        "decisions … made [...] law",
        "said on Monday: “[o]ur decisions",
        "on Monday … [w]e will decide",
        "We will decide how best to build our bridge. The non-binding plan is simply not compatible with US law",
        "compatible with U.S. law.",
        "Ada Marsh’s party—which knows the country's rivers—called",
        "a long … long road",
        "a long long road",
        "The non\u00adbinding pl\u200ban".replace("\u00ad", "-"),
        "party – which",
    ],
)
def test_a_quotation_stands_in_the_text(quotation: str) -> None:
    assert Wording.of(TEXT).holds(quotation)


@pytest.mark.parametrize(
    "quotation",
    [
        "Our decisions can be made by others",
        "Our Decisions cannot be made by others",
        "OUR decisions cannot be made by others",
        "decisions cannot be made by other",
        "ecisions cannot be made",
        "We will decide … decisions cannot",
        "Monday … We will … decide … decide",
        "bridge The non-binding",
        "bridge, The non-binding",
        "binding plan",
        "bridge. The non",
        "decisions cannot be made … we will decide",
        "the country",
        "Ada Marsh",
        "Our decisions cannot be made by others!",
        "a long very long road",
        "…",
        "",
    ],
)
def test_a_quotation_does_not(quotation: str) -> None:
    assert not Wording.of(TEXT).holds(quotation)


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("a pact, nonbinding; and a binding pact", "binding pact"),
        ("the country’s people and the country", "the country"),
        ("O'Brien spoke", "Brien spoke"),
        ("l’accord de Paris", "accord de Paris"),
        ("我们决定去。", "决定"),
        ("हम तय करेंगे।", "तय करेंगे"),
        ("we agree—we will decide", "we will decide"),
        ("one. One", "One"),
        ("the fake ‘news’ here", "the fake “news” here"),
    ],
)
def test_whole_words_further_on_count(text: str, quotation: str) -> None:
    assert Wording.of(text).holds(quotation)


def test_a_sign_that_belongs_to_a_letter_is_not_cut_off() -> None:
    assert not Wording.of("करेंगे").holds("कर")


def test_the_missing_part_is_named() -> None:
    wording = Wording.of("one two three four")
    assert wording.missing(folding.parts("one … three")) is None
    assert wording.missing(folding.parts("one … four … two")) == 2
    assert wording.missing(folding.parts("five … four")) == 0
    assert wording.has(folding.parts("two")[0])
    assert not wording.has(folding.parts("Two")[0])


# Any text, any passage of it

WORDS = st.sampled_from(
    [
        "we",
        "will",
        "decide",
        "country’s",
        "U.S.",
        "U.N.",
        "cannot",
        "long-standing",
        "“yes”",
        "Mr.",
        "Trump",
        "1,000",
        "2.5",
        "naïve",
        "can,",
        "end.",
        "—",
        "Ünion",
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=40)


def folded_otherwise(words: list[str], chance: random.Random) -> str:
    """The same words as another printer or editor would set them."""
    ways = {
        "country’s": ["country's", "country ’ s", "[country’s]"],
        "U.S.": ["US", "U.S ."],
        "U.N.": ["UN", "U.N ."],
        "cannot": ["can not", "[cannot]"],
        "long-standing": ["long\u2010standing", "long\u2011standing"],
        "“yes”": ['"yes"', "`` yes ''", "« yes »", "'yes'"],
        "Mr.": ["Mr"],
        "naïve": ["nai\u0308ve", "na\u00adïve"],
        "can,": ["can ,"],
        "end.": ["end .", "[end]."],
        "—": ["--", "–", "-"],
        "we": ["[we]", "w\u200be"],
    }
    spaces = [" ", "  ", "\u00a0", "\n", " \u2009"]
    return "".join(chance.choice([word, *ways.get(word, [])]) + chance.choice(spaces) for word in words)


@given(TEXTS, st.data())
def test_a_passage_set_otherwise_always_stands(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    chance = data.draw(st.randoms(use_true_random=False))
    passage = [word for word in words[start:end] if word != "—"] and words[start:end]
    if not passage:
        return
    text = folded_otherwise(words, chance)
    quotation = folded_otherwise(passage, chance)
    if data.draw(st.booleans()):
        quotation = quotation.strip()
        quotation = quotation[:1].swapcase() + quotation[1:] + data.draw(st.sampled_from(["", ".", ",", "”"]))
    assert Wording.of(text).holds(quotation)


@given(TEXTS, st.data())
def test_a_passage_with_words_left_out_stands(words: list[str], data: st.DataObject) -> None:
    kept = sorted(data.draw(st.sets(st.integers(0, len(words) - 1), min_size=1)))
    gap = data.draw(st.sampled_from([" … ", " ... ", " [...] ", " […] ", ". . . "]))
    passage = gap.join(words[index] for index in kept if words[index] != "—")
    if passage:
        assert Wording.of(" ".join(words)).holds(passage)


@given(TEXTS, st.data())
def test_one_other_word_never_stands(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    passage = words[start:]
    passage[data.draw(st.integers(0, len(passage) - 1))] = data.draw(
        st.sampled_from(["never", "deciding", "Trumps", "1,001", "naive", "U.A.", "stan"])
    )
    assert not Wording.of(" ".join(words)).holds(" ".join(passage))


@given(TEXTS, st.data())
def test_parts_in_another_order_do_not_stand(words: list[str], data: st.DataObject) -> None:
    text = " ".join(["first", *words, "last"])
    assert not Wording.of(text).holds("last … first")
    assert Wording.of(text).holds("first … last")


@given(st.text(st.characters() | st.sampled_from("aAsU.,… '-[]–`’\n"), max_size=60))
def test_every_text_holds_itself(text: str) -> None:
    assert Wording.of(text).holds(text) is bool(folding.parts(text))
