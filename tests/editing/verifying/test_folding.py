from __future__ import annotations

import pytest

from dateline.editing.verifying.folding import GAP, joined, parts, plain, spellings


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“We will”", "`` We will ''"),
        ("„Ja“, sagte er", "«Ja», sagte er"),
        ("the country’s own", "the country's own"),
        ("the country’s own", "the country ’ s own"),
        ("here — there", "here--there"),
        ("here – there", "here - there"),
        ("2016–2018", "2016-2018"),
        ("long-standing", "long\u2011standing"),
        ("so\u00a0far and\u2009on", "so  far\nand on"),
        ("our country. The end", "our country . The end"),
        ("Is it? Yes: it is; so", "Is it ? Yes : it is ; so"),
        ("U.S. sovereignty", "US sovereignty"),
        ("U.S. sovereignty", "U.S . sovereignty"),
        ("left the U.N. The rest", "left the UN. The rest"),
        ("at 9 a.m. on", "at 9 am on"),
        ("Rex W. Tillerson and Mr. Trump", "Rex W Tillerson and Mr Trump"),
        ("on Dec. 3", "on Dec 3"),
        ("we can not go", "we cannot go"),
        ("Can not we", "Cannot we"),
        ("[Our] decisions", "Our decisions"),
        ("[ Our ] decisions", "Our decisions"),
        ("the[ir] own", "their own"),
        ("the compac [sic] is", "the compac is"),
        ("an [agreement](https://example.org/a) on", "an agreement on"),
        ("caf\u0065\u0301", "café"),
        ("com\u00adpact\u200b", "compact"),
        ("\ufeffThe compact", "The compact"),
        ("他说。我们，去", "他说.我们,去"),
    ],
)
def test_what_is_folded_away(one: str, other: str) -> None:
    assert plain(joined(one)) == plain(joined(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the end. The start", "the end The start"),
        ("it ended. we", "it ended we"),
        ("in this case, we", "in this case we"),
        ("its own", "it's own"),
        ("Trump Administration", "Trump administration"),
        ("OUR decisions", "Our decisions"),
        ("long-standing", "longstanding"),
        ("every body", "everybody"),
        ("we can nothing", "we cannothing"),
        ("3.5 million", "35 million"),
        ("1,000 people", "1 000 people"),
        ("re-sign", "resign"),
        ("Go!", "Go."),
        ("us all", "US all"),
        ("U.S. policy", "us policy"),
        ("(so) it", "so it"),
    ],
)
def test_what_is_not(one: str, other: str) -> None:
    assert plain(joined(one)) != plain(joined(other))


@pytest.mark.parametrize(
    ("quotation", "words"),
    [
        ("We will decide.", ["We will decide"]),
        ("“We will decide,”", ["We will decide"]),
        ("We will … decide", ["We will", "decide"]),
        ("We will... decide", ["We will", "decide"]),
        ("We will [...] decide", ["We will", "decide"]),
        ("We will (…) decide", ["We will", "decide"]),
        ("We will. . . decide", ["We will", "decide"]),
        ("We agree. … We decide", ["We agree", "We decide"]),
        ("We agree.... We decide", ["We agree", "We decide"]),
        ("We agree. [...] We, … decide …", ["We agree", "We", "decide"]),
        ("… so it is?", ["so it is ?"]),
        ("…", []),
        ("[…] .", []),
    ],
)
def test_a_quotation_falls_into_parts(quotation: str, words: list[str]) -> None:
    assert parts(quotation) == tuple(f" {one} " for one in words)


def test_joints_are_told_from_other_marks() -> None:
    wording = joined("non-binding - O'Brien ‘so’ …")
    assert wording.count("-") == 1
    assert wording.count("'") == 2
    assert wording.endswith(f" {GAP} ")
    assert len(plain(wording)) == len(wording)
    assert plain(wording) == f" non - binding - O ' Brien ' so ' {GAP} "


def test_a_letter_in_brackets_is_spelt_both_ways() -> None:
    assert set(spellings("… [w]e and [T]he [ir]")) == {
        f"… {first}e and {second}he [ir]" for first in "wW" for second in "tT"
    }
    assert list(spellings("[Our] own a[b]c")) == ["[Our] own a[b]c"]


def test_very_many_letters_in_brackets_take_no_time() -> None:
    assert len(list(spellings("[w]e " * 300))) == 16
