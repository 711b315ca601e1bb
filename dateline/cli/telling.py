"""What a build says when it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.pipeline import Report


def counted(number: int, word: str) -> str:
    """`1 event`, `1,204 events`."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def done(report: Report) -> str:
    """The last line. Other files follow the pages, so these alone are counted."""
    written = report.written
    changes = (
        f"{written.pages_written:,} written",
        f"{written.pages_unchanged:,} unchanged",
        f"{written.pages_removed:,} removed",
    )
    pages = f"{counted(written.pages, 'page')} ({', '.join(changes)})"
    return f"{counted(report.events, 'event')}, {pages}, {report.seconds:.2f} seconds"


def timings(report: Report) -> str:
    """A table of the stages with their seconds and their part of the whole."""
    stages = report.stages.seconds
    rest = max(report.seconds - sum(stages.values()), 0.0)
    rows = {**stages, "the rest": rest, "all": report.seconds}
    whole = report.seconds or 1.0
    return "\n".join(
        f"{name:<10} {seconds:8.3f} s {100 * seconds / whole:5.1f} %" for name, seconds in rows.items()
    )
