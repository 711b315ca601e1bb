"""One strip: its lanes from top to bottom, each with its names, marks and bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Final

from dateline.content.records import Event
from dateline.publish.lettering import cut, lines
from dateline.publish.pages.strips import heat
from dateline.publish.pages.strips.marking import Marking
from dateline.publish.pages.strips.naming import Names, placed, tick_views
from dateline.publish.pages.strips.sizes import (
    BESIDE,
    CROWDED,
    FULL,
    LABEL,
    LINE,
    MAGNIFIED,
    SMALL,
    SMALL_WIDTHS,
    Sizes,
)
from dateline.publish.pages.strips.words import span_words, stretch_words
from dateline.publish.presenting import Presenter
from dateline.publish.views import HeatView, LaneView, MarkView, StripView
from dateline.story.geometry import Bin, Label, Lane, Stretch, Strip, divide, inside, strip
from dateline.story.importance import by_importance

MOST_MARKS: Final = 300
_MOST_FEATURED: Final = 60  # above the bars
_MOST_TICKS: Final = 10
_MOST_DAYS: Final = 8  # their words are longer
_MOST_SMALL_TICKS: Final = 5
_SLACK: Final = 1e-9
_COUNT_LINE: Final = 0.9  # rem above the bars


class Drawing:
    """Draws strips of some events, which are in the story's order: all of them, or a part."""

    def __init__(self, presenter: Presenter, events: Sequence[Event]) -> None:
        self._presenter = presenter
        self._events = events
        self._threads = [thread.id for thread in presenter.story.config.settings.threads]
        self._important = [event.id for event in by_importance(events, presenter.story.independence)]

    def whole(self, stretch: Stretch, y: float) -> StripView:
        """All of them, with names at three widths."""
        return self._view(self._events, stretch, FULL, y)

    def magnifier(self, burst: Stretch, y: float, told: frozenset[str]) -> StripView:
        """Those of a burst; where all have room for their names, each mark has its own beside it.

        `told`: the addresses that the whole strip leads to already.
        """
        events = inside(self._events, burst)
        if len(events) <= MOST_MARKS:
            room = MAGNIFIED.room(self._presenter, named=True)
            drawn = strip(events, self._threads, burst, room, _MOST_DAYS)
            marks = [mark for lane in drawn.lanes for mark in lane.marks]
            if all(len(mark.events) == 1 and mark.end <= 1 + _SLACK for mark in marks):
                marking = Marking(self._presenter, MAGNIFIED, {}, True, told)
                return self._drawn(drawn, marking, {}, y)
        return self._view(events, burst, CROWDED, y, told)

    def overview(self, stretch: Stretch) -> StripView:
        """Small, without names: for a phone."""
        return self._view(self._events, stretch, SMALL, 0.0)

    def _view(
        self,
        events: Sequence[Event],
        stretch: Stretch,
        sizes: Sizes,
        y: float,
        told: frozenset[str] = frozenset(),
    ) -> StripView:
        crowd = len(events) > MOST_MARKS
        shown = self._featured(events) if crowd else events
        most = _MOST_SMALL_TICKS if sizes.name else _MOST_TICKS
        drawn = strip(shown, self._threads, stretch, sizes.room(self._presenter), most)
        marking = Marking(self._presenter, sizes, self._names(drawn, sizes), False, told)
        if not crowd:
            return self._drawn(drawn, marking, {}, y)
        division = divide(events, stretch, heat.MOST_PERIODS)
        view = self._drawn(drawn, marking, heat.by_thread(events, self._threads, division), y)
        return view if sizes.name else replace(view, periods=heat.periods(self._presenter, events, division))

    def _names(self, drawn: Strip, sizes: Sizes) -> Names:
        names: dict[str, Mapping[str, Label]] = {}
        for lane in drawn.lanes if not sizes.name else ():
            held = {mark.events[0] for mark in lane.marks}
            important = [one for one in self._important if one in held]
            names.update(placed(self._presenter, lane, important, sizes))
        return names

    def _featured(self, events: Sequence[Event]) -> list[Event]:
        """The most important of the featured, in the story's order."""
        rest = {event.id for event in events if event.featured}
        chosen = set(islice((one for one in self._important if one in rest), _MOST_FEATURED))
        return [event for event in events if event.id in chosen]

    def _drawn(self, drawn: Strip, marking: Marking, bins: heat.Bins, y: float) -> StripView:
        sizes, presenter = marking.sizes, self._presenter
        stack = _Stack(presenter, marking, heat.Bars(presenter, sizes, heat.highest(bins)), sizes.top)
        lanes = {lane.thread: lane for lane in drawn.lanes}
        for name in (one for one in self._threads if one in lanes or one in bins):
            stack.add(name, lanes.get(name), bins.get(name, ()))
        magnified = sizes in (MAGNIFIED, CROWDED)
        words = stretch_words(presenter, drawn.stretch) if magnified else span_words(presenter, self._events)
        height = round(stack.top - sizes.between + sizes.bottom, 3)
        return StripView(
            y=round(y, 3),
            height=height,
            bottom=round(height + sizes.axis, 3),
            lanes=tuple(stack.lanes),
            heats=tuple(stack.heats),
            periods=(),
            marks=tuple(
                view for _, view in sorted(stack.marks, key=lambda one: (one[0].date.key, one[0].id))
            ),
            ticks=tick_views(presenter, drawn, sizes),
            words=words,
            roomy=marking.roomy,
        )


@dataclass
class _Stack:
    """The lanes so far, and where the next begins."""

    presenter: Presenter
    marking: Marking
    bars: heat.Bars
    top: float
    lanes: list[LaneView] = field(default_factory=list)
    heats: list[HeatView] = field(default_factory=list)
    marks: list[tuple[Event, MarkView]] = field(default_factory=list)

    def add(self, name: str, lane: Lane | None, bins: Sequence[Bin]) -> None:
        """One more lane, of marks, of bars, or of both."""
        sizes, start, thread = self.marking.sizes, self.top, self.presenter.thread(name)
        self.top += sizes.name
        middle = self.top + sizes.row / 2
        if lane:
            middle += self._lines(lane) * LINE
            self.marks += self.marking.marks(lane, middle)
            self.top = middle + (lane.rows - 0.5) * sizes.row
        if bins:
            self.top += sizes.heat + _COUNT_LINE * (not sizes.name)
            self.heats.append(self.bars.view(bins, thread.colour, round(self.top, 3)))
            middle = middle if lane else self.top - sizes.heat / 2
        title = self._title(thread.title)
        self.top = max(self.top, start + len(title) * LINE * (not sizes.name))
        self.lanes.append(LaneView(title, thread.colour, round(middle, 3), round(start, 3)))
        self.top += sizes.between

    def _title(self, title: str) -> tuple[str, ...]:
        """On two lines beside the strip; above its lane in an overview, once for each width of that."""
        if self.marking.sizes.name:
            return tuple(cut(title, rem / LABEL, bold=True) for rem in SMALL_WIDTHS.values())
        return lines(title, (BESIDE - 0.75) / LABEL, 2, bold=True)

    def _lines(self, lane: Lane) -> int:
        """Of names above it."""
        names = (self.marking.names.get(mark.events[0], {}) for mark in lane.marks)
        return max((label.line for labels in names for label in labels.values()), default=0)
