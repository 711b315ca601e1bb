"""A build counts only when it made every page, with what belongs there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bench.building.checking import PagesMissingError, Size, check, size
from tests.bench.building.outputs import STORY, write_output


def replaced(path: str, before: str, after: str) -> Callable[[Path], None]:
    def spoil(output: Path) -> None:
        text = (output / path).read_text()
        assert before in text
        (output / path).write_text(text.replace(before, after))

    return spoil


def removed(path: str) -> Callable[[Path], None]:
    return lambda output: (output / path).unlink()


def test_a_whole_output_is_counted_by_kind(tmp_path: Path) -> None:
    found = check(write_output(tmp_path), STORY)
    assert found == {"front": 1, "events": 3, "years": 2, "tags": 2, "feed": 1, "sitemap": 1}


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (removed("index.html"), "/ shows 0 events, not 3"),
        (replaced("index.html", "The vote", "A vote"), "/ shows 2 events, not 3"),
        (replaced("index.html", "/years/2017/", "/2017/"), "/ does not lead to 2017"),
        (removed("events/vote/index.html"), "2 pages for 3 events"),
        (replaced("events/vote/index.html", "<h1>The vote", "<h1>Vote"), "/events/vote/ lacks its headline"),
        (
            replaced("events/vote/index.html", "<p>It was", "It was"),
            "vote/ lacks its text, made from Markdown",
        ),
        (replaced("events/vote/index.html", "We have vote", "We"), "/events/vote/ lacks a quotation"),
        (replaced("events/vote/index.html", "Names", "Name"), "/events/vote/ lacks its source gazette"),
        (replaced("events/vote/index.html", "River Gazette", ""), "/events/vote/ lacks its source gazette"),
        (replaced("events/talks/index.html", 'rel="next"', ""), "/events/: 1 have none before, 2 none after"),
        (
            replaced("events/vote/index.html", "talks/", "treaty/"),
            "/events/talks/ leads to vote, which does not",
        ),
        (removed("years/2016/index.html"), "/years/2016/ does not lead to talks (1 of 1)"),
        (
            replaced("years/2017/index.html", "events/vote", "vote"),
            "/years/2017/ does not lead to vote (1 of 2)",
        ),
        (replaced("tags/law/index.html", "vote/", "treaty/"), "/tags/law/ does not lead to vote (1 of 1)"),
        (removed("feed.xml"), "/feed.xml has 0 entries, not 3"),
        (replaced("feed.xml", "The talks", "Talks"), "/feed.xml lacks “The talks & more”"),
        (replaced("feed.xml", "It was talks", ""), "/feed.xml lacks “It was talks then”"),
        (removed("sitemap.xml"), "/sitemap.xml lacks /\n"),
        (replaced("sitemap.xml", "/tags/law/", "/law/"), "/sitemap.xml lacks /tags/law/"),
    ],
)
def test_what_a_build_did_not_make_is_told(tmp_path: Path, spoil: Callable[[Path], None], told: str) -> None:
    spoil(write_output(tmp_path))
    with pytest.raises(PagesMissingError) as caught:
        check(tmp_path, STORY)
    assert told in str(caught.value)


def test_of_very_many_faults_some_are_told_and_the_others_counted(tmp_path: Path) -> None:
    with pytest.raises(PagesMissingError, match=r"and \d+ more$"):
        check(tmp_path, STORY)


def test_a_long_year_may_go_on_below_its_page(tmp_path: Path) -> None:
    write_output(tmp_path)
    month = tmp_path / "years/2017/12"
    month.mkdir()
    (tmp_path / "years/2017/index.html").rename(month / "index.html")
    (tmp_path / "years/2017/index.html").write_text('<a href="12/">December</a>')
    assert check(tmp_path, STORY)["years"] == 2


def test_files_and_bytes_of_an_output(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/b.html").write_bytes(b"12345")
    (tmp_path / ".c").write_bytes(b"123")
    assert size(tmp_path) == Size(2, 8)
