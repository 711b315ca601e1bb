"""The words at the ticks of a strip, short: "2017", "Apr", "Sat 2", "14:00"."""

from __future__ import annotations

from datetime import time

from babel import Locale
from babel.dates import format_time

from dateline.content.dates import Day, weekday
from dateline.publish.language.names import names
from dateline.publish.language.patterns import Patterns


class TickWording:
    """Short words of one locale, from CLDR."""

    def __init__(self, locale: Locale, patterns: Patterns) -> None:
        self._locale = locale
        self._patterns = patterns
        self._months = names(locale, "months", "stand-alone", "abbreviated")
        self._days = names(locale, "days", "stand-alone", "abbreviated")

    def year(self, day: Day) -> str:
        """Its era is said where it needs one."""
        return self._patterns.date(day, 1)

    def month(self, day: Day) -> str:
        """Abbreviated."""
        return self._months[day.month]

    def day(self, day: Day) -> str:
        """Day of the week and of the month."""
        return f"{self._days[weekday(day)]} {day.day}"

    def hour(self, hour: int) -> str:
        """As the language writes times."""
        return format_time(time(hour), "short", locale=self._locale)
