"""How wide words are, about: never less than in the faces that readers have."""

from __future__ import annotations

import pytest

from dateline.publish.lettering import width_of
from tests.tools.pages import NewPage

WORDS = [
    "The United States ends its participation in the migration compact",
    "Trump is reported to have overruled Haley",
    "Millwall MMM WWW 1789–1815, “Lajčák” & co.",
    "illicit filling till lilies",
]


@pytest.mark.parametrize("face", ["Liberation Sans", "DejaVu Sans"])
def test_words_are_no_wider_than_they_are_taken_for(face: str, new_page: NewPage) -> None:
    page = new_page()
    page.set_content("<canvas></canvas>")
    for words in WORDS:
        wide = page.evaluate(
            "([face, words]) => { const pen = document.querySelector('canvas').getContext('2d');"
            " pen.font = `600 100px '${face}'`; return pen.measureText(words).width / 100 }",
            [face, words],
        )
        assert wide <= width_of(words), (face, words, wide)


def test_other_scripts_count_whole() -> None:
    assert width_of("漢字") == 2.0
