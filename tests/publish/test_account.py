"""The account in HTML: an outline without a leap, honest heads, ways through a long story that lead on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from dateline.publish.making import Prepared
from tests.built import SITES, pages_of
from tests.publish.telling import dated, pages, told
from tests.story.made import event


def heads(html: str) -> list[tuple[int, str]]:
    """The outline: the level and the text of each head in the main part."""
    found = re.findall(r"<h([1-6])[^>]*>(.*?)</h\1>", html.partition("<main")[2], re.DOTALL)
    return [(int(level), re.sub("<.*?>", "", text).strip()) for level, text in found]


def texts(html: str, name: str) -> list[str]:
    return re.findall(rf'<p class="{name}">(.*?)</p>', html)


def made(folder: Path, dates: Sequence[str], *wanted: str) -> Mapping[str, str]:
    return pages(told(folder, dated(dates)), lambda one: one in wanted)


DATES = ("2016-09-19", "2017", "2017-21", "2017-04", "2017-04-03", "2017-06-01", "2018-02-20", "../2015")


def test_the_front_page_is_an_outline_of_years_and_months(tmp_path: Path) -> None:
    front = made(tmp_path, DATES, "/")["/"]
    found = heads(front)
    assert found[found.index((2, "Undated")) :] == [
        (2, "Undated"),
        (3, "e7"),
        (2, "2016"),
        (3, "September"),
        (4, "e0"),
        (2, "2017"),
        (3, "e1"),  # known to no month: under the year's head, before the months
        (3, "e2"),
        (3, "April"),
        (4, "e3"),
        (4, "e4"),
        (3, "June"),
        (4, "e5"),
        (2, "2018"),
        (3, "February"),
        (4, "e6"),
    ]
    assert re.findall(r'<section class="(\w+)[^"]*" id="(_[^"]+)"', front) == [
        ("group", "_undated"),
        ("group", "_2016"),
        ("month", "_2016-09"),
        ("group", "_2017"),
        ("month", "_2017-04"),
        ("month", "_2017-06"),
        ("group", "_2018"),
        ("month", "_2018-02"),
    ]


@pytest.mark.parametrize("name", SITES)
def test_no_page_skips_a_level(name: str, built: Mapping[str, Path]) -> None:
    for page in pages_of(built[name]):
        file = built[name] / (page if page.endswith(".html") else f"{page}index.html")
        levels = [0, *(level for level, _ in heads(file.read_text(encoding="utf-8")))]
        assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == [], page
        assert levels.count(1) <= 1, page


def test_gaps_are_those_between_neighbours_as_shown(tmp_path: Path) -> None:
    """In the story's order `2017` lies between the two days; as shown it stands before both."""
    front = made(tmp_path, ["2017-01-01", "2017", "2017-01-04", "2017-04-20", "2018-04-20"], "/")["/"]
    assert texts(front, "gap") == ["three days later"]
    assert texts(front, "gap between") == ["three months later", "12 months later"]
    assert front.index('id="e1"') < front.index('id="_2017-01"') < front.index("three days later")
    assert front.index('id="e2"') < front.index("three months later") < front.index('id="_2017-04"')
    assert front.index('id="e3"') < front.index("12 months later") < front.index('id="_2018"')


def test_newest_first_says_no_gaps_and_leads_back(tmp_path: Path) -> None:
    found = made(tmp_path, DATES, "/", "/newest/")
    newest = found["/newest/"]
    assert re.findall(r'<li id="(e\d)"', newest) == ["e6", "e2", "e1", "e5", "e4", "e3", "e0", "e7"]
    assert "later</p>" not in newest
    assert 'href="../">Oldest first</a>' in newest
    assert 'href="newest/">Newest first</a>' in found["/"]


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """1,300 events: a year of 30, one of 1,210 (a month of them with 1,100), one known to a decade, and more."""
    events = [
        *dated(["2016-09-01"] * 30 + ["2017-12-02"] * 1_100 + ["2017"] * 60 + ["2017-03"] * 50),
        event(id="long0", date="2017-11/2019"),
        event(id="long1", date="2017-11/2019", featured="true"),
        *(event(id=f"old{n}", date=f"{1900 + n}") for n in range(58)),
    ]
    return told(tmp_path_factory.mktemp("long"), events)


def test_a_long_front_page_shows_some_events_and_all_years(long: Prepared) -> None:
    [front] = pages(long, lambda one: one == "/").values()
    assert front.count('<li id="') == 60
    assert "60 of 1,300 events" in front
    assert '<li id="long1"' in front  # it is featured
    assert "later</p>" not in front  # between them others are left out
    ways = re.findall(r'<li><a href="(years/[^"]*)">(.*?)</a> <span>([\d,]+)</span>', front)
    assert ways[0] == ("years/1900/", "1900", "1")
    assert ways[-2:] == [("years/2016/", "2016", "30"), ("years/2017/", "2017", "1,212")]
    assert len(ways) == 60


