"""One strip: its lanes from top to bottom, each with its names, marks and bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from dateline.content.records import Event
from dateline.publish.lettering import lines
from dateline.publish.pages.strips import heat
from dateline.publish.pages.strips.marking import Marking
from dateline.publish.pages.strips.naming import Names, placed, tick_widths, width
from dateline.publish.pages.strips.sizes import BESIDE, FULL, LABEL, LINE, MAGNIFIED, SMALL, Sizes
from dateline.publish.pages.strips.words import stretch_words
from dateline.publish.presenting import Presenter
from dateline.publish.scale import mirrored, percent, tick_words
from dateline.publish.views import HeatView, LaneView, MarkView, StripView, TickView
from dateline.story.geometry import Lane, Room, Stretch, Strip, inside, strip
from dateline.story.importance import by_importance

MOST_MARKS: Final = 300
_MOST_FEATURED: Final = 60  # above the bars
_MOST_TICKS: Final = 10
_MOST_DAYS: Final = 8  # their words are longer
_MOST_SMALL_TICKS: Final = 5
_NEAR_THE_END: Final = 0.94
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

    def magnifier(self, burst: Stretch, y: float) -> StripView:
        """Those of a burst; where all have room for their names, each mark has its own beside it."""
        events = inside(self._events, burst)
        if len(events) <= MOST_MARKS:
            room = replace(
                self._room(MAGNIFIED),
                name=lambda one: (width(self._presenter, one) + LABEL) / MAGNIFIED.narrowest,
            )
            drawn = strip(events, self._threads, burst, room, most_ticks=_MOST_DAYS)
            marks = [mark for lane in drawn.lanes for mark in lane.marks]
            if all(len(mark.events) == 1 and mark.end <= 1 + _SLACK for mark in marks):
                return self._drawn(drawn, MAGNIFIED, y, roomy=True)
        return self._view(events, burst, replace(FULL, top=MAGNIFIED.top), y)

    def overview(self, stretch: Stretch) -> StripView:
        """Small, without names: for a phone."""
        return self._view(self._events, stretch, SMALL, 0.0)

    def _room(self, sizes: Sizes) -> Room:
        wide = sizes.narrowest
        return Room(sizes.mark / wide, sizes.count / wide, sizes.gap / wide)

    def _view(self, events: Sequence[Event], stretch: Stretch, sizes: Sizes, y: float) -> StripView:
        crowd = len(events) > MOST_MARKS
        shown = self._featured(events) if crowd else events
        most = _MOST_SMALL_TICKS if sizes.name else _MOST_TICKS
        drawn = strip(shown, self._threads, stretch, self._room(sizes), most_ticks=most)
        names: Names = {}
        if not sizes.name:
            for lane in drawn.lanes:
                held = {mark.events[0] for mark in lane.marks}
                important = [one for one in self._important if one in held]
                names = {**names, **placed(self._presenter, lane, important, sizes)}
        bins = heat.by_thread(events, self._threads, stretch) if crowd else {}
        view = self._drawn(drawn, sizes, y, names, bins)
        if crowd and not sizes.name:
            return replace(view, periods=heat.periods(self._presenter, events, stretch))
        return view

    def _featured(self, events: Sequence[Event]) -> list[Event]:
        """The most important of the featured, in the story's order."""
        rest = {event.id for event in events if event.featured}
        chosen = set(islice((one for one in self._important if one in rest), _MOST_FEATURED))
        return [event for event in events if event.id in chosen]

    def _drawn(
        self,
        drawn: Strip,
        sizes: Sizes,
        y: float,
        names: Names | None = None,
        bins: heat.Bins | None = None,
        *,
        roomy: bool = False,
    ) -> StripView:
        names, bins = names or {}, bins or {}
        marking = Marking(self._presenter, sizes, names, roomy=roomy)
        by_thread: Mapping[str, Lane] = {lane.thread: lane for lane in drawn.lanes}
        bars = heat.Bars(self._presenter, sizes, heat.highest(bins))
        top = sizes.top
        lanes: list[LaneView] = []
        heats: list[HeatView] = []
        marks: list[tuple[Event, MarkView]] = []
        for name in (one for one in self._threads if one in by_thread or one in bins):
            start, thread = top, self._presenter.thread(name)
            title = lines(thread.title, (BESIDE - 0.75) / LABEL, 2, bold=True)
            lane = by_thread.get(name)
            top += sizes.name
            middle = top + sizes.row / 2
            if lane:
                above = [
                    label.line for mark in lane.marks for label in names.get(mark.events[0], {}).values()
                ]
                middle += max(above, default=0) * LINE
                marks += marking.marks(lane, middle)
                top = middle + (lane.rows - 0.5) * sizes.row
            if name in bins:
                top += sizes.heat + _COUNT_LINE * (not sizes.name)
                heats.append(bars.view(bins[name], thread.colour, top))
                middle = middle if lane else top - sizes.heat / 2
            top = max(top, start + len(title) * LINE)
            lanes.append(LaneView(thread.title, title, thread.colour, middle, start))
            top += sizes.between
        return StripView(
            y=y,
            height=top - sizes.between + sizes.bottom,
            lanes=tuple(lanes),
            heats=tuple(heats),
            periods=(),
            marks=tuple(view for _, view in sorted(marks, key=lambda one: (one[0].date.key, one[0].id))),
            ticks=self._ticks(drawn, sizes),
            words=stretch_words(self._presenter, drawn.stretch),
            roomy=roomy,
        )

    def _ticks(self, drawn: Strip, sizes: Sizes) -> tuple[TickView, ...]:
        shown = tick_widths(self._presenter, drawn, sizes, _NEAR_THE_END)
        return tuple(
            TickView(
                percent(mirrored(self._presenter, at := drawn.stretch.at(tick.at))),
                tick_words(self._presenter.language.ticks, tick),
                shown[tick.at],
                tick.major,
                last=at > _NEAR_THE_END,
            )
            for tick in drawn.ticks
        )
