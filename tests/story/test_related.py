"""Related events: each worked example of docs/evidence.md, what always holds, and that the work is bounded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.config import load
from dateline.content.evidence import Printing, Quotation, Use
from dateline.content.markup import Text
from dateline.content.records import Content, Event, Place
from dateline.story.related import MOST, Related, basis, rare, related
from dateline.story.telling import Story, tell
from tests.story.made import event, place

ROOT: Final = Path(__file__).resolve().parents[2]
HEAD: Final = "| events | related to `e` | because |"
CONFIG: Final = load(ROOT)
PLACES: Final[Mapping[str, Place]] = {"italy": place("italy"), "rome": place("rome", "italy")}


def story(events: Sequence[Event]) -> Story:
    """The story of these events."""
    by_id = {one.id: one for one in events}
    return tell(CONFIG, Content(by_id, {}, {}, PLACES, {}, dict.fromkeys(by_id, Text())))


def made(number: int, id: str, things: Sequence[str] = (), **fields: Any) -> Event:
    """An event of the year `number`: names are actors, `in …` is its place, other words are tags."""
    where = [one.removeprefix("in ").lower() for one in things if one.startswith("in ")]
    actors = tuple(one.lower() for one in things if one[0].isupper())
    tags = tuple(one for one in things if one[0].islower() and not one.startswith("in "))
    fields = {"place": where[0] if where else None, "actors": actors, "tags": tags, **fields}
    return event(id, f"{2000 + number}", **fields)


def words(found: Sequence[Related]) -> str:
    """As the table writes it."""
    return "; ".join(
        f"`{one.id}`: {', '.join(w.name if w.kind == 'tag' else w.name.title() for w in one.shared)}"
        for one in found
    )


def ids(told: Story, id: str) -> list[str]:
    """What is related to an event."""
    return [one.id for one in related(told, id)]


# ---- The examples ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Example:
    """One row of the table."""

    events: list[tuple[str, list[str]]]
    related: str
    because: str


def _examples() -> Iterator[Example]:
    text = (ROOT / "docs/evidence.md").read_text(encoding="utf-8")
    for line in text[text.index(HEAD) :].split("\n\n")[0].splitlines()[2:]:
        events, found, because = (cell.strip() for cell in line.strip("|").split("|"))
        parts = [one.partition("` ") for one in events.split("; ")]
        yield Example(
            [(id.strip("`"), things.split(", ") if things else []) for id, _, things in parts], found, because
        )


EXAMPLES: Final = tuple(_examples())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.because)
def test_worked_example(example: Example) -> None:
    events: list[Event] = []
    for number, (id, things) in enumerate(example.events):
        events += [made(2 * number, id, things, thread=id), made(2 * number + 1, f"between-{id}")]
    told = story(events)
    assert words(related(told, "e")) == example.related


def test_the_documents_have_the_examples() -> None:
    assert len(EXAMPLES) == 8
    text = (ROOT / "docs/evidence.md").read_text(encoding="utf-8")
    assert [rare(events) for events in (0, 20, 25, 300, 1_023, 10**6)] == [4, 4, 5, 17, 31, 32]
    assert "but always up to 4 and never more than 32" in text
    assert MOST == 4
    assert "up to four others" in text


# ---- Single rules ----------------------------------------------------------------------------------


def test_who_is_quoted_counts_as_who_acts() -> None:
    quoted = Quotation(text="Yes", speaker="ada", sources=(Printing(id="a"),))
    told = story([made(0, "e", quotations=(quoted,)), made(1, "between"), made(2, "a", ["Ada"])])
    assert ids(told, "e") == ["a"]
    assert ids(told, "a") == ["e"]


def test_what_the_page_links_as_before_or_after_is_left_out() -> None:
    beside = {
        "before-in-thread": "x",
        "before": "y",
        "e": "x",
        "after": "z",
        "after-in-thread": "x",
        "far": "w",
    }
    events = [
        made(
            number, id, [f"with-{id}"] if id != "e" else [f"with-{other}" for other in beside], thread=thread
        )
        for number, (id, thread) in enumerate(beside.items())
    ]
    assert ids(story(events), "e") == ["far"]


def test_of_equals_in_all_else_the_id_decides() -> None:
    names = ["b", "between", "e", "between-too", "a"]
    told = story([made(number, id, ["Ada"] * (len(id) == 1), thread=id) for number, id in enumerate(names)])
    assert ids(told, "e") == ["a", "b"]


def test_what_too_many_share_says_nothing_even_together() -> None:
    def told(having: int) -> Story:
        events = [made(number, f"e{number}", ["Ada", *"abcdefghij"]) for number in range(having)]
        return story([*events, *(made(20 + number, f"other-{number}") for number in range(16 - having))])

    assert len(ids(told(2 * rare(16)), "e0")) == MOST
    assert ids(told(2 * rare(16) + 1), "e0") == []


def test_what_is_rare_in_a_long_story_is_not_in_a_short_one() -> None:
    def told(events: int) -> Story:
        having = [made(2 * number, f"e{number}", ["Ada"]) for number in range(6)]
        return story([*having, *(made(2 * number + 1, f"other-{number}") for number in range(events - 6))])

    assert ids(told(35), "e0") == []
    assert ids(told(36), "e0") == ["e1", "e2", "e3", "e4"]


# ---- What always holds -----------------------------------------------------------------------------

THINGS: Final = st.lists(
    st.sampled_from(["Ada", "Bob", "Cid", "tax", "vote", "in Rome", "in Italy"]), max_size=4, unique=True
)


DRAWN: Final = st.lists(st.tuples(THINGS, st.sampled_from("xy")), min_size=2, max_size=8)


@given(DRAWN, st.data())
def test_where_the_basis_is_the_same_so_are_the_relations(
    drawn: list[tuple[list[str], str]], data: st.DataObject
) -> None:
    events = [made(number, f"e{number}", things, thread=t) for number, (things, t) in enumerate(drawn)]
    place, (things, thread) = data.draw(st.integers(0, len(events) - 1)), data.draw(DRAWN)[0]
    other = made(data.draw(st.integers(0, 9)), f"e{place}", things, thread=thread, sources=(Use(id="b"),))
    told, turned = story(events), story([*events[:place], other, *events[place + 1 :]])
    if basis(told) == basis(turned):
        assert [related(told, one.id) for one in events] == [related(turned, one.id) for one in events]


def test_what_an_event_shares_is_its_basis_and_nothing_else() -> None:
    one, other = made(1, "a", ["tag"]), made(2, "b", ["tag"])
    assert basis(story([one, other])) == basis(story([made(1, "a", ["tag"], sources=(Use(id="b"),)), other]))
    assert basis(story([one, other])) != basis(story([made(1, "a"), other]))
    assert basis(story([one, other])) != basis(story([made(3, "a", ["tag"]), other]))


@given(st.lists(st.tuples(THINGS, st.sampled_from("xy")), max_size=14))
def test_few_others_each_with_what_both_have(drawn: list[tuple[list[str], str]]) -> None:
    events = [made(number, f"e{number}", things, thread=t) for number, (things, t) in enumerate(drawn)]
    told, turned = story(events), story(events[::-1])
    for one in events:
        found = related(told, one.id)
        assert found == related(turned, one.id)
        assert len({other.id for other in found}) == len(found) <= MOST
        assert {other.id for other in found}.isdisjoint(told.neighbours[one.id].ids | {one.id})
        for other in found:
            assert other.shared
            for what in other.shared:
                having = {"actor": told.by_actor, "place": told.by_place, "tag": told.by_tag}[what.kind]
                assert {one.id, other.id} <= {each.id for each in having[what.name]}


# ---- The work --------------------------------------------------------------------------------------


class Counted(tuple[Event, ...]):
    """Events that count how often one of them is looked at."""

    looked: ClassVar[int] = 0

    def __iter__(self) -> Iterator[Event]:
        for one in super().__iter__():
            Counted.looked += 1
            yield one


def _counted(index: Mapping[str, Sequence[Event]]) -> dict[str, tuple[Event, ...]]:
    return {name: Counted(having) for name, having in index.items()}


def _looked(events: int) -> int:
    """How many events are looked at for all of a story in which things are shared by 2, by 20 and by all."""
    told = story(
        [
            made(number, f"e{number}", ["Ada", f"pair-{number // 2}", f"score-{number // 20}", "in Rome"])
            for number in range(events)
        ]
    )
    told = replace(
        told, by_actor=_counted(told.by_actor), by_place=_counted(told.by_place), by_tag=_counted(told.by_tag)
    )
    Counted.looked = 0
    for one in told.events:
        related(told, one.id)
    return Counted.looked


def test_the_work_grows_with_the_story_and_no_faster() -> None:
    small, large = _looked(200), _looked(400)
    assert 0 < large <= 2 * small
    assert large <= 400 * 4 * 2 * rare(400)
