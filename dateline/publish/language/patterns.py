"""CLDR's patterns for dates, ranges, times and numbers, filled for any year.

Filled here and not by Babel, whose own formatting ends at the years 1 and 9999 and knows no era but
ours. Digits are the Latin ones in every language, as in Babel.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time
from typing import Any, Final, Literal

from babel import Locale
from babel.dates import format_time, tokenize_pattern
from babel.lists import format_list
from babel.numbers import format_decimal

from dateline.content.dates import Clock, Day
from dateline.publish.language.names import names

Pieces = tuple[tuple[str, str], ...]  # a field's letter and "", or "" and the text between fields

_YEAR: Final = ("y", "")
_FIRST_BARE_YEAR: Final = 1000  # years before it are said with their era: "44 AD" is no page number
_ERA_NAMES: Final = {1: "Gy", 2: "GyMMM", 3: "GyMMMd"}
# CLDR's names of ranges by the number of parts and whether the era is said, the best first
_SPANS: Final = {
    (1, False): ("y",),
    (2, False): ("yMMMM", "yMMM"),
    (3, False): ("yMMMMd", "yMMMd"),
    (1, True): ("Gy",),
    (2, True): ("GyMMMM", "GyMMM"),
    (3, True): ("GyMMMMd", "GyMMMd"),
}
_NUMERIC: Final = {"M": "m", "L": "m", "Q": "q"}  # a month or quarter as its number
_THIN: Final = "\u2009"
_NARROW: Final = "\u202f"
_HARD: Final = "\u00a0"


class Patterns:
    """CLDR's patterns of one locale, taken apart once.

    Month names are widened where CLDR has only abbreviated patterns (its own rule for matching
    skeletons, UTS 35). Its thin spaces around dashes become none between two single words (4–6,
    April–June) and plain spaces elsewhere, its narrow no-break spaces become no-break ones: they
    look alike on a page, and a reader's search or a calendar programme expects no others.
    """

    __slots__ = ("_dates", "_eras", "_locale", "_months", "_numbers", "_spans", "_standing_months")

    def __init__(self, locale: Locale) -> None:
        self._locale = locale
        self._numbers: dict[int, str] = {}  # Babel takes its pattern apart for each
        self._months: Mapping[int, str] = names(locale, "months", "format", "wide")
        self._standing_months: Mapping[int, str] = names(locale, "months", "stand-alone", "wide")
        self._eras: Mapping[int, str] = locale.eras["abbreviated"]
        self._dates = _date_patterns(locale)
        self._spans = {
            (parts, era, difference): pattern
            for (parts, era), names in _SPANS.items()
            for difference, pattern in _span_patterns(locale, names).items()
        }

    def date(self, day: Day, parts: int) -> str:
        """Year, month and day as far as `parts` (1 to 3), with the era where it is needed."""
        return self._fill(self._dates[parts, day.year < _FIRST_BARE_YEAR], day)

    def span(self, first: Day, last: Day, parts: int) -> str:
        """A range of two dates of the same precision; what they share is said once."""
        if first[:parts] == last[:parts]:
            return self.date(first, parts)
        era = min(first.year, last.year) < _FIRST_BARE_YEAR
        pattern = self._spans.get((parts, era, _difference(first, last)))
        if pattern is None:
            return self.pair(self.date(first, parts), self.date(last, parts))
        return self._fill(pattern[0], first) + self._fill(pattern[1], last)

    def number(self, n: int) -> str:
        """Grouped as the language does: 10,000."""
        if n not in self._numbers:
            self._numbers[n] = _spaced(format_decimal(n, locale=self._locale))
        return self._numbers[n]

    def listed(self, words: Sequence[str], style: Literal["standard", "or"]) -> str:
        """A list: "a, b and c" or "a, b or c"."""
        return format_list(words, style=style, locale=self._locale)

    def pair(self, first: str, last: str) -> str:
        """A range of two dates already in words."""
        return _spaced(self._locale.interval_formats[None]).format(first, last)

    def moment(self, day: Day, clock: Clock) -> str:
        """A day and a time of day: "2 December 2017, 20:00"."""
        moment = time(clock.hour, clock.minute, clock.second)
        words = format_time(moment, "medium" if clock.second else "short", locale=self._locale)
        joined = str(self._locale.datetime_formats["medium"]).replace("'", "")
        return joined.format(_spaced(words), self.date(day, 3))

    def quarter(self, year: int, number: int) -> str:
        """A quarter of a year: "1st quarter 2001"."""
        day = Day(year, 1, 1)
        words = self.date(day, 1) if year < _FIRST_BARE_YEAR else str(year)
        name = self._locale.quarters["format"]["wide"][number]
        fields = {"Q": name, "q": str(number), "y": words}
        pieces = _pieces(self._locale.datetime_skeletons["yQQQQ"].pattern)
        return "".join(fields.get(letter, text) for letter, text in pieces)

    def yearly(self, day: Day, parts: int) -> str:
        """A month (2) or a day and its month (3) of no named year: "25 December"."""
        if parts == 2:
            return self._standing_months[day.month]
        skeletons = self._locale.datetime_skeletons
        pattern = skeletons.get("MMMMd") or skeletons["MMMd"]
        return self._fill(_pieces(pattern.pattern), day)

    def _fill(self, pieces: Pieces, day: Day) -> str:
        return "".join([text or self._field(letter, day) for letter, text in pieces])

    def _field(self, letter: str, day: Day) -> str:
        match letter:
            case "d":
                return str(day.day)
            case "M":
                return self._months[day.month]
            case "L":
                return self._standing_months[day.month]
            case "G":
                return self._eras[int(day.year > 0)]
            case "m":
                return str(day.month)
        year = day.year if day.year > 0 else 1 - day.year
        return self.number(year) if year > 9999 else str(year)


def _difference(first: Day, last: Day) -> str:
    """CLDR's letter for the largest part in which two days differ."""
    if (first.year > 0) != (last.year > 0):
        return "G"
    return "y" if first.year != last.year else "M" if first.month != last.month else "d"


