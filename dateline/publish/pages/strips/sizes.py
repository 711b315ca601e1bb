"""The sizes of a strip's parts, in rem. What must not touch is placed for the narrowest strip of a kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

LABEL: Final = 0.8125  # the size of names
TICK: Final = 0.75
COUNT: Final = 0.6875
LINE: Final = 1.05  # from one line of names to the next
BESIDE: Final = 8.5  # what the names of threads take beside the strip
WIDTHS: Final[Mapping[str, float]] = {"n": 27.5, "m": 41.5, "w": 57.5}  # as in strip.css, without BESIDE
SMALL_WIDTHS: Final[Mapping[str, float]] = {"t": 8.0, "s": 16.0}  # of the overview: t for text twice as large


@dataclass(frozen=True, slots=True)
class Sizes:
    """Of one kind of strip."""

    narrowest: float
    mark: float
    gap: float  # between two marks
    count: float  # of a joined mark
    row: float
    between: float  # two lanes
    top: float  # above the first lane
    bottom: float
    heat: float  # the highest bar
    name: float = 0.0  # of the thread above its lane; 0 where it stands beside it


FULL: Final = Sizes(WIDTHS["n"], 0.8, 0.15, 1.6, 1.25, 0.75, 0.25, 0.25, 2.25)
MAGNIFIED: Final = Sizes(WIDTHS["n"], 0.8, 0.15, 1.6, 1.55, 0.5, 1.9, 0.5, 2.25)
SMALL: Final = Sizes(16.0, 0.65, 0.15, 1.6, 0.85, 0.35, 0.0, 0.1, 1.25, 1.05)
