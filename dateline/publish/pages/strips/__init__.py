"""The story to scale: geometry's numbers as words, addresses and per cents, as the template draws them."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.content.records import Event
from dateline.publish.pages.strips.drawing import MOST_MARKS, Drawing
from dateline.publish.pages.strips.words import legend, summary
from dateline.publish.presenting import Presenter
from dateline.publish.scale import mirrored, percent
from dateline.publish.views import StripsView, StripView, WindowView
from dateline.story.geometry import Stretch, crowded, first, last, whole

__all__ = ["MOST_MARKS", "strips"]

_TOP = 1.5  # rem: the line on which the name of a mark appears
_GAP = 2.0  # rem between a strip and its magnifier, for the lines that join them
_AXIS = 1.75  # rem: the words at the ticks


def strips(
    presenter: Presenter, events: Sequence[Event], stretch: Stretch | None = None
) -> StripsView | None:
    """The events over `stretch`, or all the time that they touch. None where there is nothing to see.

    That is so where no date is known, or all begin at the same time.
    """
    stretch = stretch or whole(events)
    if stretch is None or len({(first(event.date), last(event.date)) for event in events}) < 2:
        return None
    drawing = Drawing(presenter, events)
    main = drawing.whole(stretch, _TOP)
    y = main.y + main.height + _AXIS
    windows = []
    for burst in crowded(events, stretch):
        magnifier = drawing.magnifier(burst, y + _GAP)
        windows.append(_window(presenter, stretch, burst, magnifier))
        y = magnifier.y + magnifier.height
    views = [main, *(one.magnifier for one in windows)]
    return StripsView(
        summary=summary(presenter, events, stretch, main),
        height=y,
        whole=main,
        windows=tuple(windows),
        overview=drawing.overview(stretch),
        legend=legend(presenter, views),
        spread=any(heat.spread for view in views for heat in view.heats),
        joined=any(mark.count > 1 for view in views for mark in view.marks),
    )


def _window(presenter: Presenter, stretch: Stretch, burst: Stretch, magnifier: StripView) -> WindowView:
    """Its two edges from left to right."""
    width = burst.length / stretch.length
    start = mirrored(presenter, stretch.at(burst.start), width)
    return WindowView(percent(start), percent(width), percent(start + width), magnifier)
