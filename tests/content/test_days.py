from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from dateline import config
from dateline.content.loading import load
from dateline.problems import Problem, SiteError
from tests.sites import make_site

TODAY = datetime.date(2026, 12, 1)


def problems(
    folder: Path, fields: str, today: datetime.date | None = TODAY, more: dict[str, str] | None = None
) -> list[Problem]:
    """The site was put up on 22 November 2026."""
    head = "title: The bridge\ndate: 2018\nthread: talks\nsources: [gazette]\n"
    site = make_site(folder, {"content/events/bridge.md": f"---\n{head}{fields}---\n", **(more or {})})
    try:
        load(config.load(site), (), drafts=True, today=today)
    except SiteError as error:
        return list(error.problems)
    return []


def corrected(*days: str, published: str = "") -> str:
    lines = [f"published: {published}\n"] if published else []
    lines += ["corrections:\n", *(f"  - {{date: {day}, was: One, now: Two}}\n" for day in days)]
    return "".join(lines)


@pytest.mark.parametrize(
    "fields",
    [
        corrected("2026-11-22"),
        corrected("2026-12-01"),
        corrected('"2026-11-30"', "2026-11-30"),
        corrected("2026-11-01", published="2026-11-01"),
        corrected("2026-11-25", published=""),
    ],
)
def test_days_that_can_be(tmp_path: Path, fields: str) -> None:
    assert problems(tmp_path, fields) == []


def test_before_the_site_was_put_up(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, corrected("2026-11-23", "2026-11-21"))
    assert str(problem) == (
        "content/events/bridge.md:8:12: error: corrections 2: date: 2026-11-21 is before 2026-11-22, when "
        "the event was published\n"
        "  Write the day of the correction, or mend the day on which the event was published: "
        "published in site.toml."
    )


def test_before_the_event_was_put_up(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, corrected("2026-11-23", published="2026-11-24"))
    assert (problem.line, problem.column) == (8, 12)
    assert problem.message.endswith("2026-11-23 is before 2026-11-24, when the event was published")
    assert problem.hint.endswith("the event was published: its field published.")


def test_later_than_today(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, corrected("2026-12-01", "2026-12-02"))
    assert (problem.line, problem.column) == (8, 12)
    assert problem.message == "corrections 2: date: 2026-12-02 is later than today, 2026-12-01"
    assert problem.hint == (
        "Write the day of the correction. Today is the latest day that it is anywhere on earth; where "
        "SOURCE_DATE_EPOCH is set, it is that day in UTC."
    )


def test_a_source_read_later_than_today(tmp_path: Path) -> None:
    source = "---\ntitle: Talks\npublisher: The Gazette\nkind: report\naccessed: {}\n---\n"
    file = "content/sources/gazette.md"
    assert problems(tmp_path / "today", "", more={file: source.format("2026-12-01")}) == []
    assert problems(tmp_path / "build", "", None, {file: source.format("2999-01-01")}) == []
    (problem,) = problems(tmp_path / "late", "", more={file: source.format("2026-12-02")})
    assert str(problem) == (
        f"{file}:5:11: error: accessed: 2026-12-02 is later than today, 2026-12-01\n"
        "  Write the day of your reading. Today is the latest day that it is anywhere on earth; where "
        "SOURCE_DATE_EPOCH is set, it is that day in UTC."
    )


def test_a_build_does_not_know_the_day(tmp_path: Path) -> None:
    assert problems(tmp_path, corrected("2999-01-01"), today=None) == []


@pytest.mark.parametrize(
    "fields",
    [
        corrected("2026-11"),
        corrected("2026-W01-1"),
        corrected("2026-02-30"),
        corrected("[2026-01-01]"),
        corrected("2026-11-01", published="soon"),
        "corrections: 2026-01-01\n",
        "corrections: [2026-01-01]\n",
    ],
)
def test_what_is_no_day_is_told_once(tmp_path: Path, fields: str) -> None:
    assert len(problems(tmp_path, fields)) == 1
