"""Problems as values."""

from __future__ import annotations

import difflib
import pickle
from functools import partial
from typing import Any

import pytest

from dateline.problems import (
    Loc,
    Problem,
    SiteError,
    both,
    field_name,
    is_language_tag,
    is_web_address,
    nearest,
    place_after,
)


def test_a_problem_is_told_in_two_lines() -> None:
    problem = Problem("content/events/x.md", 4, 7, "unknown place “a”", "Did you mean b?")
    assert str(problem) == "content/events/x.md:4:7: error: unknown place “a”\n  Did you mean b?"
    assert str(Problem("site.toml", 1, 1, "wrong")) == "site.toml:1:1: error: wrong"


def test_problems_are_sorted_and_told_once() -> None:
    first, second, third = (
        Problem("a.md", 2, 9, "m", "h"),
        Problem("a.md", 10, 1, "m", "h"),
        Problem("b.md", 1, 1, "m", "h"),
    )
    error = SiteError([third, second, first, second])
    assert error.problems == (first, second, third)
    assert str(error) == "\n".join(map(str, error.problems))


def test_what_two_things_give_or_all_their_problems() -> None:
    def wrong(*problems: Problem) -> int:
        raise SiteError(problems)

    one = Problem("a.md", 2, 9, "m", "h")
    again = Problem("a.md", 2, 9, "m", "another remedy")
    other = Problem("b.md", 1, 1, "m", "h")
    assert both(lambda: 1, lambda: "a") == (1, "a")
    for first, second, told in (
        (partial(wrong, one), partial(wrong, again, other), (one, other)),
        (partial(wrong, one), int, (one,)),
        (int, partial(wrong, other), (other,)),
    ):
        with pytest.raises(SiteError) as error:
            both(first, second)
        assert error.value.problems == told


def test_problems_survive_the_way_to_another_process() -> None:
    error = SiteError([Problem("b.md", 2, 9, "m", "h"), Problem("a.md", 1, 1, "n")])
    other = pickle.loads(pickle.dumps(error))
    assert type(other) is SiteError
    assert (other.problems, str(other)) == (error.problems, str(error))


@pytest.mark.parametrize(("word", "found"), [("plcae", "place"), ("place", "place"), ("zzz", ""), ("", "")])
def test_nearest(word: str, found: str) -> None:
    assert nearest(word, ["title", "place", "date"]) == found


def test_nearest_among_many() -> None:
    many = [f"report-{number}-{number % 7}" for number in range(1000)]
    assert nearest("river-gazete", [*many, "river-gazette", *many[:10]]) == "river-gazette"
    assert nearest("gaz", [*many, "gazette-of-the-two-rivers"]) == ""


def test_nearest_looks_closely_at_few(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    real = difflib.get_close_matches

    def counted(word: str, possibilities: Any, *rest: Any) -> list[str]:
        seen.append(len(possibilities))
        return real(word, possibilities, *rest)

    monkeypatch.setattr(difflib, "get_close_matches", counted)
    many = [f"source-of-{number}" for number in range(1000)]
    assert [nearest("source-of-x", many) for _ in range(3)] == ["source-of-9"] * 3
    assert seen == [20]


@pytest.mark.parametrize(
    ("before", "place"), [("", (1, 1)), ("ab", (1, 3)), ("ab\n", (2, 1)), ("é\n\n橋", (3, 2))]
)
def test_place_after(before: str, place: tuple[int, int]) -> None:
    assert place_after(before) == place


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("https://example.org", True),
        ("http://example.org:8000/a/?b=c#d", True),
        ("https://[::1]/", True),
        ("https://[example.org/", False),
        ("https://example.org:port/", False),
        ("https:///a", False),
        ("https:example.org", False),
        ("//example.org/", False),
        ("ftp://example.org/", False),
        ("javascript://example.org/%0Aalert(1)", False),
        ("https://exämple.org/", False),
        ("https://example.org/a b", False),
        ("", False),
    ],
)
def test_web_addresses(text: str, right: bool) -> None:
    assert is_web_address(text) is right


@pytest.mark.parametrize(
    ("loc", "name"),
    [
        ((), ""),
        (("title",), "title"),
        (("quotations", 0, "text"), "quotations 1: text"),
        (("differences", 1, "accounts", 0), "differences 2: accounts 1"),
    ],
)
def test_the_name_of_a_field_counts_from_one(loc: Loc, name: str) -> None:
    assert field_name(loc) == name


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("en", True),
        ("pt-BR", True),
        ("zh-Hant-TW", True),
        ("English", False),
        ("en_GB", False),
        ("en-", False),
        ("en\n", False),
        ("", False),
    ],
)
def test_language_tags(text: str, right: bool) -> None:
    assert is_language_tag(text) is right
