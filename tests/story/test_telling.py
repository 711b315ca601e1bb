"""The whole story: events in order, and what leads to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline import config
from dateline.content.loading import load
from dateline.story.chronology import Gap
from dateline.story.telling import Story, actors_of, tell
from tests.sites import make_site


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return _story(make_site(tmp_path))


def _story(site: Path) -> Story:
    settings = config.load(site)
    return tell(settings, load(settings, ()))


def test_events_with_their_gaps(story: Story) -> None:
    assert [event.id for event in story.events] == ["talks-begin", "treaty-signed"]
    assert story.gaps == {"treaty-signed": Gap(7, "month")}
    assert {id: found.count for id, found in story.independence.items()} == {
        "talks-begin": 1,
        "treaty-signed": 1,
    }


def test_indexes(story: Story) -> None:
    def ids(index: str) -> dict[str, list[str]]:
        return {key: [event.id for event in events] for key, events in getattr(story, index).items()}

    both = ["talks-begin", "treaty-signed"]
    assert ids("by_source") == {"gazette": both, "herald": ["treaty-signed"]}
    assert ids("by_actor") == {"ada-marsh": both}
    assert ids("by_place") == {"river-town": both}
    assert ids("by_tag") == {"negotiations": ["talks-begin"]}
    assert ids("by_thread") == {"talks": both}
    assert story.relied_on_by == {"gazette": ("herald",)}


def test_an_event_without_sources_of_its_own_names_all_that_it_cites(tmp_path: Path) -> None:
    text = """\
---
title: The bridge opens
date: 2018
date_sources: [d]
thread: talks
sources: [a]
quotations: [{text: Open, speaker: ada-marsh, sources: [b]}]
differences: [{on: The day, accounts: [{says: Friday, sources: [c]}, {says: Saturday, sources: [a]}]}]
actors: [mayor]
---
It opened [@e].
"""
    report = "---\ntitle: T\npublisher: P\nkind: report\n---\n"
    files = {f"content/sources/{name}.md": report for name in "abcde"}
    files |= {
        "content/events/opens.md": text,
        "content/actors/mayor.md": "---\nname: Mayor\nkind: person\n---\n",
    }
    story = _story(make_site(tmp_path, files))
    event = story.content.events["opens"]
    assert set(story.coverage["opens"]) == {"a", "b", "c", "d", "e"}
    assert all(event in story.by_source[name] for name in "abcde")
    assert actors_of(event) == ("mayor", "ada-marsh")


def test_a_place_counts_for_what_it_lies_in(tmp_path: Path) -> None:
    files = {
        "content/places/river-town.md": "---\nname: River Town\nwithin: valley\n---\n",
        "content/places/valley.md": "---\nname: The valley\nwithin: land\n---\n",
        "content/places/land.md": "---\nname: The land\n---\n",
    }
    story = _story(make_site(tmp_path, files))
    assert {key: len(events) for key, events in story.by_place.items()} == {
        "land": 2,
        "river-town": 2,
        "valley": 2,
    }


def test_no_events(tmp_path: Path) -> None:
    site = make_site(tmp_path, {"content/pages/about.md": "---\ntitle: About\n---\n"}, base=False)
    story = _story(site)
    assert (story.events, story.gaps, story.by_source) == ((), {}, {})


def test_the_same_content_gives_the_same_story(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    assert _story(site) == _story(site)
