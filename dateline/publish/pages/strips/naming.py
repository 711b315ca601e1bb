"""Which marks and ticks of a strip are named, at each of its widths."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from dateline.publish.lettering import width_of
from dateline.publish.pages.strips.sizes import LINE, SMALL_WIDTHS, TICK, WIDTHS, Sizes, name_width
from dateline.publish.presenting import Presenter
from dateline.publish.scale import axis_words, mirrored, percent
from dateline.publish.views import LabelView, TickView
from dateline.story.geometry import Label, Lane, Spacing, Strip, labels

Names = Mapping[str, Mapping[str, Label]]  # by event, and by width of the strip

_GAP: Final = 0.5  # rem beside a name
_DROP: Final = 0.28  # rem from the middle of a line to its baseline


def placed(presenter: Presenter, lane: Lane, important: Sequence[str], sizes: Sizes) -> Names:
    """Where the names of a lane stand."""
    events = presenter.content.events
    found: dict[str, dict[str, Label]] = {}
    for name, rem in WIDTHS.items():
        wide = {one: name_width(presenter, events[one]) / rem for one in important}
        for label in labels(lane, important, Spacing(wide.__getitem__, sizes.narrowest / rem, _GAP / rem)):
            found.setdefault(label.event, {})[name] = label
    return found


def label_views(words: str, found: Mapping[str, Label], row: int, sizes: Sizes) -> tuple[LabelView, ...]:
    """One for each place; the same place at several widths is one."""
    places: dict[tuple[int, bool], list[str]] = {}
    for name, label in found.items():
        places.setdefault((label.line, label.before), []).append(name)
    return tuple(
        LabelView(words, " ".join(names), *_heights(line, row, sizes), before)
        for (line, before), names in places.items()
    )


def _heights(line: int, row: int, sizes: Sizes) -> tuple[float, float]:
    """The baseline of a name, and how far its line reaches, from the middle of its mark."""
    if line == 0:
        return _DROP, 0.0
    foot = -(row + 0.5) * sizes.row - (line - 1) * LINE
    return round(foot - _DROP, 3), round(foot - 0.05, 3)


def tick_views(presenter: Presenter, drawn: Strip, sizes: Sizes) -> tuple[TickView, ...]:
    """The ticks, each with its words at the widths where they touch no others; rounder ones come first."""
    words = axis_words(presenter.language.ticks, drawn.ticks)
    said = list(zip(drawn.ticks, words, strict=True))
    after: dict[float, list[str]] = {tick.at: [] for tick in drawn.ticks}
    before: dict[float, list[str]] = {tick.at: [] for tick in drawn.ticks}
    for name, rem in (SMALL_WIDTHS if sizes.name else WIDTHS).items():
        taken: list[tuple[float, float]] = []
        for tick, one in sorted(said, key=lambda entry: (not entry[0].major, entry[0].at)):
            at, wide = drawn.stretch.at(tick.at), (width_of(one) * TICK + _GAP) / rem
            box = (at, at + wide) if at + wide <= 1 else (at - wide, at)
            if box[0] >= 0 and all(box[1] <= start or end <= box[0] for start, end in taken):
                taken.append(box)
                (after if box[0] == at else before)[tick.at].append(name)
    return tuple(
        TickView(
            percent(mirrored(presenter, drawn.stretch.at(tick.at))),
            one,
            " ".join(after[tick.at]),
            " ".join(before[tick.at]),
            tick.major,
        )
        for tick, one in said
    )
