"""Single dates in words: each thing EDTF can say of one, in a message of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from dateline.content.dates import Certainty, Clock, Day, Point, Precision
from dateline.publish.language.patterns import Patterns

Gettext = Callable[[str], str]
_OVER_NEW_YEAR: Final = (24, 28, 30)  # northern winters and the southern summer


@dataclass(frozen=True, slots=True)
class PointWording:
    """Says single dates: months and eras by CLDR's patterns, all else by gettext."""

    gettext: Gettext
    patterns: Patterns

    def point(self, point: Point) -> str:
        """The words of a date, and in brackets after them what must be said of it."""
        if is_plain(point) and point.clock is None:
            return self.patterns.date(point.earliest, len(point.written))
        words, notes = self._words(point)
        if len(set(point.qualifiers)) > 1:
            notes += self._partial_doubts(point)
        elif point.certainty is not Certainty.CERTAIN:
            words, notes = self._doubted(point, words, notes)
        return self._noted(words, notes)

    def _noted(self, words: str, notes: list[str]) -> str:
        if not notes:
            return words
        listed = notes[0]
        for note in notes[1:]:
            listed = self.gettext("%(first)s, %(second)s") % {"first": listed, "second": note}
        return self.gettext("%(date)s (%(notes)s)") % {"date": words, "notes": listed}

    def _words(self, point: Point) -> tuple[str, list[str]]:
        if point.clock is not None:
            return self.patterns.moment(point.earliest, point.clock), _offset(point.clock)
        if point.season is not None:
            return self._season(point.earliest.year, point.season)
        if point.significant is not None and point.earliest.year != point.latest.year:
            year = self.patterns.date(Day(point.year or 0, 1, 1), 1)
            words = self.gettext("around %(date)s") % {"date": year}
            return words, [self._between(point, 1)]
        if point.unspecified:
            return self._masked(point)
        return self.patterns.date(point.earliest, len(point.written)), []

    def _between(self, point: Point, parts: int) -> str:
        first = self.patterns.date(point.earliest, parts)
        last = self.patterns.date(point.latest, parts)
        return self.gettext("between %(first)s and %(last)s") % {"first": first, "last": last}

    def _doubted(self, point: Point, words: str, notes: list[str]) -> tuple[str, list[str]]:
        """A date that is doubted as a whole."""
        doubt = point.certainty
        if doubt is Certainty.UNCERTAIN:
            return words, [*notes, self.gettext("uncertain")]
        between = "X" in point.written[0] and not _is_named_decade(point)
        if between or point.significant is not None:  # these words are approximate already
            both = doubt is Certainty.BOTH
            note = self.gettext("uncertain and approximate") if both else self.gettext("approximate")
            return words, [*notes, note]
        if doubt is Certainty.BOTH:
            notes = [*notes, self.gettext("uncertain")]
        return self.gettext("around %(date)s") % {"date": words}, notes

    def _partial_doubts(self, point: Point) -> list[str]:
        """What is doubted of a date of which other parts are sure: "year uncertain"."""
        month = self.gettext("month") if point.season is None else self.gettext("season")
        names = (self.gettext("year"), month, self.gettext("day"))
        messages = {
            Certainty.UNCERTAIN: self.gettext("%(parts)s uncertain"),
            Certainty.APPROXIMATE: self.gettext("%(parts)s approximate"),
            Certainty.BOTH: self.gettext("%(parts)s uncertain and approximate"),
        }
        notes = []
        for doubt, message in messages.items():
            parts = [n for n, q in zip(names, point.qualifiers, strict=False) if q is doubt]
            if parts:
                notes.append(message % {"parts": self.patterns.listed(parts, "standard")})
        return notes

    def _season(self, year: int, season: int) -> tuple[str, list[str]]:
        if 33 <= season <= 36:
            return self.patterns.quarter(year, season - 32), []
        last = Day(year + (season in _OVER_NEW_YEAR), 1, 1)
        words = self.patterns.span(Day(year, 1, 1), last, 1)
        notes = [_hemisphere(self.gettext, season)] if 25 <= season <= 32 else []
        return _season(self.gettext, season) % {"year": words}, notes

    def _masked(self, point: Point) -> tuple[str, list[str]]:
        """A date with unspecified digits."""
        year, month, day = (*point.written, "", "")[:3]
        unknown = [part for part, digits in (("month", month), ("day", day)) if digits == "XX"]
        notes = [_unknown(self.gettext, "".join(unknown))] if unknown else []
        known_parts = len(point.written) - len(unknown)
        partial = any("X" in part and part != "XX" for part in (month, day))
        if partial or (unknown == ["month"] and day):
            return self._between(point, len(point.written)), []
        if "X" not in year:
            return self.patterns.date(point.earliest, known_parts), notes
        if known_parts == 1:
            return self._period(point), notes
        return self._yearly(point, known_parts), notes

    def _period(self, point: Point) -> str:
        """A year with unspecified digits."""
        if point.written[0] == "XXXX":
            return self.gettext("unknown year")
        if _is_named_decade(point):
            return self.gettext("the %(decade)ss") % {"decade": point.earliest.year}
        return self._between(point, 1)

    def _yearly(self, point: Point, parts: int) -> str:
        """A month or day of which the year is not known."""
        day = self.patterns.yearly(point.earliest, parts)
        if point.written[0] == "XXXX":
            return self.gettext("%(day)s of an unknown year") % {"day": day}
        first, last = (self.patterns.date(d, 1) for d in (point.earliest, point.latest))
        message = self.gettext("%(day)s of a year between %(first)s and %(last)s")
        return message % {"day": day, "first": first, "last": last}


def is_plain(point: Point) -> bool:
    """Whether a date can be written by CLDR's patterns alone, or joined to another by its dash."""
    return (
        point.year is not None
        and point.season is None
        and point.significant is None
        and not point.unspecified
        and point.certainty is Certainty.CERTAIN
    )


def _is_named_decade(point: Point) -> bool:
    """Whether "the 1960s" says it. "The 1900s" might be a century; no decade BC has a name."""
    year = point.earliest.year
    is_decade = point.precision is Precision.DECADE and len(point.written) == 1
    return is_decade and year >= 1000 and year % 100 != 0


def _offset(clock: Clock) -> list[str]:
    if clock.offset is None:
        return []
    hours, minutes = divmod(abs(clock.offset), 60)
    sign = "" if clock.offset == 0 else "−" if clock.offset < 0 else "+"
    return [f"UTC{sign}{hours if sign else ''}{f':{minutes:02}' if minutes else ''}"]


# Messages. Each stands whole in a call, so that pybabel finds it.


def _season(gettext: Gettext, season: int) -> str:
    if season <= 32:
        return (
            gettext("spring %(year)s"),
            gettext("summer %(year)s"),
            gettext("autumn %(year)s"),
            gettext("winter %(year)s"),
        )[(season - 21) % 4]
    return {
        37: gettext("first four months of %(year)s"),
        38: gettext("middle four months of %(year)s"),
        39: gettext("last four months of %(year)s"),
        40: gettext("first half of %(year)s"),
        41: gettext("second half of %(year)s"),
    }[season]


def _hemisphere(gettext: Gettext, season: int) -> str:
    return gettext("northern hemisphere") if season <= 28 else gettext("southern hemisphere")


def _unknown(gettext: Gettext, parts: str) -> str:
    return {
        "month": gettext("month unknown"),
        "day": gettext("day unknown"),
        "monthday": gettext("month and day unknown"),
    }[parts]
