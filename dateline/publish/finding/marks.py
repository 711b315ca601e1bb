"""The marks of the events: what decides how one is drawn, as a number, and the drawings themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from dateline.content.dates import Precision
from dateline.content.records import Event
from dateline.publish.rendering import Renderer
from dateline.publish.scale import drawn_width
from dateline.story.geometry import Form, first, form, is_rough, last
from dateline.story.importance import STANDINGS

_FORMS: Final = ("day", "range", "span", "open")
_BETWEEN: Final = re.compile(r"\s*\n\s*")


def mark(event: Event) -> int:
    """Bits: two for the form, two for the standing, then one each; the last two: an end that nobody knows."""
    date = event.date
    flags = (
        *(bool(date.certainty.value), event.featured, is_rough(date), date.precision is Precision.TIME),
        *(first(date) is None, last(date) is None),
    )
    bits = sum(flag << place for place, flag in enumerate(flags, 4))
    return _FORMS.index(form(date).value) | STANDINGS.index(event.standing) << 2 | bits


def drawings(marks: Mapping[int, Event], renderer: Renderer) -> Mapping[int, Sequence[Any]]:
    """By the number of a mark, which some event has, how wide it is drawn at least, in rem, and its drawing,
    as wide as its box.

    A day has two: a dot, and a time in which it happened. Where one surely went on stands in the middle.
    """
    return {number: _drawn(event, renderer) for number, event in marks.items()}


def _drawn(event: Event, renderer: Renderer) -> Sequence[Any]:
    date, shape = event.date, form(event.date)
    one = {
        "standing": event.standing.value,
        "approximate": bool(date.certainty.value),
        "featured": event.featured,
        "rough": is_rough(date),
        "open_start": first(date) is None,
        "open_end": last(date) is None,
    }
    forms = (shape, Form.SPAN) if shape is Form.DAY else (shape,)
    text = renderer.render("find/mark.html", {"marks": [{**one, "form": kind.value} for kind in forms]})
    return drawn_width(event, featured=event.featured), _BETWEEN.sub("", text)
