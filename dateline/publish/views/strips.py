"""What templates are given to draw a strip: x in per cent of its width, y in rem."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class MarkView:
    """One event, or several joined; `count` is more than one then, and it leads to the first in the list."""

    address: str
    name: str  # date and title, for those who cannot see it
    label: Markup  # what stands beside it; empty on the small strip
    x: str
    y: float
    width: str
    form: str
    standing: str
    approximate: bool
    featured: bool
    colour: str
    count: int


@dataclass(frozen=True, slots=True)
class LaneView:
    """One thread; `y` is the middle of its first row."""

    title: str
    colour: str
    y: float


@dataclass(frozen=True, slots=True)
class TickView:
    """A point of the calendar with its words."""

    x: str
    words: str
    major: bool
    last: bool  # so near the end that its words stand before it


@dataclass(frozen=True, slots=True)
class WindowView:
    """Where a magnifier opens the strip."""

    x: str
    width: str
    end: str


@dataclass(frozen=True, slots=True)
class StripView:
    """One strip: the whole story, or a magnifier."""

    height: float
    lanes: tuple[LaneView, ...]
    marks: tuple[MarkView, ...]
    ticks: tuple[TickView, ...]
    words: str  # the time that it covers


@dataclass(frozen=True, slots=True)
class StripsView:
    """The story to scale, and its bursts."""

    summary: str  # the story's shape in words
    whole: StripView
    windows: tuple[WindowView, ...]
    magnifiers: tuple[StripView, ...]
    legend: Mapping[str, str]  # what is drawn, and what it means
