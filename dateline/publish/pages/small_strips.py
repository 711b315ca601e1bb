"""A small strip: the events of a page against the whole story, or where one event stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from dateline.content.records import Event
from dateline.publish.ground import NARROWEST, Ground
from dateline.publish.pages.strips.words import name
from dateline.publish.presenting import Presenter
from dateline.publish.scale import drawn_width, mirrored, percent
from dateline.publish.views import Here, SmallMark, SmallStripView
from dateline.story.geometry import Form, Lane, Mark, Room, is_rough, one_lane

_MOST_MARKS: Final = 300  # events; more are one path
_ROOM: Final = Room(
    mark=lambda event: drawn_width(event, featured=False) / NARROWEST,
    count=1.5 / NARROWEST,
    gap=0.2 / NARROWEST,
)
_ROW: Final = 0.75  # rem
_LEAST: Final = 1.5
_ABOVE: Final = 1.15  # rem for the words at the line


def small_strip(
    presenter: Presenter, events: Sequence[Event], *, here: Event | None = None
) -> SmallStripView | None:
    """Of `here`, an event with a page of its own, that one mark alone and a way to its place in the list.

    None where there is nothing to draw: in a story of fewer than two events, or without known dates.
    """
    ground = presenter.ground
    if ground is None:
        return None
    lane = one_lane([here] if here else events, ground.stretch, _ROOM)
    if not lane.marks:
        return None
    crowd = not here and _crowded(events, lane)
    top = _ABOVE if here else 0.0
    height = top + (_LEAST if crowd else max(lane.rows * _ROW + 0.25, _LEAST))
    return SmallStripView(
        top=top,
        height=height,
        ground=ground.steps,
        path=ground.path(events) if crowd else "",
        marks=() if crowd else tuple(_marks(presenter, lane, top, height, named=not here)),
        ticks=ground.ticks,
        caption="" if here or len(events) == len(ground.numbers) else _caption(presenter, ground),
        here=_here(presenter, ground, here, lane.marks[0]) if here else None,
    )


def _crowded(events: Sequence[Event], lane: Lane) -> bool:
    """Where most of them would only be counted, steps say more than marks."""
    joined = sum(len(mark.events) for mark in lane.marks if len(mark.events) > 1)
    return len(events) > _MOST_MARKS or 2 * joined > len(events)


def _marks(
    presenter: Presenter, lane: Lane, top: float, height: float, *, named: bool
) -> Iterator[SmallMark]:
    above = (top + height - lane.rows * _ROW) / 2
    for mark in lane.marks:
        events = [presenter.content.events[one] for one in mark.events]
        called = name(presenter, events) if named else ""
        yield _mark(presenter, mark, events[0], called, above + (mark.row + 0.5) * _ROW)


def _mark(presenter: Presenter, mark: Mark, event: Event, called: str, y: float) -> SmallMark:
    return SmallMark(
        id=event.id,
        name=called,
        x=percent(mirrored(presenter, mark.x + mark.width / 2 if mark.dot else mark.x, _width(mark))),
        y=round(y, 4),
        width=percent(_width(mark)),
        dot=mark.dot,
        form=_form(mark).value,
        standing=event.standing.value,
        approximate=bool(event.date.certainty.value),
        rough=is_rough(event.date),
        featured=False,  # all are of one size, as close as they stand
        open_start=mark.open_start,
        open_end=mark.open_end,
        colour=presenter.thread(event.thread).colour,
        count=len(mark.events),
    )


def _form(mark: Mark) -> Form:
    """A day that is long on this scale is one in which it happened."""
    return Form.SPAN if mark.form is Form.DAY and not mark.dot else mark.form


def _width(mark: Mark) -> float:
    return 0.0 if mark.dot else mark.width


def _caption(presenter: Presenter, ground: Ground) -> str:
    count = len(ground.numbers)
    said = presenter.language.ngettext(
        "In grey the whole story: %(number)s event", "In grey the whole story: %(number)s events", count
    )
    return said % {"number": ground.all}


def _here(presenter: Presenter, ground: Ground, event: Event, mark: Mark) -> Here:
    _, language = presenter.language.gettext, presenter.language
    at = _known(mark)
    values = {
        "number": language.number(ground.numbers[event.id]),
        "all": ground.all,
    }
    return Here(
        address=presenter.spot(event),
        x=percent(mirrored(presenter, at)),
        words=_("%(number)s of %(all)s") % values,
        name=_("You are here, at event %(number)s of %(all)s: show it in the list") % values,
        before=at > 0.5,
    )


def _known(mark: Mark) -> float:
    """The middle of its time; where one end is unknown, the other."""
    if mark.open_start == mark.open_end:
        return mark.x + mark.width / 2
    return mark.x + mark.width * mark.open_start
