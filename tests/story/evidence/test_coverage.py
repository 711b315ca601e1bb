"""Which source tells of which event, and how."""

from __future__ import annotations

import pytest

from dateline.content.evidence import Account, Difference, Printing, Quotation, Voice
from dateline.content.markup import Text, render_line, render_title
from dateline.content.records import Standing
from dateline.story.evidence import Cover, Silence, coverage, known, silence
from tests.story.made import event, source, use


def _text(words: str) -> Text:
    return render_line(words)[0]


def _title(words: str) -> Text:
    return render_title(words)[0]


def test_every_way_of_telling() -> None:
    accounts = tuple(Account(says=_text("Friday"), sources=(name,)) for name in ("a", "d"))
    made = event(
        sources=(use("a"), use("b quotes s, some diplomat")),
        quotations=(
            Quotation(text="One", speaker="x", sources=(Printing(id="b"), Printing(id="c"))),
            Quotation(text="Two", speaker="x", sources=(Printing(id="b"),)),
        ),
        differences=(Difference(on=_title("The day"), accounts=accounts),),
        date_sources=("e",),
        time_note=_text("In the evening [@f]."),
    )
    register = {name: source(name) for name in "abcdefgs"}
    found = coverage(made, _text("It began [@a], it is said [@g]."), register)
    assert dict(found) == {
        "a": Cover(Voice.OWN, 0, 1, origin=False, noted=True),
        "b": Cover(Voice.QUOTES, 2, 0, origin=False, noted=False),
        "c": Cover(None, 1, 0, origin=False, noted=False),
        "d": Cover(None, 0, 1, origin=False, noted=False),
        "e": Cover(None, 0, 0, origin=False, noted=True),
        "f": Cover(None, 0, 0, origin=False, noted=True),
        "g": Cover(None, 0, 0, origin=False, noted=True),
        "s": Cover(None, 0, 0, origin=True, noted=False),
    }
    assert list(found) == ["a", "b", "c", "d", "e", "g", "f", "s"]
    assert [name for name, cover in found.items() if cover.only_noted] == ["e", "g", "f"]


@pytest.mark.parametrize(
    ("published", "date", "means"),
    [
        ("2017-04-02", "2017-04-03", Silence.EARLY),
        ("2017-04-03", "2017-04-03", Silence.SILENT),
        ("2017-04", "2017-04-30", Silence.SILENT),
        ("2017-03", "2017-04-01", Silence.EARLY),
        ("2017", "2017-04", Silence.SILENT),
        ("2017-04-02", "../2017-05", Silence.SILENT),
        ("", "2017-04-03", Silence.UNDATED),
    ],
)
def test_what_silence_means(published: str, date: str, means: Silence) -> None:
    source_known = known(source("a", published=published), (), relied_on=False)
    assert silence(source_known, event(date=date)) is means


@pytest.mark.parametrize(
    ("date", "means"),
    [("2017-12-01", Silence.SILENT), ("2017-12-02", Silence.SILENT), ("2017-12-03", Silence.UNDATED)],
)
def test_a_source_is_no_older_than_the_latest_thing_it_tells_of(date: str, means: Silence) -> None:
    told = (event(date="2016"), event(date="2017-12-02"), event(date="2018", standing=Standing.PLANNED))
    assert silence(known(source("a"), told, relied_on=False), event(date=date)) is means


def test_the_silence_of_what_nobody_saw_means_nothing() -> None:
    told = (event(sources=(use("b quotes a"),)),)
    unseen = known(source("a", published="2017-12-02"), told, relied_on=True)
    assert silence(unseen, event(date="2018")) is Silence.UNSEEN
    spoken = known(source("a", published="2017-12-02"), (event(sources=(use("a"),)),), relied_on=True)
    assert silence(spoken, event(date="2017-12-01")) is Silence.SILENT
