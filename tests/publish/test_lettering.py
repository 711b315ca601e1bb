"""How wide words are, about: never less than in the faces that readers have."""

from __future__ import annotations

import pytest

from dateline.publish.lettering import cut, lines, width_of
from tests.tools.pages import NewPage

WORDS = [
    "The United States ends its participation in the migration compact",
    "Trump is reported to have overruled Haley",
    "Millwall MMM WWW 1789–1815, “Lajčák” & co.",
    "illicit filling till lilies",
    "Über die Brücke: Ærø, Łódź, Þingvellir",
    "Договор о двух реках",
    "المعاهدة بين النهرين",
]


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("face", ["Liberation Sans", "DejaVu Sans"])
def test_words_are_no_wider_than_they_are_taken_for(face: str, bold: bool, new_page: NewPage) -> None:
    page = new_page()
    page.set_content("<canvas></canvas>")
    for words in WORDS:
        wide = page.evaluate(
            "([font, words]) => { const pen = document.querySelector('canvas').getContext('2d');"
            " pen.font = font; return pen.measureText(words).width / 100 }",
            [f"{600 if bold else 400} 100px '{face}'", words],
        )
        assert wide <= width_of(words, bold=bold) < 2.5 * wide, (face, words, wide)


def test_letters_with_marks_are_as_wide_as_without() -> None:
    assert width_of("Lajčák") == width_of("Lajcak") == width_of("Lajčák")


def test_other_scripts_count_whole() -> None:
    assert width_of("漢字") == 2.0


def test_what_is_too_long_is_cut_at_a_word() -> None:
    assert cut("A short name", 20) == "A short name"
    assert cut("A name that is rather long", 10) == "A name that is…"
    assert width_of(cut("A name that is rather long", 10)) <= 10
    assert cut("Donaudampfschifffahrt", 5) == "Donau…"


def test_lines_break_between_words() -> None:
    assert lines("Other withdrawals", 8, 2) == ("Other", "withdrawals")
    assert lines("The compact", 20, 2) == ("The compact",)
    assert lines("What everyone said of it", 7, 2) == ("What", "everyone…")
    assert lines("", 7, 2) == ()
