"""How time is drawn, as numbers: no HTML, no words."""

from dateline.story.geometry.bursts import bursts
from dateline.story.geometry.forms import Form, form
from dateline.story.geometry.instants import Stretch, first, last
from dateline.story.geometry.marks import MOST_ROWS, Lane, Mark, lanes
from dateline.story.geometry.strips import Strip, crowded, strip, whole
from dateline.story.geometry.ticks import Tick, Unit, ticks

__all__ = [
    "MOST_ROWS",
    "Form",
    "Lane",
    "Mark",
    "Stretch",
    "Strip",
    "Tick",
    "Unit",
    "bursts",
    "crowded",
    "first",
    "form",
    "lanes",
    "last",
    "strip",
    "ticks",
    "whole",
]