def test_a_long_year_leads_to_its_months(long: Prepared) -> None:
    [year] = pages(long, lambda one: one == "/years/2017/").values()
    assert re.findall(r'<li><a href="../../years/2017/([^"]*)">(.*?)</a> <span>([\d,]+)</span>', year) == [
        ("whole/", "Month not known", "60"),
        ("03/", "March", "50"),
        ("11/", "November", "2"),
        ("12/", "December", "1,100"),
    ]
    assert "60 of 1,212 events" in year
    assert [text for level, text in heads(year) if level < 3 and "scale" not in text] == [
        "2017",
        "All events by month",
        "The main events",
    ]


def relations(html: str) -> dict[str, str]:
    return dict(re.findall(r'<a rel="(\w+)"[^>]*? href="[./]*(/[^"]*)"', html.partition("<main")[2]))


def test_the_pages_of_a_month_lead_on(long: Prepared) -> None:
    found = pages(long, lambda one: one.startswith("/years/2017/12/"))
    assert [*found] == [f"/years/2017/12/{page}" for page in ("", "2/", "3/")]
    assert [html.count('<li id="') for html in found.values()] == [500, 500, 100]
    second = found["/years/2017/12/2/"]
    assert "<h1>December 2017</h1>" in second
    assert "<title>December 2017, page 2 · " in second
    assert second.count("<p>Page 2 of 3</p>") == 2
    assert relations(second) == {"prev": "/years/2017/12/", "next": "/years/2017/12/3/"}
    assert '<link rel="canonical" href="https://example.org/rivers/years/2017/12/2/">' in second
    assert '<a class="before" href="../../../../years/2017/11/">' in second  # the month before
    assert '<a class="after" href="../../../../years/2018/">' in second  # a year that only ranges reach into
    assert relations(found["/years/2017/12/"]) == {"next": "/years/2017/12/2/"}
    assert relations(found["/years/2017/12/3/"]) == {"prev": "/years/2017/12/2/"}


def test_a_month_of_one_page_leads_to_its_neighbours(long: Prepared) -> None:
    found = pages(long, lambda one: one in ("/years/2017/03/", "/years/2017/whole/", "/years/2018/"))
    assert relations(found["/years/2017/03/"]) == {"prev": "/years/2017/whole/", "next": "/years/2017/11/"}
    assert relations(found["/years/2017/whole/"]) == {"prev": "/years/2016/", "next": "/years/2017/03/"}
    assert "<h1>2017, month not known</h1>" in found["/years/2017/whole/"]
    assert "Page 1" not in found["/years/2017/03/"]
    assert relations(found["/years/2018/"]) == {"prev": "/years/2017/", "next": "/years/2019/"}
    assert "2 begun earlier" in found["/years/2018/"]
    assert 'href="../../events/long0/"' in found["/years/2018/"]


def test_all_lists_are_paged_alike(long: Prepared) -> None:
    found = pages(long, lambda one: one.startswith(("/newest/", "/threads/talks/")))
    for address in ("/newest/", "/threads/talks/"):
        parts = [found[f"{address}{page}"] for page in ("", "2/", "3/")]
        assert [html.count('<li id="') for html in parts] == [500, 500, 300]
        ids = [name for html in parts for name in re.findall(r'<li id="([^"]+)"', html)]
        assert len(set(ids)) == 1300
        assert relations(parts[1]) == {"prev": address, "next": f"{address}3/"}


def test_a_lost_reader_is_shown_the_years(long: Prepared, tmp_path: Path) -> None:
    [lost] = pages(long, lambda one: one == "/404.html").values()
    assert '<a href="/rivers/years/2017/">2017</a>' in lost
    many = told(tmp_path, dated([f"{year}" for year in range(1700, 1900)]))
    found = pages(many, lambda one: one in ("/404.html", "/years/", "/"))
    assert '<a href="/rivers/years/#_1700">1700–1709</a> <span>10</span>' in found["/404.html"]
    assert found["/404.html"].count("/rivers/years/#_") == 20
    for fragment in re.findall(r'years/#(_\d+)"', found["/404.html"]):
        assert f'<li id="{fragment}">' in found["/years/"]


def test_the_data_of_a_page_name_what_it_lists(long: Prepared) -> None:
    found = pages(long, lambda one: one in ("/years/2017/12/2/", "/years/2017/", "/newest/3/"))
    counts = {address: int(re.findall(r'"numberOfItems":(\d+)', html)[0]) for address, html in found.items()}
    assert counts == {"/years/2017/12/2/": 500, "/years/2017/": 60, "/newest/3/": 300}
