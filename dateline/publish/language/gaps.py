"""The time between two events in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

Unit = Literal["day", "week", "month", "year"]


def gap_message(ngettext: Callable[[str, str, int], str], unit: Unit, n: int) -> str:
    """The message for a gap of `n` units; `%(count)s` stands for the number."""
    match unit:
        case "day":
            return ngettext("one day later", "%(count)s days later", n)
        case "week":
            return ngettext("one week later", "%(count)s weeks later", n)
        case "month":
            return ngettext("one month later", "%(count)s months later", n)
        case "year":
            return ngettext("one year later", "%(count)s years later", n)


def count_word(gettext: Callable[[str], str], n: int) -> str | None:
    """Two to ten in words; where the word depends on the noun, translate it by a digit."""
    words = (
        gettext("two"),
        gettext("three"),
        gettext("four"),
        gettext("five"),
        gettext("six"),
        gettext("seven"),
        gettext("eight"),
        gettext("nine"),
        gettext("ten"),
    )
    return words[n - 2] if 2 <= n <= 10 else None
