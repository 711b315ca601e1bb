"""The last line, and the table of the stages."""

from __future__ import annotations

from dateline.cli.telling import counted, done, timings
from dateline.pipeline import Report, Stages
from dateline.publish.output import Written


def report(events: int, pages: int, written: int, removed: int) -> Report:
    stages = Stages()
    stages.seconds |= {"content": 0.25, "pages": 0.5}
    counts = Written(
        written=0,
        unchanged=0,
        removed=0,
        bytes=0,
        pages=pages,
        pages_written=written,
        pages_removed=removed,
    )
    return Report(events, counts, 1.0, stages)


def test_counts_are_grouped_and_in_the_singular() -> None:
    assert [counted(number, "page") for number in (0, 1, 1204)] == ["0 pages", "1 page", "1,204 pages"]


def test_the_last_line() -> None:
    assert done(report(1, 1, 1, 0)) == "1 event, 1 page (1 written, 0 unchanged, 0 removed), 1.00 seconds"
    said = done(report(10_000, 12_055, 1_002, 3))
    assert said == "10,000 events, 12,055 pages (1,002 written, 11,053 unchanged, 3 removed), 1.00 seconds"


def test_the_table_adds_up() -> None:
    assert timings(report(1, 1, 1, 0)).splitlines() == [
        "content       0.250 s  25.0 %",
        "pages         0.500 s  50.0 %",
        "the rest      0.250 s  25.0 %",
        "all           1.000 s 100.0 %",
    ]
