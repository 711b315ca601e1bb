"""Which events fit: any value within a facet, every facet, and a time that touches the years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page

from tests.built import PROJECT
from tests.tools.serving import serve_folder

FITTING: Final = """async ([list, facets, query]) => {
  const { fitting } = await import("/js/filter/main.js");
  return fitting(list, facets, new URLSearchParams(query)).map(({ index }) => index);
}"""
COUNTS: Final = """async ([list, facets, query, facet]) => {
  const { counts } = await import("/js/filter/main.js");
  return counts(list, facets, new URLSearchParams(query), facet);
}"""
TOUCHES: Final = """async ([event, from, to]) => {
  const { touches } = await import("/js/filter/main.js");
  return touches(event, from, to);
}"""

# Five events: their thread, standing, actors, places, sources and tags.
HELD: Final[Mapping[str, Sequence[Sequence[int]]]] = {
    "thread": [[0], [0], [1], [1], [0]],
    "standing": [[0], [1], [0], [0], [0]],
    "actor": [[0, 1], [1], [], [0], [2]],
    "place": [[0], [0, 1], [1], [], [0]],
    "source": [[0], [1], [2], [0, 1, 2], [2]],
    "tag": [[], [], [0], [0], []],
}
# A box for each value, three to a facet; and of each event the places of its boxes among all.
BOXES: Final = [{"name": facet, "value": f"{facet}-{number}"} for facet in HELD for number in range(3)]
OF: Final = [
    [3 * before + value for before, of in enumerate(HELD.values()) for value in of[event]]
    for event in range(5)
]
FACETS: Final = {"boxes": BOXES, "of": OF}


def day(year: int, month: int = 1, number: int = 1) -> int:
    return date(year, month, number).toordinal() - date(1970, 1, 1).toordinal()


TIMES: Final[Sequence[tuple[int | None, int | None]]] = [
    (day(2016, 9, 19), day(2016, 9, 20)),
    (day(2016, 12, 31), day(2017, 1, 1)),
    (day(2016, 6), day(2018, 3)),
    (day(2018, 5), None),
    (None, None),
]
LIST: Final = [{"index": index, "start": start, "end": end} for index, (start, end) in enumerate(TIMES)]


@pytest.fixture(scope="module")
def script(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page with nothing but the scripts: these tests change nothing in it."""
    folder = tmp_path_factory.mktemp("rule")
    (folder / "index.html").write_text("<!doctype html><title>Rule")
    (folder / "js").symlink_to(PROJECT / "static/js")
    with serve_folder(folder) as root:
        page = browser.new_page()
        page.goto(root)
        yield page
        page.close()


def fitting(script: Page, query: str) -> Any:
    return script.evaluate(FITTING, [LIST, FACETS, query])


@pytest.mark.parametrize(
    ("query", "fit"),
    [
        ("", [0, 1, 2, 3, 4]),
        ("thread=thread-0", [0, 1, 4]),
        ("thread=thread-0&thread=thread-1", [0, 1, 2, 3, 4]),
        ("actor=actor-0", [0, 3]),
        ("actor=actor-0&actor=actor-1", [0, 1, 3]),
        ("actor=actor-0&actor=actor-1&thread=thread-0", [0, 1]),
        ("actor=actor-0&actor=actor-1&thread=thread-0&place=place-1", [1]),
        ("standing=standing-1&tag=tag-0", []),
        ("source=source-2&tag=tag-0", [2, 3]),
        ("thread=thread-2", []),
        ("thread=nowhere", [0, 1, 2, 3, 4]),
        ("thread=nowhere&tag=tag-0", [2, 3]),
        ("from=2017", [2, 3]),
        ("to=2016", [0, 1, 2]),
        ("from=2017&to=2017", [2]),
        ("from=2018&to=2016", []),
        ("from=2019", [3]),
        ("to=2017&thread=thread-1", [2]),
        ("from=soon&to=", [0, 1, 2, 3, 4]),
        ("from=2017.5&to=9999999", [0, 1, 2, 3, 4]),
        ("from=-0043&to=0", []),
        ("from=02017&to=02017", [2]),
        ("thread=__proto__&thread=thread-1", [2, 3]),
        ("at=2017-12-01..2017-12-07&q=thread=thread-0", [0, 1, 2, 3, 4]),
    ],
)
def test_any_value_of_a_facet_and_every_facet(query: str, fit: list[int], script: Page) -> None:
    assert fitting(script, query) == fit


@pytest.mark.parametrize(
    ("start", "end", "first", "last", "touched"),
    [
        (day(2017), day(2018), 2017, 2017, True),
        (day(2017), day(2018), 2018, 2018, False),
        (day(2017), day(2018), 2016, 2016, False),
        (day(2017), day(2017), 2017, 2017, True),  # a moment, at midnight
        (day(2017), day(2017), 2016, 2016, False),
        (day(2017) - 0.25, day(2017) + 0.25, 2016, 2016, True),
        (day(2017) - 0.25, day(2017) + 0.25, 2017, None, True),
        (None, day(2017), 2016, None, True),
        (None, day(2017), 2017, None, False),
        (None, day(2017), None, 1000, True),
        (day(2017), None, 3000, None, True),
        (day(2017), None, None, 2016, False),
        (None, None, None, None, True),
        (None, None, None, 9999, False),
        (-735233, -734868, -43, -43, True),  # 44 BC: 1 January is so many days before 1970
        (-735233, -734868, -42, None, False),
        (-735233, -734868, None, -44, False),
    ],
)
def test_both_years_count_and_an_unknown_end_bounds_nothing(
    start: float | None, end: float | None, first: int | None, last: int | None, touched: bool, script: Page
) -> None:
    assert script.evaluate(TOUCHES, [{"start": start, "end": end}, first, last]) is touched


@pytest.mark.parametrize("query", ["", "actor=actor-0", "thread=thread-0&from=2016&to=2017", "tag=tag-0"])
@pytest.mark.parametrize("facet", HELD)
def test_a_count_is_what_the_value_would_show_alone_in_its_facet(
    facet: str, query: str, script: Page
) -> None:
    found = script.evaluate(COUNTS, [LIST, FACETS, query, facet])
    others = [part for part in query.split("&") if part and not part.startswith(f"{facet}=")]
    mine = [(box, count) for box, count in zip(BOXES, found, strict=True) if box["name"] == facet]
    assert len(mine) == 3
    for box, count in mine:
        assert count == len(fitting(script, "&".join([*others, f"{facet}={box['value']}"])))
