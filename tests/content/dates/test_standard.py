"""The Library of Congress's own examples, with the bounds we read them as."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.content.dates import Day, parse
from dateline.content.dates.calendar import year_text

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "edtf.tsv").read_text(encoding="utf-8").splitlines()
    if line and line[0].isdigit()
]


def bound(day: Day | None) -> str:
    return "open" if day is None else str(day)


def test_all_examples_are_there() -> None:
    assert len(ROWS) == 64
    assert {row[0] for row in ROWS} == {"0", "1", "2"}


@pytest.mark.parametrize(("level", "text", "earliest", "latest"), ROWS)
def test_bounds(level: str, text: str, earliest: str, latest: str) -> None:
    date = parse(text)
    assert (bound(date.earliest), bound(date.latest)) == (earliest, latest), level
    assert str(date) == text
    assert parse(str(date)) == date


def test_years_beyond_four_digits_have_their_mark() -> None:
    assert year_text(12017) == "Y12017"
    assert year_text(-12017) == "Y-12017"
