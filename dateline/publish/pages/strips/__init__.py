"""The story to scale: geometry's numbers as words, addresses and per cents, as the template draws them."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import Final

from dateline.content.records import Event
from dateline.publish.pages.strips.drawing import MOST_MARKS, Drawing
from dateline.publish.pages.strips.words import legend, summary
from dateline.publish.presenting import Presenter
from dateline.publish.scale import mirrored, percent
from dateline.publish.views import StripsView, StripView, WindowView
from dateline.story.geometry import Stretch, crowded, first, last, whole

__all__ = ["MOST_MARKS", "strips"]

_TOP: Final = 1.5  # rem: the line on which the name of a mark appears
_GAP: Final = 2.0  # rem between a strip and its magnifier, for the lines that join them


def strips(
    presenter: Presenter, events: Sequence[Event], stretch: Stretch | None = None, room: float = inf
) -> StripsView | None:
    """The events over `stretch`, or all the time that they touch. None where there is nothing to see.

    That is so where no date is known, or all begin at the same time. `room`: in rem, so high it may
    be with its magnifiers; those that would be lower are left out.
    """
    stretch = stretch or whole(events)
    if stretch is None or len({(first(event.date), last(event.date)) for event in events}) < 2:
        return None
    drawing = Drawing(presenter, events)
    main = drawing.whole(stretch, _TOP)
    told = frozenset(mark.address for mark in main.marks)
    bursts = crowded(events, stretch)
    y = main.y + main.bottom
    windows = []
    for burst in bursts:
        magnifier = drawing.magnifier(burst, y + _GAP, told)
        if magnifier.y + magnifier.height > room:
            break
        windows.append(_window(presenter, stretch, burst, magnifier))
        y = magnifier.y + magnifier.height
    views = [main, *(one.magnifier for one in windows)]
    marks = [mark for view in views for mark in view.marks]
    overview = drawing.overview(stretch)
    return StripsView(
        summary=summary(presenter, events, main, bursts[: len(windows)]),
        height=y,
        whole=main,
        windows=tuple(windows),
        overview=overview,
        legend=legend(presenter, views, overview),
        spread=any(heat.spread for view in views for heat in view.heats),
        joined=any(mark.count > 1 for mark in marks),
        cut=any(mark.cut_start or mark.cut_end for mark in marks),
    )


def _window(presenter: Presenter, stretch: Stretch, burst: Stretch, magnifier: StripView) -> WindowView:
    """Its two edges from left to right."""
    width = burst.length / stretch.length
    start = mirrored(presenter, stretch.at(burst.start), width)
    return WindowView(percent(start), percent(width), percent(start + width), magnifier)
