"""The page that `serve` shows while something is wrong."""

from __future__ import annotations

from dateline.editing.problem_page import problem_page
from dateline.problems import Problem


def test_it_tells_every_problem_escaped() -> None:
    page = problem_page(
        [
            Problem("content/events/x.md", 4, 7, "raw HTML: <b>", "Write Markdown."),
            Problem("site.toml", 1, 1, "no title"),
        ]
    ).decode()
    assert "<h1>2 problems</h1>" in page
    assert "<code>content/events/x.md:4:7</code>" in page
    assert "raw HTML: &lt;b&gt;" in page
    assert "<p>Write Markdown.</p>" in page
    assert page.count("<li>") == 2


def test_a_name_that_is_no_utf_8_is_told() -> None:
    page = problem_page([Problem("content/events/b\udcff.md", 1, 1, "“b\udcff” is unfit for an address")])
    assert b"<code>content/events/b\\udcff.md:1:1</code>" in page


def test_one_message_needs_no_list() -> None:
    page = problem_page([], "the disk is full").decode()
    assert "<h1>The site could not be built</h1>" in page
    assert "the disk is full" in page
    assert "<li>" not in page
