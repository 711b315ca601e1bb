"""Dates of made stories: of every form, with bursts."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

Span = Literal["years", "days", "hours", "ages", "one-day"]
Precision = Literal["mixed", "day", "year"]

_START: Final = datetime.datetime(2010, 3, 1)  # noqa: DTZ001  the clock on the wall
_DAY: Final = datetime.datetime(2019, 5, 14, 7)  # noqa: DTZ001
_AGES: Final = (-2000, 2000)  # astronomical years: the first is 2001 BC
_MINUTES: Final = 24 * 60
_IN_BURSTS: Final = 0.4
_BURST: Final = 25  # about so many events a burst


@dataclass(frozen=True, slots=True)
class Moment:
    """A minute; the year is astronomical (0 is 1 BC)."""

    year: int
    month: int
    day: int
    hour: int
    minute: int

    @property
    def written_year(self) -> str:
        """The year in EDTF."""
        return f"{'-' if self.year < 0 else ''}{abs(self.year):04}"


def dates(events: int, span: Span, precision: Precision, chance: random.Random) -> list[str]:
    """As many dates in EDTF, in the order of their moments; the first and last are the ends of the span."""
    places = sorted(_places(events, chance))
    return [_written(_moment(place, events, span), span, precision, chance) for place in places]


def _places(events: int, chance: random.Random) -> list[float]:
    """Parts of the span, 0 to 1: most spread evenly, the others crowd."""
    bursts = [chance.random() for _ in range(1 + events // _BURST)]
    places = [0.0, 1.0][:events]
    while len(places) < events:
        place = chance.random()
        if chance.random() < _IN_BURSTS:
            place = chance.gauss(chance.choice(bursts), 0.02 / len(bursts))
        places.append(min(max(place, 0.0), 1.0))
    return places


def _moment(place: float, events: int, span: Span) -> Moment:
    if span == "ages":
        first, last = _AGES
        year, rest = divmod(first + place * (last - first), 1)
        return Moment(int(year), 1 + int(rest * 12), 1 + int(rest * 336) % 28, 12, 0)
    start, minutes = _lengths(events)[span]
    then = start + datetime.timedelta(minutes=round(place * minutes))
    return Moment(then.year, then.month, then.day, then.hour, then.minute)


def _lengths(events: int) -> Mapping[str, tuple[datetime.datetime, float]]:
    """Where a span begins, and its minutes. Years grow with the story: 1,000 events take ten."""
    return {
        "years": (_START, 3652 * _MINUTES * (events / 1_000) ** 0.5),
        "days": (_START, 30 * _MINUTES),
        "hours": (_DAY, 12 * 60),
        "one-day": (_DAY, 12 * 60),
    }


def _written(at: Moment, span: Span, precision: Precision, chance: random.Random) -> str:
    if precision == "year":
        return at.written_year
    if precision == "day" or span == "one-day":
        return _day(at)
    forms = _FORMS[span]
    (form,) = chance.choices(list(forms), list(forms.values()))
    return form(at)


def _day(at: Moment) -> str:
    return f"{at.written_year}-{at.month:02}-{at.day:02}"


def _month(at: Moment) -> str:
    return f"{at.written_year}-{at.month:02}"


def _year(at: Moment) -> str:
    return at.written_year


def _time(at: Moment) -> str:
    return f"{_day(at)}T{at.hour:02}:{at.minute:02}:00Z"


def _season(at: Moment) -> str:
    return f"{at.written_year}-{21 + at.month % 12 // 3}"


def _days(at: Moment) -> str:
    return f"{_day(at)}/{_day(_later(at, 3))}"


def _months(at: Moment) -> str:
    return f"{_month(at)}/{_month(_later(at, 100))}"


def _years(at: Moment) -> str:
    return f"{_year(at)}/{_year(_later(at, 30 * 366))}"


def _since(at: Moment) -> str:
    return f"{_month(at)}/.."


def _until(at: Moment) -> str:
    return f"../{_day(at)}"


def _around_month(at: Moment) -> str:
    return f"{_month(at)}~"


def _around_year(at: Moment) -> str:
    return f"{at.written_year}~"


def _uncertain(at: Moment) -> str:
    return f"{_day(at)}?"


def _decade(at: Moment) -> str:
    return f"{at.written_year[:-1]}X"


def _century(at: Moment) -> str:
    return f"{at.written_year[:-2]}XX"


def _later(at: Moment, days: int) -> Moment:
    months = at.year * 12 + at.month - 1 + (at.day - 1 + days) // 28
    return Moment(months // 12, months % 12 + 1, (at.day - 1 + days) % 28 + 1, at.hour, at.minute)


_Form = Callable[[Moment], str]
_FORMS: Final[Mapping[str, Mapping[_Form, float]]] = {
    "years": {
        _day: 60, _days: 8, _time: 6, _month: 9, _year: 2, _season: 2, _months: 3, _since: 1,
        _until: 1, _around_month: 3, _around_year: 1, _uncertain: 3, _years: 0.2,
    },
    "days": {_day: 55, _time: 30, _days: 10, _uncertain: 5},
    "hours": {_time: 1},
    "ages": {
        _year: 40, _around_year: 20, _decade: 10, _century: 8, _years: 8, _day: 8, _month: 4, _until: 1,
        _since: 1,
    },
}  # fmt: skip
