"""On which page each event stands: every event on one, none on too long a one."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.publish.layout import lay_out
from dateline.story.paging import MOST
from dateline.story.periods import in_account
from tests.publish.telling import dated, pages, told
from tests.story.made import event


def layout(dates: list[str]) -> dict[str, list[str]]:
    """By page the events on it, as their spots say."""
    found: dict[str, list[str]] = {}
    for name, spot in lay_out(in_account(dated(dates))).spots.items():
        address, _, fragment = spot.partition("#")
        assert fragment == name
        found.setdefault(address, []).append(name)
    return found


def test_500_events_stand_on_the_front_page() -> None:
    assert [*layout(["2017-12-02"] * 500)] == ["/"]


def test_501_stand_by_year_and_a_long_year_by_month() -> None:
    assert {page: len(events) for page, events in layout(["2017-12-02"] * 501).items()} == {
        "/years/2017/12/": 500,
        "/years/2017/12/2/": 1,
    }
    dates = ["2016-02"] * 400 + ["2017"] * 3 + ["2017-01"] * 300 + ["2017-11"] * 300 + ["../2016"] * 2
    assert {page: len(events) for page, events in layout(dates).items()} == {
        "/years/undated/": 2,
        "/years/2016/": 400,
        "/years/2017/whole/": 3,
        "/years/2017/01/": 300,
        "/years/2017/11/": 300,
    }


def test_years_without_months_and_without_a_start_have_numbered_pages() -> None:
    dates = ["2017"] * 1001 + ["../2016"] * 501
    assert {page: len(events) for page, events in layout(dates).items()} == {
        "/years/undated/": 500,
        "/years/undated/2/": 1,
        "/years/2017/whole/": 500,
        "/years/2017/whole/2/": 500,
        "/years/2017/whole/3/": 1,
    }


KINDS = ("2016", "2017-01", "2017-02-03", "2017", "../2015")
POOL = {
    kind: [event(id=f"e{n}-{number}", date=kind) for number in range(1_100)] for n, kind in enumerate(KINDS)
}


@settings(max_examples=30)
@given(st.fixed_dictionaries({kind: st.integers(0, 1_100) for kind in KINDS}))
def test_every_event_has_one_place_in_the_order_of_the_account(numbers: dict[str, int]) -> None:
    events = in_account(one for kind, number in numbers.items() for one in POOL[kind][:number])
    found = lay_out(events)
    assert [*found.spots] == [one.id for one in events]
    sheets = [sheet for inside in found.sheets.values() for sheet in inside]
    assert [one for sheet in sheets for one in sheet.events] == [*events]
    assert all(len(sheet.events) <= MOST for sheet in sheets)
    assert found.long == (len(events) > MOST)
    counts = Counter(sheet.address for sheet in sheets)
    assert all(count == 1 for count in counts.values())


@pytest.mark.parametrize("count", [3, 499, 501, 1200])
def test_a_spot_leads_to_a_page_that_has_it(count: int, tmp_path: Path) -> None:
    events = dated([f"2017-12-{1 + number % 31:02d}" for number in range(count)])
    site = told(tmp_path, events)
    spots = [site.presenter.spot(one).partition("#") for one in events]
    made = pages(site, {address for address, _, _ in spots}.__contains__)
    assert len(made) == (1 if count <= 500 else -(-count // 500))
    for address, _, fragment in spots:
        assert made[address].count(f' id="{fragment}"') == 1


def test_no_two_pages_of_10000_events_have_one_address(tmp_path: Path) -> None:
    """Not even where ids are numbers, or words that our own addresses hold."""
    dates = [f"{1990 + number % 30}-{1 + number // 7 % 12:02d}" for number in range(9_000)]
    names = ["2", "12", "2017", "whole", "undated", "newest", "years", "tags"]
    events = [
        *dated(dates),
        *(event(id=name, date="2017-12-02", tags=(name, "2")) for name in names),
        *(event(id=f"x{number}", date="2017", tags=("2", "3")) for number in range(1_000)),
    ]
    plans = told(tmp_path, events).plans
    addresses = [plan.address for plan in plans]
    assert len(addresses) == len(set(addresses))
    assert all(len(plan.events or ()) <= MOST + 60 for plan in plans)
    assert {"/tags/2/", "/tags/2/2/", "/tags/2/3/", "/newest/21/", "/years/2017/whole/2/"} <= {*addresses}
