"""A site with a date of every kind: files to put over those of `tests.sites`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# Each of these years stands in no other date of the site, so that a search for it finds the event's alone.
DATES: Final[Mapping[str, str]] = {
    "a-day": "1921-03-05",
    "a-month": "1923-04",
    "a-year": "1925",
    "a-season": "1927-21",
    "a-decade": "193X",
    "a-century": "17XX",
    "about-a-month": "1941-05~",
    "perhaps-a-day": "1943-06-07?",
    "some-day-of-a-month": "1945-08-XX",
    "some-months": "1947-02/1947-03",
    "until-a-day": "../1949-09-10",
    "since-a-month": "1951-10/..",
    "before-our-era": "-0043-03-15",
    "far-off": "Y-170000002",
    "one-of-two": '"[1953,1955]"',
    "a-moment": "1957-11-12T20:00:00-05:00",
    "a-local-time": "1959-11-12T09:30:00",
}
LONG: Final = "Ein sehr langer Titel, mit Kommas; Strichpunkten und “Anführungszeichen”: der Vertrag über die zwei Flüsse"
TITLES: Final[Mapping[str, str]] = {
    "a-day": f"'{LONG}'",
    "a-month": "'=HYPERLINK(\"https://example.org\")'",
    "a-year": "-2 degrees",
    "a-season": "'+5 & \\<more>'",
    "a-decade": "'@home'",
}
BODIES: Final[Mapping[str, str]] = {
    "a-day": "Seen [@gazette, page 2] at [the talks](/events/talks-begin/#_main).[^x] See [it](https://example.org/).\n\n[^x]: A *footnote*.\n",
    "a-century": "",
}


def _event(name: str, date: str) -> str:
    more = (
        "published: 2026-11-24\ncorrections:\n  - {date: 2026-11-25, was: One, now: Two}\n"
        if name == "a-day"
        else ""
    )
    standing = "standing: planned\n" if name == "a-moment" else ""
    return (
        f"---\ntitle: {TITLES.get(name, name.replace('-', ' ').title())}\ndate: {date}\nthread: talks\n"
        f"sources: [gazette]\n{more}{standing}---\n{BODIES.get(name, 'It happened.')}\n"
    )


RICH: Final[Mapping[str, str]] = {
    f"content/events/{name}.md": _event(name, date) for name, date in DATES.items()
}
