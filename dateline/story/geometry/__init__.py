"""How time is drawn, as numbers: no HTML, no words."""

from dateline.story.geometry.bins import Bin, Division, bins, divide
from dateline.story.geometry.bursts import bursts
from dateline.story.geometry.forms import Form, form
from dateline.story.geometry.instants import Stretch, begun, core, first, is_rough, last, stretch_of
from dateline.story.geometry.labels import Label, Spacing, labels
from dateline.story.geometry.marks import MOST_ROWS, Lane, Mark, Room, lanes, one_lane
from dateline.story.geometry.strips import Strip, crowded, inside, strip, whole
from dateline.story.geometry.ticks import Tick, Unit, ticks

__all__ = [
    "MOST_ROWS",
    "Bin",
    "Division",
    "Form",
    "Label",
    "Lane",
    "Mark",
    "Room",
    "Spacing",
    "Stretch",
    "Strip",
    "Tick",
    "Unit",
    "begun",
    "bins",
    "bursts",
    "core",
    "crowded",
    "divide",
    "first",
    "form",
    "inside",
    "is_rough",
    "labels",
    "lanes",
    "last",
    "one_lane",
    "stretch_of",
    "strip",
    "ticks",
    "whole",
]
