"""The strip of the story for paper: it stands on one sheet, and its marks lead into the document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from dateline.content.records import Event
from dateline.publish import urls
from dateline.publish.pages.strips import strips
from dateline.publish.presenting import Presenter
from dateline.publish.views import StripsView, StripView
from dateline.story.geometry import Stretch

_ROOM: Final = 54.0  # rem: what the title leaves of a sheet of A4, at the size of type of print.css


def strips_on_paper(
    presenter: Presenter, events: Sequence[Event], pages: Mapping[str, str], stretch: Stretch | None = None
) -> StripsView | None:
    """The events over `stretch`. `pages`: by event the address of the document that holds it."""
    drawn = strips(presenter, events, stretch, _ROOM)
    if drawn is None:
        return None
    places = {event.id: f"{pages[event.id]}#{event.id}" for event in events}
    leads = {urls.event(event.id): places[event.id] for event in events}
    leads |= {presenter.spot(event): places[event.id] for event in events}
    windows = tuple(replace(one, magnifier=_led(one.magnifier, leads)) for one in drawn.windows)
    overview = _led(drawn.overview, leads)
    return replace(drawn, whole=_led(drawn.whole, leads), windows=windows, overview=overview)


def _led(strip: StripView, leads: Mapping[str, str]) -> StripView:
    marks = tuple(replace(one, address=leads[one.address]) for one in strip.marks)
    return replace(
        strip,
        marks=marks,
        periods=tuple(replace(one, address=leads[urls.event(one.first)]) for one in strip.periods),
    )
