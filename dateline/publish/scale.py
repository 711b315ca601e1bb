"""What every strip says of its scale: the words at its ticks, and where a part of its width lies."""

from __future__ import annotations

from typing import Protocol

from dateline.publish.language import Language
from dateline.publish.language.ticks import TickWording
from dateline.story.geometry import Tick, Unit


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


def mirrored(presenter: Speaker, x: float, width: float = 0.0) -> float:
    """From the left, what begins so far from the side where the page begins; both are parts of a width."""
    return 1 - x - width if presenter.language.direction == "rtl" else x


def percent(part: float) -> str:
    """A part of a width for SVG, to a thousandth of a per cent: "12.5%"."""
    return f"{round(100 * part, 3) + 0.0:.3f}".rstrip("0").rstrip(".") + "%"
