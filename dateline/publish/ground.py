"""The ground under every small strip: the whole story as steps with its ticks, made once for all pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from dateline.content.records import Event
from dateline.publish.lettering import width_of
from dateline.publish.scale import Speaker, axis_words, mirrored, percent
from dateline.publish.views.small_strips import SmallTick
from dateline.story.geometry import Bin, Division, Stretch, bins, divide, ticks, whole

NARROWEST: Final = 18.0  # rem: a small strip on a phone of 320 px
_ENLARGED: Final = NARROWEST / 2  # the same with text twice as large
_MOST_BINS: Final = 48
_MOST_TICKS: Final = 6
_LETTERS: Final = 0.75  # rem: the size of the words at the ticks
_GAP: Final = 0.75  # rem between two of them
_WIDE, _HIGH = 1000, 100  # the box of a path


@dataclass(frozen=True, slots=True)
class Ground:
    """What is the same on every page."""

    speaker: Speaker
    stretch: Stretch
    division: Division
    tallest: float  # how many events the highest step stands for
    steps: str
    ticks: tuple[SmallTick, ...]
    numbers: Mapping[str, int]  # by event, in the order in which they are listed, from 1
    all: str  # how many, in the page's figures

    def path(self, events: Iterable[Event]) -> str:
        """Some events as steps, to the scale of the whole story."""
        return _steps(self.speaker, bins(events, self.division), self.tallest)


def ground(events: Sequence[Event], speaker: Speaker) -> Ground | None:
    """`events`: all of them, as they are listed. None where there are fewer than two or no known dates."""
    stretch = whole(events)
    if stretch is None or len(events) < 2:
        return None
    division = divide(events, stretch, _MOST_BINS)
    counted = bins(events, division)
    tallest = max(one.sure + one.spread for one in counted)
    numbers = {event.id: number for number, event in enumerate(events, 1)}
    steps = _steps(speaker, counted, tallest)
    said = speaker.language.number(len(events))
    return Ground(speaker, stretch, division, tallest, steps, _ticks(speaker, stretch), numbers, said)


def _steps(speaker: Speaker, counted: Iterable[Bin], tallest: float) -> str:
    """The path of a skyline, from the side where the page begins; its foot is the lower edge of the box."""
    drawn, high = [f"M{_across(speaker, 0)} {_HIGH}"], 0
    for one in counted:
        step = round(_HIGH * (one.sure + one.spread) / tallest) if tallest else 0
        if step != high:
            drawn.append(f"H{_across(speaker, one.start)}V{_HIGH - step}")
            high = step
    return "".join([*drawn, f"H{_across(speaker, 1)}V{_HIGH}z"])


def _across(speaker: Speaker, part: float) -> int:
    return round(_WIDE * mirrored(speaker, part))


def _ticks(speaker: Speaker, stretch: Stretch) -> tuple[SmallTick, ...]:
    """As many as have room for their words on a phone."""
    for most in range(_MOST_TICKS, 0, -1):
        there = ticks(stretch, most)
        words = axis_words(speaker.language.ticks, there)
        found = [_Said(stretch.at(one.at), said) for one, said in zip(there, words, strict=True)]
        if all(one.ends(NARROWEST) + _GAP <= other.starts(NARROWEST) for one, other in pairwise(found)):
            return tuple(_tick_views(speaker, found))
    raise AssertionError("one tick lies on no other")


def _tick_views(speaker: Speaker, found: Iterable[_Said]) -> Iterator[SmallTick]:
    free = 0.0
    for one in found:
        fits = one.starts(_ENLARGED) >= free
        if fits:
            free = one.ends(_ENLARGED) + _GAP
        yield SmallTick(percent(mirrored(speaker, one.at)), one.words, one.side, always=fits)


@dataclass(frozen=True, slots=True)
class _Said:
    """A tick with its words: under its middle, but never beyond the strip."""

    at: float
    words: str

    @property
    def side(self) -> str:
        """At which side of the tick they stand where they do not lie under it."""
        if self.at * _ENLARGED < self._wide / 2:
            return "start"
        return "end" if (1 - self.at) * _ENLARGED < self._wide / 2 else ""

    def starts(self, wide: float) -> float:
        """Where they begin on a strip so many rem wide."""
        return self.at * wide - self._wide * {"start": 0.0, "": 0.5, "end": 1.0}[self.side]

    def ends(self, wide: float) -> float:
        """Where they end."""
        return self.starts(wide) + self._wide

    @property
    def _wide(self) -> float:
        return width_of(self.words) * _LETTERS
