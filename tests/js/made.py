"""Made-up stories for the script's geometry: dates of every precision, from hours to ages, on both sides of the era.

All chance comes from the `Random` that is given, so the same seed makes the same story.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Final

from dateline.content.dates import Day, from_ordinal, ordinal, parse
from dateline.content.dates.calendar import year_text
from dateline.content.records import Event
from dateline.story.geometry import Stretch, crowded, first, last, whole
from tests.story.made import event

THREADS: Final = ("talks", "other", "third")
_MOST_DIGITS: Final = 9999


@dataclass(frozen=True, slots=True)
class Scale:
    """How long a made story is, in days to either side of its middle, and the kinds of its dates."""

    reach: float
    kinds: tuple[str, ...]


SCALES: Final[Mapping[str, Scale]] = {
    "hours": Scale(0.5, ("moment", "moment", "moment", "day")),
    "days": Scale(12, ("moment", "day", "day", "days", "soft day", "month", "some days")),
    "months": Scale(400, ("day", "day", "days", "month", "months", "from day", "to month", "some days")),
    "years": Scale(
        9_000, ("day", "soft day", "month", "soft months", "year", "years", "season", "decade", "to month")
    ),
    "eras": Scale(300_000, ("day", "month", "year", "soft year", "years", "decade", "century", "from day")),
    "ages": Scale(2e9, ("year", "years", "soft year", "to year")),
}
_MIDDLES: Final = (Day(2017, 6, 15), Day(2000, 1, 1), Day(1492, 10, 12), Day(1, 1, 1), Day(-43, 3, 15))


@dataclass(frozen=True, slots=True)
class Story:
    """Events in the order of the story; `dates`, `threads` and `featured` of each, by index."""

    dates: tuple[str, ...]
    threads: tuple[int, ...]
    featured: tuple[bool, ...]
    stretch: Stretch

    def events(self, random: Random) -> list[Event]:
        """With ids whose order says nothing: what is equal must keep the order of the story."""
        names = random.sample(range(1000), len(self.dates))
        return [
            event(f"e{name:03}", date, thread=THREADS[thread], featured=str(featured).lower())
            for name, date, thread, featured in zip(
                names, self.dates, self.threads, self.featured, strict=True
            )
        ]


def make_story(random: Random, scale: Scale, count: int) -> Story:
    """`count` events, of which many crowd; all their time, a burst, or a part of it."""
    middle = ordinal(random.choice(_MIDDLES))
    found = (_date(random, scale, middle) for _ in range(count))
    dates = tuple(sorted(found, key=lambda date: parse(date).key))
    threads = tuple(random.choice((0, 0, 0, 0, 1, 2)) for _ in dates)
    featured = tuple(random.random() < 0.15 for _ in dates)
    events = [event(f"e{number}", date) for number, date in enumerate(dates)]
    return Story(dates, threads, featured, _stretch(random, events))


def _stretch(random: Random, events: list[Event]) -> Stretch:
    stretch = whole(events)
    assert stretch
    chance, bursts = random.random(), crowded(events, stretch)
    if bursts and chance < 0.3:
        return bursts[0]
    if chance < 0.65:
        return stretch
    start = stretch.start + stretch.length * random.random() * 0.7
    length = stretch.length * random.choice((0.01, 0.05, 0.3))
    edges = [time for one in events for time in (first(one.date), last(one.date)) if time is not None]
    if chance < 0.9:  # from where an event begins or ends to where another does, if that is later
        start, end = random.choice(edges), random.choice(edges)
        return Stretch(start, end if end > start else start + length)
    return Stretch(start, start + length)


def _date(random: Random, scale: Scale, middle: int) -> str:
    """Two of five lie on one of a few days."""
    offset = random.uniform(-scale.reach, scale.reach)
    if random.random() < 0.4:
        offset = round(offset / scale.reach * 4) * scale.reach / 4
    day = from_ordinal(round(middle + offset))
    after = from_ordinal(ordinal(day) + random.randint(0, max(int(scale.reach / 3), 1)))
    return _KINDS[random.choice(scale.kinds)](random, day, after)


def _moment(random: Random, day: Day) -> str:
    return f"{day}T{random.choice((6, 9, 12, 18)):02}:{random.choice((0, 0, 7, 30)):02}:00"


def _some(random: Random, day: Day) -> str:
    return f"[{day},{from_ordinal(ordinal(day) + random.randint(1, 9))}]"


def _month(day: Day) -> str:
    return f"{day}"[:-3]


def _rounded(day: Day, digits: int) -> str:
    """A decade or a century: its year without its last digits."""
    return year_text(day.year)[:-digits] + "X" * digits


def _soft(random: Random) -> str:
    return random.choice("?~%")


# No date but a year is written with more than four digits.
_KINDS: Final[Mapping[str, Callable[[Random, Day, Day], str]]] = {
    "moment": lambda random, a, _: _moment(random, a),
    "day": lambda _, a, __: f"{a}",
    "soft day": lambda random, a, _: f"{a}{_soft(random)}",
    "days": lambda _, a, b: f"{a}/{b}",
    "some days": lambda random, a, _: _some(random, a),
    "from day": lambda random, a, _: f"{a}/" + random.choice(("..", "")),
    "month": lambda _, a, __: _month(a),
    "months": lambda _, a, b: f"{_month(a)}/{_month(b)}",
    "soft months": lambda random, a, b: f"{_month(a)}{_soft(random)}/{_month(b)}",
    "to month": lambda random, _, b: random.choice(("..", "")) + f"/{_month(b)}",
    "season": lambda random, a, _: f"{year_text(a.year)}-{random.randint(21, 24)}",
    "year": lambda _, a, __: year_text(a.year),
    "soft year": lambda random, a, _: year_text(a.year) + _soft(random),
    "years": lambda _, a, b: f"{year_text(a.year)}/{year_text(b.year)}",
    "to year": lambda _, __, b: f"../{year_text(b.year)}",
    "decade": lambda _, a, __: _rounded(a, 1),
    "century": lambda _, a, __: _rounded(a, 2),
}
