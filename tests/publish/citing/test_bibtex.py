"""BibTeX read back with bibtexparser: no text breaks out of its field, and all of it comes back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.publish.citing import bibtex
from tests.publish.citing.made import HARD, fields, in_words, read


def test_every_special_character_comes_back(site: Path) -> None:
    entry = fields(in_words((site / "events/hard/cite.bib").read_text(encoding="utf-8")))
    # The decoder knows no \textbraceleft, and reads \textasciicircum as the accent that it looks like.
    assert entry["title"].replace("ˆ", "^") == re.sub("[{}]", "", HARD)
    raw = (site / "events/hard/cite.bib").read_text(encoding="utf-8")
    assert r"{\textbraceleft}x, y{\textbraceright}" in raw
    assert "“é”" in raw


def depth(text: str) -> int:
    """Of braces, as BibTeX counts them: also those behind a backslash, which bibtexparser passes over."""
    level = 0
    for mark in re.findall("[{}]", text):
        level += 1 if mark == "{" else -1
        assert level >= 0
    return level


@pytest.mark.parametrize(
    "words", ["}", "{", "}{", "a } b", "\\", "\\}", "{{", '"', "a@b{c,", "%", "a, b = {c}"]
)
def test_no_text_breaks_out_of_its_field(words: str) -> None:
    entry = bibtex.Entry(
        "k",
        {
            "title": bibtex.title(words),
            "note": bibtex.text(words),
            "url": bibtex.address(words),
            "year": "{1}",
        },
    )
    assert depth(str(entry)) == 0
    library = read(f"{entry}\n{entry}".replace("{k,", "{l,", 1))
    assert [[field.key for field in one.fields] for one in library.entries] == [
        ["title", "note", "url", "year"]
    ] * 2


def test_names_are_taken_apart_but_for_bodies(site: Path) -> None:
    whole = read((site / "citations.bib").read_text(encoding="utf-8"))
    raw = fields(whole.entries_dict["source-letter"])
    assert raw["author"] == (
        "Ada Marsh and Ludwig van den Berg and {The Union} and {Marsh and Sons} and Reed, Otto and {others}"
    )
    names = in_words(f"@misc{{k, author = {{{raw['author']}}}}}").fields_dict["author"].value
    assert [(name.first, name.von, name.last) for name in names][:2] == [
        (["Ada"], [], ["Marsh"]),
        (["Ludwig"], ["van", "den"], ["Berg"]),
    ]
    assert [len(name.last) for name in names] == [1] * 6
    ours = in_words((site / "events/hard/cite.bib").read_text(encoding="utf-8")).fields_dict["author"].value
    assert len(ours) == 1


def test_dates_are_written_for_bibtex_and_for_biblatex() -> None:
    assert bibtex.date(()) == {}
    assert bibtex.date((476,)) == {"year": "{476}", "date": "{0476}"}
    assert bibtex.date((2017, 4)) == {"year": "{2017}", "month": "apr", "date": "{2017-04}"}
    assert bibtex.date((2017, 12, 2)) == {"year": "{2017}", "month": "dec", "date": "{2017-12-02}"}
