"""The story to scale: what is drawn, where, how it is named, and what it says to those who cannot see it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page

from dateline import config
from dateline.pipeline import check
from dateline.publish.language import Language
from dateline.publish.pages.strips import MOST_MARKS, strips
from dateline.publish.presenting import Presenter
from dateline.publish.views import MarkView, StripsView
from dateline.story.telling import tell
from tests.built import prefix_of
from tests.sites import DEFAULT_TOML, make_site
from tests.tools.pages import NewPage, axe
from tests.tools.serving import serve_folder

EVENT = "---\ntitle: {title}\ndate: '{date}'\nthread: {thread}\nsources: [s]\n{more}---\nIt was.\n"
SOURCE = "---\ntitle: S\npublisher: P\nkind: report\n---\n"
OTHER = '\n[[threads]]\nid = "other"\ntitle = "What all the others said of it"\ncolour = "red"\n'


def _drawn(folder: Path, dates: Mapping[str, str], tag: str = "en-GB") -> StripsView | None:
    """Events by id, as "2017-05-05|short: A name|thread=other"."""
    files = {"content/sources/s.md": SOURCE}
    for name, words in dates.items():
        date, *more = words.split("|")
        thread = "other" if "thread=other" in more else "talks"
        files[f"content/events/{name}.md"] = EVENT.format(
            title=f"Event {name}",
            date=date,
            thread=thread,
            more="".join(f"{one}\n" for one in more if "=" not in one),
        )
    site = config.load(make_site(folder, files, toml=DEFAULT_TOML + OTHER, base=False))
    story = tell(site, check(site))
    return strips(Presenter(story, Language(tag)), story.events)


def _seen(folder: Path, dates: Mapping[str, str], tag: str = "en-GB") -> StripsView:
    drawn = _drawn(folder, dates, tag)
    assert drawn is not None
    return drawn


def _names(marks: tuple[MarkView, ...]) -> dict[str, str]:
    """By name on the strip, the widths at which it stands."""
    found: dict[str, set[str]] = {}
    for label in (label for mark in marks for label in mark.labels):
        found.setdefault(label.words, set()).update(label.widths.split())
    return {words: " ".join(sorted(widths, key="nmw".index)) for words, widths in found.items()}


BURST = {f"b{n}": f"2017-12-0{n}" for n in range(1, 7)}
MANY = {f"e{n}": f"{2000 + n // 40}-{1 + n % 12:02}-{1 + n % 28:02}" for n in range(MOST_MARKS + 1)}


@pytest.mark.parametrize("dates", [{"a": "2017"}, {"a": "2017-05-05", "b": "2017-05-05"}])
def test_what_all_happened_at_one_time_needs_no_strip(dates: dict[str, str], tmp_path: Path) -> None:
    assert _drawn(tmp_path, dates) is None


def test_marks_stand_in_the_order_of_the_story(tmp_path: Path) -> None:
    drawn = _seen(tmp_path, {"c": "2019", "a": "2017-01-01|thread=other", "b": "2018-02"})
    marks = drawn.whole.marks
    assert [mark.address for mark in marks] == ["/events/a/", "/events/b/", "/events/c/"]
    assert [(mark.form, mark.dot) for mark in marks] == [("day", True), ("span", False), ("span", False)]
    assert marks[1].name == "February 2018: Event b"


def test_names_stand_at_the_widths_where_they_fit(tmp_path: Path) -> None:
    dates = {f"e{n}": f"2017-{n:02}-01|short: A name of some length {n}" for n in range(1, 13)}
    dates["e6"] += "|featured: true"
    names = _names(_seen(tmp_path, dates).whole.marks)
    assert names["A name of some length 6"] == "n m w"
    fitting = {width: sum(width in widths for widths in names.values()) for width in "nmw"}
    assert 1 < fitting["n"] < fitting["m"] < fitting["w"] < 12


def test_what_has_no_name_at_some_width_has_a_tip(tmp_path: Path) -> None:
    dates = {f"e{n}": f"2017-{n:02}-01|short: A name of some length {n}" for n in range(1, 13)}
    for mark in _seen(tmp_path, dates).whole.marks:
        everywhere = {width for label in mark.labels for width in label.widths.split()} == set("nmw")
        assert bool(mark.tip) is not everywhere
        assert mark.tip in ("", mark.name)


def test_a_burst_is_opened_with_every_event_named(tmp_path: Path) -> None:
    dates = {**BURST, "y": "2017", "a": "2010-05-05", "z": "2018-08-08"}
    dates["b2"] += "|short: Second"
    drawn = _seen(tmp_path, dates)
    (window,) = drawn.windows
    magnifier = window.magnifier
    assert magnifier.roomy
    assert magnifier.words == "1–6 December 2017"
    assert list(_names(magnifier.marks).items())[:2] == [("Event b1", "n m w"), ("Second", "n m w")]
    assert len(magnifier.marks) == 6
    assert [tick.words for tick in magnifier.ticks][:2] == ["Fri 1 Dec 2017", "Sat 2"]
    assert "n" not in magnifier.ticks[1].widths
    assert "6 of them fall on 1–6 December 2017." in drawn.summary
    assert drawn.summary.startswith("9 events, 2010–2018, to scale.")
    assert drawn.whole.y + drawn.whole.height < magnifier.y
    assert drawn.height == magnifier.y + magnifier.height


def test_a_burst_of_more_than_has_room_is_named_by_importance(tmp_path: Path) -> None:
    dates = {f"e{n}": f"2017-12-0{1 + n % 5}|short: A name of some length {n}" for n in range(40)}
    dates["e7"] += "|featured: true"
    (window,) = _seen(tmp_path, {**dates, "a": "2010-05-05"}).windows
    assert not window.magnifier.roomy
    assert "A name of some length 7" in _names(window.magnifier.marks)
    assert sum(mark.count for mark in window.magnifier.marks) == 40


def test_the_fifth_on_a_day_joins_and_leads_to_the_list(tmp_path: Path) -> None:
    drawn = _seen(tmp_path, {**{f"e{n}": "2017-05-05" for n in range(6)}, "z": "2019-05-05"})
    joined = next(mark for mark in drawn.whole.marks if mark.count > 1)
    assert (joined.count, joined.address, joined.name) == (3, "/#e3", "5 May 2017: 3 events")
    assert drawn.joined
    assert not _seen(tmp_path / "few", {"a": "2017", "z": "2018"}).joined


def test_time_runs_from_the_side_where_the_page_begins(tmp_path: Path) -> None:
    dates = {"a": "2017-01-01", "z": "2019-12-31"}
    left, right = _seen(tmp_path / "l", dates), _seen(tmp_path / "r", dates, "ar")
    assert [float(mark.x.rstrip("%")) < 50 for mark in left.whole.marks] == [True, False]
    assert [float(mark.x.rstrip("%")) < 50 for mark in right.whole.marks] == [False, True]


def test_lanes_are_named_on_two_lines_at_most(tmp_path: Path) -> None:
    drawn = _seen(tmp_path, {"a": "2017-01-01", "b": "2018|thread=other"})
    assert [lane.lines for lane in drawn.whole.lanes] == [
        ("The talks",),
        ("What all the", "others said of it"),
    ]
    assert drawn.whole.lanes[0].y < drawn.whole.lanes[1].y
    assert [lane.lines for lane in drawn.overview.lanes][1] == (
        "What all the…",
        "What all the others said of it",
    )


def test_the_overview_has_every_event_and_no_names(tmp_path: Path) -> None:
    drawn = _seen(tmp_path, {**BURST, "a": "2010-05-05"})
    assert sum(mark.count for mark in drawn.overview.marks) == 7
    assert {mark.labels or mark.tip for mark in drawn.overview.marks} == {""}


def test_the_legend_has_what_is_drawn_and_no_more(tmp_path: Path) -> None:
    drawn = _seen(tmp_path, {"a": "2017-01-01", "b": "2018~|standing: reported"})
    assert [entry.words for entry in drawn.legend] == [
        "a day",
        "known to the month or year only",
        "approximate",
        "reported",
    ]


def test_a_long_story_shows_how_many_events_fall_into_each_period(tmp_path: Path) -> None:
    dates = {**MANY, "f": "2003-03-03|featured: true", **{f"vague{n}": "200X" for n in range(20)}}
    drawn = _seen(tmp_path, dates)
    (heat,) = drawn.whole.heats
    assert sum(int(words) for _, _, words, _ in heat.counts) == len(MANY) + 1
    assert [mark.address for mark in drawn.whole.marks] == ["/events/f/"]
    assert drawn.spread
    assert heat.spread.count("z") > 5
    assert max(drawn.whole.periods, key=lambda one: one.events).name == "January–March 2003: 13 events"
    assert sum(period.events for period in drawn.whole.periods) == len(MANY) + 1
    assert all(period.address == f"/#{period.first}" for period in drawn.whole.periods)  # quarters
    assert "The most in one period:" in drawn.summary
    assert drawn.overview.heats
    assert not drawn.overview.periods


@pytest.mark.parametrize(
    ("events", "days", "wanted"),
    [
        (400, "{far}-{month:02}-05", "/#_2000"),
        (400, "{near}-{month:02}-{day:02}", "/#_2000-01"),
        (560, "{far}-{month:02}-05", "/years/2000/"),
        (560, "{near}-{month:02}-{day:02}", "/years/2000/01/"),
    ],
)
def test_a_period_links_to_its_year_or_its_month(events: int, days: str, wanted: str, tmp_path: Path) -> None:
    dates = {
        f"e{n}": days.format(
            far=2000 + n % 45, near=2000 + (n % 20 == 19), month=1 + n % 12, day=1 + n // 12 % 28
        )
        for n in range(events)
    }
    assert _seen(tmp_path, dates).whole.periods[0].address == wanted


# ---- In the browser --------------------------------------------------------------------------------

Box = tuple[float, float, float, float]


@pytest.fixture(scope="module")
def address(built: Mapping[str, Path]) -> Iterator[str]:
    with serve_folder(built["shipped"], prefix_of(built["shipped"])) as served:
        yield served


def test_every_mark_is_a_link_with_date_and_title_in_time_order(address: str, same_page: NewPage) -> None:
    page = same_page(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page.goto(address)
    links = page.locator(".scaled").get_by_role("link", name=re.compile(": "))
    assert links.count() == page.locator("li.item").count()  # once each, though a magnifier shows some again
    titles = page.locator("li.item").evaluate_all("all => all.map(one => one.id)")
    marked = links.evaluate_all("all => all.map(one => one.getAttribute('href').split('/').at(-2))")
    assert sorted(marked) == sorted(titles)
    assert page.get_by_role("link", name=re.compile(r"^19 September 2016: UN members adopt")).count() == 1


@pytest.mark.parametrize("face", ["", "DejaVu Sans"])
@pytest.mark.parametrize("width", [660, 768, 900, 1000, 1130, 1280, 1920])
def test_no_two_names_touch_and_none_is_cut(width: int, face: str, address: str, same_page: NewPage) -> None:
    page = same_page(viewport={"width": width, "height": 900})
    page.goto(address)
    page.evaluate("face => document.documentElement.style.setProperty('--sans', face || 'inherit')", face)
    _check_names(page, at_least=18)


@pytest.mark.parametrize("width", [1300, 2000])
def test_nor_at_twice_the_size_of_text(width: int, address: str, same_page: NewPage) -> None:
    page = same_page(viewport={"width": width, "height": 900})
    page.goto(address)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    _check_names(page, at_least=18)


def _check_names(page: Page, at_least: int) -> None:
    boxes = _boxes(page, ".scaled .name")
    assert len(boxes) >= at_least
    for index, one in enumerate(boxes):
        assert not [other for other in boxes[index + 1 :] if _overlap(one, other)]
    frame = page.locator(".scaled").bounding_box()
    assert frame
    assert all(frame["x"] <= box[0] and box[2] <= frame["x"] + frame["width"] + 1 for box in boxes)
    ticks = _boxes(page, ".scaled .when")
    assert not [1 for n, one in enumerate(ticks) for other in ticks[n + 1 :] if _overlap(one, other)]


@pytest.mark.parametrize("width", [700, 1000, 1280])
def test_the_magnifier_opens_the_burst_with_every_event_named(
    width: int, address: str, same_page: NewPage
) -> None:
    page = same_page(viewport={"width": width, "height": 900})
    page.goto(address)
    magnifier = page.locator(".magnifier")
    assert magnifier.count() == 1
    assert magnifier.locator("a.on-strip").count() == 8
    assert magnifier.get_by_role("link").count() == 0  # all of them are heard in the strip above
    assert (
        magnifier.locator(".name").evaluate_all("all => all.filter(one => one.checkVisibility()).length") == 8
    )
    assert page.locator(".funnel").count() == 2


@pytest.mark.parametrize("width", [320, 390, 600])
def test_on_a_phone_a_small_overview_stands_above_the_list(
    width: int, address: str, same_page: NewPage
) -> None:
    page = same_page(viewport={"width": width, "height": 700})
    page.goto(address)
    overview = page.locator("svg.overview")
    assert overview.is_visible()
    assert not page.locator(".scaled").is_visible()
    assert overview.locator("a.on-strip").count() == page.locator("li.item").count()
    assert overview.get_by_role("link").count() == 0  # the list says the same
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe(page, "shapes") == []  # its colours are those at 390 px in tests/test_accessibility.py


def test_a_name_appears_where_a_mark_has_the_focus(address: str, same_page: NewPage) -> None:
    page = same_page(viewport={"width": 700, "height": 900})
    page.goto(address)
    mark = page.locator(".scaled a.on-strip:has(.tip)").first
    tip = mark.locator("text.tip")
    assert not tip.is_visible()
    mark.focus()
    assert tip.is_visible()
    ((left, _, right, _),) = _boxes(page, ".scaled a.on-strip:focus text.tip")
    assert left >= 0
    assert right <= 700


def test_one_link_skips_the_strip(address: str, same_page: NewPage) -> None:
    page = same_page()
    page.goto(address)
    skip = page.get_by_role("link", name="Skip to the list")
    skip.focus()
    assert skip.is_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**#_list")


BOXES = """all => all.filter(one => one.checkVisibility()).map(one => {
  const box = one.getBBox(), to = one.getScreenCTM(), at = new DOMPoint(box.x, box.y).matrixTransform(to);
  return [at.x, at.y, at.x + box.width * to.a, at.y + box.height * to.d];
})"""  # without the strokes that keep names apart from lines


def _boxes(page: Page, selector: str) -> list[Box]:
    return [(box[0], box[1], box[2], box[3]) for box in page.locator(selector).evaluate_all(BOXES)]


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] - 1 and other[1] < one[3] - 1
