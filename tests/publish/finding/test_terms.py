"""The index of search: it holds every word of every event, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from dateline.content.markup import render_page
from dateline.publish.finding import terms
from dateline.publish.finding.folding import terms as words_of
from dateline.publish.finding.texts import Texts, texts
from dateline.publish.presenting import Presenter
from tests.publish.telling import told
from tests.story.made import event


def text(title: str = "", names: tuple[str, ...] = (), body: str = "", said: tuple[str, ...] = ()) -> Texts:
    return Texts(title, names, said, "", body)


def held(numbers: Iterable[int]) -> dict[int, int]:
    """The weight of a word by the place of the event."""
    places: dict[int, int] = {}
    place = -1
    for number in numbers:
        place += number // 16 + 1
        places[place] = number % 16
    return places


def presenter(folder: Path, count: int) -> Presenter:
    body = "The river rose in the year {0}, and word{0} was sent."
    events = [event(id=f"e{number}", date=str(1000 + number)) for number in range(count)]
    bodies = {one.id: render_page(body.format(number))[0] for number, one in enumerate(events)}
    return told(folder, events, bodies=bodies).presenter


def test_the_best_field_counts_and_up_to_two_more_times() -> None:
    one = text("The flood", ("Flood Board",), "A flood, a flood, a flood; the board and the harbour.")
    assert terms.weighed(one) == {"the": 14, "flood": 14, "board": 7, "and": 3, "harbour": 3}


def test_numbers_tell_which_events_hold_a_word() -> None:
    events = [text("flood"), text("dam"), text(body="flood"), text(body="dam dam")]
    index = terms.index(iter(events))
    assert held(map(int, index["flood"].split(","))) == {0: 12, 2: 3}
    assert held(map(int, index["dam"].split(","))) == {1: 12, 3: 4}


def test_words_stand_in_the_order_of_utf_16() -> None:
    words = ["river", "\U00020000", "２０", "Zug", "ähre", "漢"]
    index = terms.index(iter([text(" ".join(words))]))
    assert list(index) == sorted(index, key=lambda one: one.encode("utf-16-be"))
    assert set(index) == {"river", "\U00020000", "20", "zug", "ahre", "漢"}


def test_runs_joined_are_the_index_of_all_events(tmp_path: Path) -> None:
    """Words of every run, of some, and of one; and such as come again after many events."""
    made = presenter(tmp_path, 400)
    assert len(list(terms.pieces(made))) > 3
    whole = terms.index_files(texts(made, one) for one in made.story.account)
    assert dict(terms.term_files(made)) == dict(whole)


@pytest.mark.parametrize("count", [1, 400])
def test_files_hold_all_words_each_once_and_are_listed_by_their_first(count: int, tmp_path: Path) -> None:
    made = presenter(tmp_path, count)
    files = {path: json.loads(data) for path, data in terms.term_files(made)}
    starts = files["terms/index.json"]
    parts = [files[f"terms/{number}.json"] for number in range(len(starts))]
    assert len(files) == len(parts) + 1
    assert starts == [next(iter(part)) for part in parts]
    words = [word for part in parts for word in part]
    assert words == sorted(set(words))
    expected = {
        term
        for one in made.story.account
        for term in words_of(f"{one.title.plain} {made.content.bodies[one.id].plain}")
    }
    assert expected <= set(words)
    for place, one in enumerate(made.story.account):
        for term in words_of(made.content.bodies[one.id].plain):
            assert place in held(next(part for part in parts if term in part)[term])


def test_a_long_story_has_more_files_none_much_larger_than_others() -> None:
    body = "The river rose in the year {0}, and word{0} was sent."
    files = dict(terms.index_files(text(body=body.format(number)) for number in range(3_000)))
    sizes = [len(data) for data in files.values()]
    assert len(sizes) > 3
    assert max(sizes) < 60_000


def test_a_story_without_events_has_no_words(tmp_path: Path) -> None:
    assert dict(terms.term_files(told(tmp_path, []).presenter)) == {"terms/index.json": b"[]"}
