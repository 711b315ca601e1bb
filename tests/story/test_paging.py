"""Long lists in parts: nothing lost, nothing twice, no part too long."""

from __future__ import annotations

from itertools import chain, pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.story.paging import MOST, MOST_YEARS, ages, pages


@given(st.integers(0, 3000), st.integers(1, 700))
def test_pages_hold_everything_in_order(count: int, most: int) -> None:
    found = pages(range(count), most)
    assert [*chain.from_iterable(found)] == [*range(count)]
    assert all(len(page) == most for page in found[:-1])
    assert 0 < len(found[-1]) <= most or found == (range(0),)


def test_a_page_has_500_at_most() -> None:
    assert [len(page) for page in pages(range(500))] == [500]
    assert [len(page) for page in pages(range(501))] == [500, 1]
    empty: tuple[int, ...] = ()
    assert [len(page) for page in pages(empty)] == [0]
    assert MOST == 500


@given(st.sets(st.integers(-(10**9), 10**4), max_size=300), st.integers(2, 80))
def test_ages_hold_every_year_once_and_in_order(years: set[int], most: int) -> None:
    found = ages(sorted(years), most)
    assert [year for age in found for year in age.years] == sorted(years)
    assert len(found) <= most
    for age in found:
        assert age.first <= age.years[0] <= age.years[-1] <= age.last
    for before, after in pairwise(found):
        assert before.last < after.first


def test_few_years_stand_together() -> None:
    [age] = ages([1999, 2001, 2004])
    assert (age.first, age.last, age.years) == (1999, 2004, (1999, 2001, 2004))
    assert ages([]) == ()


def test_years_are_counted_as_people_count_them() -> None:
    found = ages(range(-59, 40), MOST_YEARS)
    assert [(age.first, age.last) for age in found] == [
        (-68, -59),  # 69 to 60 BC
        (-58, -49),
        (-48, -39),
        (-38, -29),
        (-28, -19),
        (-18, -9),
        (-8, 0),  # 9 to 1 BC: there is no year 0
        (1, 9),
        (10, 19),
        (20, 29),
        (30, 39),
    ]
    assert [(age.first, age.last) for age in ages(range(1000, 2030))][:2] == [(1000, 1099), (1100, 1199)]


def test_4000_years_are_few_ways() -> None:
    found = ages(range(-2000, 2026))
    assert 30 < len(found) <= MOST_YEARS
