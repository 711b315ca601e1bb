"""What templates are given to draw a small strip: x in per cent of its width, y in rem."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SmallMark:
    """One event, or several joined: a line with their number, which leads to the first."""

    id: str  # of the event in the page's own list
    name: str  # date and title, or how many; empty where the page tells it
    x: str
    y: float
    width: str
    dot: bool  # drawn around x
    form: str
    standing: str
    approximate: bool
    rough: bool
    featured: bool
    open_start: bool
    open_end: bool
    colour: str
    count: int


@dataclass(frozen=True, slots=True)
class SmallTick:
    """A point of the calendar with its words."""

    x: str
    words: str
    side: str  # "start" or "end", where they would else leave the strip
    always: bool  # they have room where a phone shows text at twice its size, too


@dataclass(frozen=True, slots=True)
class Here:
    """Where the reader is: a line through the event of the page, and how the way from it is called."""

    address: str  # its place in the list
    x: str
    words: str  # "15 of 22"
    name: str  # for those who cannot see it
    before: bool  # the words end at the line


@dataclass(frozen=True, slots=True)
class SmallStripView:
    """Some events against the whole story."""

    top: float  # where the ground ends and the words of `here` begin
    height: float  # down to the axis
    ground: str  # path: the whole story, in a box 1000 wide and 100 high
    path: str  # the events instead of marks, where they are too many
    marks: tuple[SmallMark, ...]
    ticks: tuple[SmallTick, ...]
    caption: str  # what is grey, for those who see it
    here: Here | None
