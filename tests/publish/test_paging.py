"""Lists in several pages: each page's address and title its own, and each way leads to a page."""

from __future__ import annotations

import pytest

from dateline.publish.pages.paging import leaves, paging
from dateline.publish.presenting import Presenter
from tests.publish.telling import dated, told

EVENTS = tuple(dated(["2017-12-02"] * 1_100))


@pytest.fixture(scope="module")
def presenter(tmp_path_factory: pytest.TempPathFactory) -> Presenter:
    return told(tmp_path_factory.mktemp("site"), EVENTS[:2]).presenter


def test_a_list_that_fits_has_one_page(presenter: Presenter) -> None:
    for events in (EVENTS[:500], ()):
        [leaf] = leaves(presenter, "/tags/2/", "2", events)
        assert (leaf.address, leaf.title, leaf.events, leaf.paging) == ("/tags/2/", "2", events, None)


def test_a_longer_one_has_more(presenter: Presenter) -> None:
    found = [*leaves(presenter, "/tags/2/", "Votes", EVENTS)]
    assert [(leaf.address, leaf.title, len(leaf.events)) for leaf in found] == [
        ("/tags/2/", "Votes", 500),
        ("/tags/2/2/", "Votes, page 2", 500),
        ("/tags/2/3/", "Votes, page 3", 100),
    ]
    assert tuple(one for leaf in found for one in leaf.events) == EVENTS


@pytest.mark.parametrize(
    ("number", "of", "wanted"),
    [
        (1, 2, (None, None, "/x/2/", "/x/2/")),
        (2, 2, ("/x/", "/x/", None, None)),
        (1, 9, (None, None, "/x/2/", "/x/9/")),
        (2, 9, ("/x/", "/x/", "/x/3/", "/x/9/")),
        (8, 9, ("/x/", "/x/7/", "/x/9/", "/x/9/")),
    ],
)
def test_ways_to_the_other_pages(
    number: int, of: int, wanted: tuple[str | None, ...], presenter: Presenter
) -> None:
    found = paging(presenter, "/x/", "X", number, of)
    assert found is not None
    links = (found.first, found.previous, found.next, found.last)
    assert tuple(link.address if link else None for link in links) == wanted
