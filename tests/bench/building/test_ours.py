"""The edits whose builds are measured, and how it is seen that a build followed them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.building import ours
from bench.building.checking import PagesMissingError
from bench.building.events import Story, read_story
from bench.building.ours import EDITS, Change, changed, check_change
from bench.building.serving import new_mark
from bench.stories import write_story


@pytest.fixture
def site(tmp_path: Path) -> Path:
    ours.prepare(write_story(tmp_path / "site", 20))
    return tmp_path / "site"


def bytes_of(site: Path) -> dict[str, bytes]:
    return {str(file.relative_to(site)): file.read_bytes() for file in site.rglob("*") if file.is_file()}


@pytest.mark.parametrize(
    ("case", "kind", "is_new"),
    [
        ("one body edited", "content/events/", False),
        ("one title edited", "content/events/", False),
        ("one source renamed", "content/sources/", False),
        ("a template edited", "templates/", False),
        ("a CSS file edited", "static/css/", False),
        ("one event added", "content/events/", True),
    ],
)
def test_an_edit_brings_its_mark_and_goes_without_a_trace(
    site: Path, case: str, kind: str, is_new: bool
) -> None:
    before = bytes_of(site)
    change = EDITS[case](site, read_story(site), "fresh1234")
    ((path, text),) = change.files.items()
    assert path.startswith(kind)
    assert (path not in before) is is_new
    assert text is not None
    assert text.count("fresh1234") == 1
    assert change.shown
    with changed(site, change):
        assert bytes_of(site) == before | {path: text.encode()}
        assert read_story(site).events
    assert bytes_of(site) == before


def test_an_event_goes_and_comes_back(site: Path) -> None:
    story = read_story(site)
    before = bytes_of(site)
    change = EDITS["one event removed"](site, story, "fresh1234")
    with changed(site, change):
        assert len(read_story(site).events) == 19
    assert bytes_of(site) == before
    (gone,) = change.gone
    assert gone.removeprefix("events/") in {event.id for event in story.events}


def test_a_title_is_edited_where_titles_and_lists_show_it(site: Path) -> None:
    story: Story = read_story(site)
    change = EDITS["one title edited"](site, story, "fresh1234")
    with changed(site, change):
        (edited,) = (event for event in read_story(site).events if event.title.endswith(" fresh1234"))
    assert change.shown == (f"events/{edited.id}", f"years/{edited.year}")


def test_nothing_changed_changes_nothing(site: Path) -> None:
    assert EDITS["nothing changed"](site, read_story(site), "fresh1234") == Change({})


def test_an_error_in_a_build_leaves_the_site_as_it_was(site: Path) -> None:
    before = bytes_of(site)
    with (
        pytest.raises(RuntimeError),
        changed(site, EDITS["one body edited"](site, read_story(site), "x")),
    ):
        raise RuntimeError
    assert bytes_of(site) == before


def test_a_build_that_does_not_follow_an_edit_is_told(tmp_path: Path) -> None:
    for name in ("events/one/index.html", "years/2017/12/index.html", "static/a.css"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("with a mark")
    check_change(tmp_path, Change({}, ("events/one", "years/2017", "static/a.css"), ("events/two",)), "mark")
    with pytest.raises(PagesMissingError, match="events/one does not show the edit"):
        check_change(tmp_path, Change({}, ("events/one", "years/2017")), "other")
    with pytest.raises(PagesMissingError, match=r"static/b\.css does not show the edit"):
        check_change(tmp_path, Change({}, ("static/b.css",)), "mark")
    with pytest.raises(PagesMissingError, match="events/one is left"):
        check_change(tmp_path, Change({}, (), ("events/one",)), "mark")


def test_a_mark_is_new_each_time_and_may_stand_anywhere() -> None:
    first, second = new_mark(), new_mark()
    assert first != second
    assert first.isalnum()
    assert first.islower()


def test_what_was_built_and_kept_is_forgotten(site: Path) -> None:
    before = bytes_of(site)
    for name in ("_site/index.html", "_least/index.html", ".dateline/lock"):
        (site / name).parent.mkdir()
        (site / name).write_text("")
    ours.forget(site)
    assert bytes_of(site) == before
