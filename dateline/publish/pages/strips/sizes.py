"""The sizes of a strip's parts, in rem. What must not touch is placed for the narrowest strip of a kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dateline.content.records import Event
from dateline.publish.lettering import cut, width_of
from dateline.publish.presenting import Presenter
from dateline.publish.scale import drawn_width
from dateline.story.geometry import Room

LABEL: Final = 0.8125  # the size of names
TICK: Final = 0.75
COUNT: Final = 0.6875
LINE: Final = 1.05  # from one line of names to the next
COUNTED: Final = 1.6  # a joined mark with its number
GAP: Final = 0.15  # between two marks
BESIDE: Final = 8.5  # what the names of threads take beside the strip
WIDTHS: Final[Mapping[str, float]] = {"n": 27.5, "m": 41.5, "w": 57.5}  # as in strip.css, without BESIDE
SMALL_WIDTHS: Final[Mapping[str, float]] = {"t": 8.0, "s": 16.0}  # of the overview: t for text twice as large


_LONGEST: Final = 20.0  # em of a name


def name_of(presenter: Presenter, event: Event) -> str:
    """The name that stands on the strip."""
    return cut(presenter.label(event).striptags(), _LONGEST, bold=event.featured)


def name_width(presenter: Presenter, event: Event) -> float:
    """In rem."""
    return width_of(name_of(presenter, event), bold=event.featured) * LABEL


@dataclass(frozen=True, slots=True)
class Sizes:
    """Of one kind of strip."""

    narrowest: float
    row: float
    between: float  # two lanes
    top: float  # above the first lane
    bottom: float
    heat: float  # the highest bar
    axis: float = 0.0  # for the words under it
    name: float = 0.0  # of the thread above its lane; 0 where it stands beside it

    def room(self, presenter: Presenter, *, named: bool = False) -> Room:
        """What marks take of the width; with their names, where each has its own beside it."""

        def mark(event: Event) -> float:
            return drawn_width(event, featured=event.featured) / self.narrowest

        def name(event: Event) -> float:
            return (name_width(presenter, event) + LABEL) / self.narrowest if named else 0.0

        return Room(mark, COUNTED / self.narrowest, GAP / self.narrowest, name)


FULL: Final = Sizes(WIDTHS["n"], 1.25, 0.75, 0.25, 0.25, 2.25, axis=1.75)
MAGNIFIED: Final = Sizes(WIDTHS["n"], 1.55, 0.5, 1.9, 0.5, 2.25)
CROWDED: Final = Sizes(WIDTHS["n"], 1.25, 0.75, 1.9, 0.25, 2.25)  # a magnifier without room for all names
SMALL: Final = Sizes(16.0, 0.85, 0.35, 0.0, 0.1, 1.25, axis=1.75, name=1.05)
