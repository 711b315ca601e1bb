"""The events of a site in plain values."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.building.events import FRONT, WHOLE, Quotation, Source, linked, read_story
from bench.stories import write_story
from tests.sites import make_site

BEFORE_CHRIST = """\
---
title: The Ides
date: -0043-03-15
thread: talks
featured: true
sources: [gazette]
---
Long ago.
"""


def test_an_event_is_read_with_the_names_of_what_it_refers_to(tmp_path: Path) -> None:
    story = read_story(make_site(tmp_path, {"content/events/ides.md": BEFORE_CHRIST}))
    assert (story.title, story.base_url) == ("The treaty of the two rivers", "https://example.org/rivers/")
    ides, begin, signed = story.events
    assert [one.year for one in story.events] == ["-0043", "2017", "2017"]
    assert (ides.place, ides.actors, ides.tags, ides.quotations) == ("", (), (), ())
    assert (begin.date, begin.place, begin.actors, begin.tags) == (
        "2017-04", "River Town", ("Ada Marsh",), ("negotiations",),
    )  # fmt: skip
    assert signed.sources == ("gazette", "herald")
    words = "We have agreed on everything but the bridge"
    assert signed.quotations == (Quotation(words, "Ada Marsh"),)
    gazette = "https://example.org/gazette"
    assert begin.body == f"The two rivers sent delegates to River Town [River Gazette, page 1]({gazette}).\n"
    assert story.sources["gazette"] == Source(
        "gazette", "The treaty, with the names of those who signed", "River Gazette", gazette
    )


def test_events_stand_in_order_and_by_year_and_tag(tmp_path: Path) -> None:
    story = read_story(write_story(tmp_path, 60))
    assert len(story.events) == 60
    assert sum(map(len, story.years.values())) == 60
    years = [year for year in story.years if year != "undated"]
    assert years == sorted(years)
    assert list(story.tags) == sorted(story.tags)
    assert all(tag in event.tags for tag, events in story.tags.items() for event in events)
    assert not any("[@" in event.body for event in story.events)


@pytest.mark.parametrize(("events", "shown"), [(60, 60), (WHOLE + 10, 10), (70 * 50, FRONT)])
def test_the_front_page_of_a_long_story_shows_its_featured_events(
    tmp_path: Path, events: int, shown: int
) -> None:
    assert len(read_story(write_story(tmp_path, events)).front) == shown


def test_citations_become_links_that_name_the_publisher() -> None:
    sources = {"un-1": Source("un-1", "A", "The UN", "https://example.org/1")}
    assert linked("So [@un-1]. And [@un-1, page 2] [not](x).", sources) == (
        "So [The UN](https://example.org/1). And [The UN, page 2](https://example.org/1) [not](x)."
    )
