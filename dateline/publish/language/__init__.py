"""The site's language: the one owner of Babel.

Months, ranges, eras, quarters, lists and plurals come from CLDR; all other words are gettext
messages with English in the source.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from gettext import NullTranslations
from pathlib import Path
from typing import Literal

from dateline.content.dates import Date, Day
from dateline.publish.language.catalogues import CatalogueError, translations
from dateline.publish.language.gaps import Unit, count_word, gap_message
from dateline.publish.language.patterns import Patterns
from dateline.publish.language.points import PointWording
from dateline.publish.language.tags import known, locale_of, name_of
from dateline.publish.language.ticks import TickWording
from dateline.publish.language.wording import Wording

__all__ = ["CatalogueError", "Language", "Unit", "known"]


@dataclass(frozen=True, slots=True)
class Language:
    """Words in one language. Nothing in it changes once it is made.

    `tag` is a BCP 47 tag such as "en-GB". `catalogues` are .po files, of which later ones override
    earlier ones; what none of them translates is said in English. Raises ValueError for an unknown
    tag or a catalogue that is wrong. `translations` is for Jinja's i18n extension:
    `env.install_gettext_translations(language.translations, newstyle=True)`.
    """

    tag: str
    catalogues: Sequence[Path] = ()
    direction: Literal["ltr", "rtl"] = field(init=False)
    translations: NullTranslations = field(init=False, repr=False, compare=False)
    _patterns: Patterns = field(init=False, repr=False, compare=False)
    ticks: TickWording = field(init=False, repr=False, compare=False)
    _wording: Wording = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        locale = locale_of(self.tag)
        found = translations(self.catalogues)
        patterns = Patterns(locale)
        values = {
            "catalogues": tuple(self.catalogues),
            "direction": "rtl" if locale.character_order == "right-to-left" else "ltr",
            "translations": found,
            "ticks": TickWording(locale, patterns),
            "_patterns": patterns,
            "_wording": Wording(found.gettext, patterns, PointWording(found.gettext, patterns)),
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)

    def __reduce__(self) -> tuple[type[Language], tuple[str, Sequence[Path]]]:
        """Other processes make their own: the plural rules of a catalogue cannot be pickled."""
        return Language, (self.tag, self.catalogues)

    def gettext(self, message: str) -> str:
        """The message in this language, or as it is."""
        return self.translations.gettext(message)

    def ngettext(self, one: str, many: str, n: int) -> str:
        """The message for so many, by the plural rules of the catalogue that has it."""
        return self.translations.ngettext(one, many, n)

    def number(self, n: int) -> str:
        """Grouped as the language does: 10,000."""
        return self._patterns.number(n)

    def count(self, n: int) -> str:
        """Two to ten in words, others in digits: "three", "12"."""
        return count_word(self.gettext, n) or self.number(n)

    def name_of(self, tag: str) -> str:
        """What a language is called in this one: "German", "English (United Kingdom)"."""
        return name_of(tag, locale_of(self.tag))

    def join(self, words: Sequence[str]) -> str:
        """A list in words: "a, b and c"."""
        return self._patterns.listed(words, "standard")

    def day(self, day: Day) -> str:
        """One day: "19 September 2016", "15 March 44 BC"."""
        return self._patterns.date(day, 3)

    def month(self, number: int, year: int | None = None) -> str:
        """A month as a heading: "December", or "December 2017"."""
        day = Day(1 if year is None else year, number, 1)
        return self._patterns.yearly(day, 2) if year is None else self._patterns.date(day, 2)

    def date(self, date: Date) -> str:
        """The date as it is known, never more exactly: "around June 2017", "4–6 December 2017"."""
        return self._wording.date(date)

    def gap(self, count: int, unit: Unit) -> str:
        """The time since the event before: "one month later", "12 days later". `count` from 1."""
        if count < 1:
            raise ValueError(f"a gap has at least one {unit}, not {count}")
        return gap_message(self.ngettext, unit, count) % {"count": self.count(count)}
