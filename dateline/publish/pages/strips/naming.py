"""Which marks and ticks of a strip are named, at each of its widths."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from dateline.content.records import Event
from dateline.publish.lettering import cut, width_of
from dateline.publish.pages.strips.sizes import LABEL, LINE, SMALL_WIDTHS, TICK, WIDTHS, Sizes
from dateline.publish.presenting import Presenter
from dateline.publish.scale import tick_words
from dateline.publish.views import LabelView
from dateline.story.geometry import Label, Lane, Spacing, Strip, labels

Names = Mapping[str, Mapping[str, Label]]  # by event, and by width of the strip

_LONGEST: Final = 20.0  # em of a name
_GAP: Final = 0.5  # rem beside a name
_DROP: Final = 0.28  # rem from the middle of a line to its baseline


def words_of(presenter: Presenter, event: Event) -> str:
    """The name that stands on the strip."""
    return cut(presenter.label(event).striptags(), _LONGEST, bold=event.featured)


def width(presenter: Presenter, event: Event) -> float:
    """Of its name, in rem."""
    return width_of(words_of(presenter, event), bold=event.featured) * LABEL


def placed(presenter: Presenter, lane: Lane, important: Sequence[str], sizes: Sizes) -> Names:
    """Where the names of a lane stand."""
    events = presenter.content.events
    found: dict[str, dict[str, Label]] = {}
    for name, rem in WIDTHS.items():
        wide = {one: width(presenter, events[one]) / rem for one in important}
        for label in labels(lane, important, Spacing(wide.__getitem__, sizes.mark / rem, _GAP / rem)):
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


def tick_widths(presenter: Presenter, drawn: Strip, sizes: Sizes, last: float) -> Mapping[float, str]:
    """By tick, the widths at which its words touch no others; rounder ticks come first."""
    found: dict[float, list[str]] = {tick.at: [] for tick in drawn.ticks}
    for name, rem in (SMALL_WIDTHS if sizes.name else WIDTHS).items():
        taken: list[tuple[float, float]] = []
        for tick in sorted(drawn.ticks, key=lambda one: (not one.major, one.at)):
            at = drawn.stretch.at(tick.at)
            wide = (width_of(tick_words(presenter.language.ticks, tick)) * TICK + _GAP) / rem
            box = (at - wide, at) if at > last else (at, at + wide)
            if all(box[1] <= start or end <= box[0] for start, end in taken):
                taken.append(box)
                found[tick.at].append(name)
    return {at: " ".join(names) for at, names in found.items()}