def _pieces(pattern: str) -> Pieces:
    """A CLDR pattern taken apart: `d MMMM y` to fields by letter and text between them."""
    found: list[tuple[str, str]] = []
    for kind, value in tokenize_pattern(pattern):
        if kind == "chars":
            found.append(("", _spaced(str(value))))
            continue
        letter, width = str(value[0]), int(value[1])
        found.append((_NUMERIC[letter] if letter in _NUMERIC and width < 3 else letter, ""))
    return tuple(found)


def _date_patterns(locale: Locale) -> dict[tuple[int, bool], Pieces]:
    """The patterns by number of parts and whether the era is said."""
    skeletons = locale.datetime_skeletons
    names = {1: "y", 2: "yMMMM"}
    bare = {parts: _pieces(skeletons[name].pattern) for parts, name in names.items()}
    bare[3] = _pieces(locale.date_formats["long"].pattern)
    era = {parts: _pieces(skeletons[name].pattern) for parts, name in _ERA_NAMES.items()}
    tail = era[1][1:] if era[1][0] == _YEAR else ()
    found = {(parts, False): pieces for parts, pieces in bare.items()}
    for parts, pieces in bare.items():
        # "15 de marzo de 44" and then the era, where the pattern ends in the bare year
        fits = bool(tail) and pieces[-1] == _YEAR
        found[parts, True] = (*pieces, *tail) if fits else era[parts]
    return found


def _span_patterns(locale: Locale, names: Sequence[str]) -> dict[str, tuple[Pieces, Pieces]]:
    """The patterns of the first of `names` that CLDR has, by the part that differs."""
    formats: Mapping[str, Any] = locale.interval_formats
    name = next((name for name in names if name in formats), None)
    if name is None:
        return {}
    halves = formats[name].items()
    return {letter: _closed(*parts) for letter, parts in halves if len(parts) == 2}


def _closed(first: str, last: str) -> tuple[Pieces, Pieces]:
    """The two halves of a range, without spaces at the dash where one word differs: 4–6."""
    start, end = _pieces(first), _pieces(last)
    if _THIN in first and start[-2] == end[0] and start[-2][0] in ("d", "M", "L", "y"):
        start = (*start[:-1], ("", start[-1][1].strip()))
    return start, end


def _spaced(text: str) -> str:
    return text.replace(_THIN, " ").replace(_NARROW, _HARD)
