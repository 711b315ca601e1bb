"""What every strip says of its scale: the words at its ticks, and where a part of its width lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from dateline.content.dates import Certainty
from dateline.content.records import Event
from dateline.publish.language import Language
from dateline.publish.language.ticks import TickWording
from dateline.story.geometry import Form, Tick, Unit, form, is_rough


class Speaker(Protocol):
    """Whoever knows the language of the page: the presenter does."""

    @property
    def language(self) -> Language:
        """The page's."""


def tick_words(words: TickWording, tick: Tick) -> str:
    """As much as the reader needs: "2018", "Apr", "Sat 2 Dec 2017" and after it "Sun 3", "12:00"."""
    if tick.step is Unit.HOUR and tick.unit is Unit.HOUR:
        return words.hour(tick.hour)
    if tick.step in (Unit.DAY, Unit.HOUR):
        month = tick.changed in (Unit.MONTH, Unit.YEAR)
        parts = [words.day(tick.day), words.month(tick.day) * month, words.year(tick.day) * tick.with_year]
        return " ".join(filter(None, parts))
    return words.year(tick.day) if tick.unit is Unit.YEAR else words.month(tick.day)


def axis_words(words: TickWording, ticks: Sequence[Tick]) -> list[str]:
    """Those of all ticks; the first says the year, or the day, where no other would."""
    said = [tick_words(words, tick) for tick in ticks]
    if ticks and all(tick.unit is Unit.MONTH for tick in ticks):
        said[0] += f" {words.year(ticks[0].day)}"
    elif ticks and all(tick.unit is Unit.HOUR for tick in ticks):
        said[0] = f"{tick_words(words, replace(ticks[0], unit=Unit.DAY, hour=0))} {said[0]}"
    return said


def drawn_width(event: Event, *, featured: bool) -> float:
    """How wide a mark is drawn at least, in rem, around the middle of its time; as in marks.css."""
    soft, shape = event.date.certainty is not Certainty.CERTAIN, form(event.date)
    if shape is Form.DAY:
        return 1.5 if soft else 0.8 if featured else 0.6
    if shape is Form.OPEN:
        return 1.6 if soft else 1.0
    return 1.25 if soft else 0.9 if shape is Form.SPAN or is_rough(event.date) else 0.4


def mirrored(presenter: Speaker, x: float, width: float = 0.0) -> float:
    """From the left, what begins so far from the side where the page begins; both are parts of a width."""
    return 1 - x - width if presenter.language.direction == "rtl" else x


def percent(part: float) -> str:
    """A part of a width for SVG, to a thousandth of a per cent: "12.5%"."""
    return f"{round(100 * part, 3) + 0.0:.3f}".rstrip("0").rstrip(".") + "%"
