"""Events and years in groups: which events stand for a long story, and which ways lead to its years."""

from __future__ import annotations

from pathlib import Path

from dateline.publish.pages.grouping import MOST_CHOSEN, age_views, chosen, groups
from tests.publish.telling import dated, told
from tests.story.made import event


def test_the_most_important_are_chosen_in_the_order_of_time(tmp_path: Path) -> None:
    events = [
        *dated(["2017-12-02"] * MOST_CHOSEN),
        event(id="planned-but-featured", date="2018", standing="planned", featured="true"),
        event(id="reported", date="2016", standing="reported"),
    ]
    site = told(tmp_path, events)
    found = chosen(site.presenter, site.presenter.story.account)
    assert len(found) == MOST_CHOSEN
    assert found[-1].id == "planned-but-featured"
    assert "reported" not in [one.id for one in found]
    assert [*found] == [one for one in site.presenter.story.account if one in found]


def test_groups_have_their_words_and_addresses(tmp_path: Path) -> None:
    site = told(tmp_path, dated(["-0043-03-15", "2017", "2017-04", "../2016"]))
    found = groups(site.presenter, site.presenter.story.account, lambda some: site.presenter.items(some, str))
    assert [
        (one.label, one.id, one.address, [(part.label, part.id) for part in one.parts]) for one in found
    ] == [
        ("Undated", "_undated", "/years/undated/", [("", "_undated")]),
        ("44 BC", "_-0043", "/years/-0043/", [("March", "_-0043-03")]),
        ("2017", "_2017", "/years/2017/", [("", "_2017"), ("April", "_2017-04")]),
    ]


def test_few_years_are_named_and_many_grouped(tmp_path: Path) -> None:
    few = told(tmp_path / "few", dated(["2015/2017", "2016", "2016-05", "../2014"]))
    [age] = age_views(few.presenter)
    assert (age.label, age.count) == ("", 4)
    assert [(str(one.link.label), one.count) for one in age.years] == [
        ("Undated", 1),
        ("2015", 1),
        ("2016", 2),
    ]
    [age] = age_views(few.presenter, whole=True)
    assert [one.id for one in age.years] == ["_undated", "_2015", "_2016", "_2017"]
    many = told(tmp_path / "many", dated([*(f"{year}" for year in range(1950, 2020)), "../1940"]))
    ages = age_views(many.presenter)
    assert [(one.label, one.address, one.count) for one in ages[:3]] == [
        ("", "/years/#_undated", 1),
        ("1950–1959", "/years/#_1950", 10),
        ("1960–1969", "/years/#_1960", 10),
    ]
    assert len(ages) == 8


def test_a_story_without_events_has_no_years(tmp_path: Path) -> None:
    assert age_views(told(tmp_path, []).presenter) == ()
