"""What is measured, and how a figure is said."""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Error, Page


class NotTakenError(Exception):
    """A measure that could not be taken, with the reason: it stands in the table instead of a figure."""


class NewPage(Protocol):
    """Makes a fresh page, 1280 px wide, in a context of its own."""

    def __call__(self, **options: Any) -> Page:
        """Options are those of Playwright's `new_context`."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event as every page is to show it."""

    title: str
    summary: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A page to be measured.

    `headline` is a selector of what names an event. `at_least` of the events have to be there before anything
    is measured. `move` goes through its time for about two seconds, as its readers do, and `scroll` through
    the page where that is longer than a window. `next_times` shows the next event by one key, several times:
    milliseconds from the key until it was seen; `next_pages` does so where each event is a page, and
    `next_told` where events are read one by one. `stand_in` holds, by the start of an address on another
    host, the folder that has the same files. `list_pages` are the addresses of all pages that the events are
    listed on, `print_pages` of those made for paper.
    """

    name: str
    folder: Path
    events: tuple[Told, ...]
    headline: str
    at_least: int
    move: Callable[[Page], None]
    next_times: Callable[[Page, str], Sequence[float]] | None = None
    scroll: Callable[[Page], None] | None = None
    next_pages: Callable[[Page, str], Sequence[float]] | None = None
    next_told: Callable[[Page, str], Sequence[float]] | None = None
    list_pages: Sequence[str] = ("",)
    print_pages: Sequence[str] = ()
    stand_in: Mapping[str, Path] = field(default_factory=dict)


def told(output: Path) -> tuple[Told, ...]:
    """The events of a site of ours, from its `timeline.json`."""
    data = json.loads((output / "timeline.json").read_text(encoding="utf-8"))
    return tuple(Told(event["title"], event["summary"]) for event in data["events"])


def taken(measure: Callable[[], str]) -> str:
    """The figure, or why there is none."""
    try:
        return measure()
    except NotTakenError as error:
        return f"not taken: {error}"
    except Error as error:
        return f"not taken: {error.message.splitlines()[0]}"


def median(times: Sequence[float]) -> float:
    """The middle one. Raises NotTakenError where there is none."""
    if not times:
        raise NotTakenError("the page gave no time")
    return statistics.median(times)


def kilobytes(count: float) -> str:
    """Of 1,000 bytes, to one decimal."""
    return f"{count / 1_000:,.1f} kB"


def milliseconds(time: float) -> str:
    """Whole milliseconds, or seconds from one second on."""
    return f"{time / 1_000:.2f} s" if time >= 1_000 else f"{time:.0f} ms"
