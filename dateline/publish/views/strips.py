"""What templates are given to draw a strip: x in per cent of its width, y in rem."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LabelView:
    """The name beside a mark, or on a line above it. `y` counts from the middle of the mark."""

    words: str
    widths: str  # the widths of the strip at which it stands there: "n", "m", "w", or several
    y: float
    leader: float  # how far up a line reaches from the mark to its name; 0 for none
    before: bool  # it ends at its mark


@dataclass(frozen=True, slots=True)
class MarkView:
    """One event, or several joined; `count` is more than one then, and it leads to the first in the list."""

    address: str
    name: str  # date and title, for those who cannot see it
    heard: bool  # if not, nobody else is told of it: another mark of the page leads to the same
    labels: tuple[LabelView, ...]
    tip: str  # the name, cut to the width of the strip; empty where a label stands at every width
    tip_x: str  # where it begins; empty: beside the strip
    x: str
    y: float
    width: str
    dot: bool
    reach: float  # of a dot and of what is too short to be seen, half of what is drawn, around x; else 0
    form: str
    means: str  # what the legend calls it: the form, or `time`, `rough`, `long-day`, `named-day`
    standing: str
    approximate: bool
    rough: bool
    core: tuple[str, str] | None  # of its width, from and how much: where it was surely going on
    featured: bool
    open_start: bool
    open_end: bool
    cut_start: bool  # it goes on beyond the strip
    cut_end: bool
    colour: str
    count: int


@dataclass(frozen=True, slots=True)
class LaneView:
    """One thread; `y` is the middle of its first row."""

    lines: tuple[str, ...]  # the title, as it fits beside the strip; of the overview, at its widths t and s
    colour: str
    y: float
    top: float  # of the lane with its names


@dataclass(frozen=True, slots=True)
class TickView:
    """A point of the calendar with its words, at the widths where there is room for them."""

    x: str
    words: str
    widths: str  # where they begin at it
    last: str  # the widths where they end at it, near the end of the strip
    major: bool


@dataclass(frozen=True, slots=True)
class HeatView:
    """How many events of a thread fall into each period, as bars of one path; 1000 wide and 100 high."""

    colour: str
    y: float  # of the foot of the bars
    sure: str
    spread: str  # on top of those: what is known only to a longer time
    high: float  # rem
    counts: tuple[tuple[str, float, str, str], ...]  # x, height in rem, words, and the widths where they fit


@dataclass(frozen=True, slots=True)
class PeriodView:
    """A period of the heat, over all threads: a link to its page, or to where its first event stands."""

    address: str
    first: str  # the id of that event
    name: str
    events: int
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class StripView:
    """One strip: the whole story, or a magnifier."""

    y: float  # below the top of the drawing
    height: float  # down to the axis
    bottom: float  # with the words at the axis
    lanes: tuple[LaneView, ...]
    heats: tuple[HeatView, ...]
    periods: tuple[PeriodView, ...]
    marks: tuple[MarkView, ...]
    ticks: tuple[TickView, ...]
    words: str  # the time that it covers
    roomy: bool  # every mark has its name, above a line as long as it lasted


@dataclass(frozen=True, slots=True)
class WindowView:
    """Where a magnifier opens the strip, and where that stands."""

    x: str
    width: str
    end: str
    magnifier: StripView


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A mark as it would be drawn, and what it means."""

    form: str
    standing: str
    approximate: bool
    rough: bool
    kind: str
    words: str
    small: bool  # the overview has it, too
    featured: bool = False
    open_start: bool = False
    open_end: bool = True


@dataclass(frozen=True, slots=True)
class StripsView:
    """The story to scale, and its bursts."""

    summary: str  # the story's shape in words
    height: float  # of the whole drawing
    whole: StripView
    windows: tuple[WindowView, ...]
    overview: StripView  # for narrow windows: small, without names
    legend: tuple[LegendEntry, ...]
    spread: bool  # some bars hold what is known only to a longer time
    joined: bool  # some marks hold several events
    cut: bool  # some go on beyond their strip
