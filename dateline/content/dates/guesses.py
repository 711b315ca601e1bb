"""Readings of one misspelt date: how people write dates who do not know EDTF.

Each rule is a pattern for the whole text and what it means. No pattern repeats without a bound.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from dateline.content.dates.calendar import MONTHS, Day, from_ordinal, ordinal, weekday, year_text

Rule = Callable[[re.Match[str]], Iterator[str]]

_NUMBERS: Final = {
    name: number
    for number, month in enumerate(MONTHS, 1)
    for name in (month.lower(), month[:3].lower(), *(("sept",) if number == 9 else ()))
}
_MONTH: Final = rf"(?P<month>{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\.?"
_DAY: Final = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<ad>ad )?(?P<year>[0-9]{1,5})(?P<era> ?(?:bce?|b\.c\.(?:e\.)?|ce|ad|c\.e\.|a\.d\.))?"
_WEEKDAY: Final = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_ABOUT: Final = re.compile(
    r"(?:(?:circa|about|around|approximately|roughly) |(?:approx|ca|c)\.? ?|[~≈] ?)", re.IGNORECASE
)
_DOUBT: Final = re.compile(r"(?:(?:probably|possibly|perhaps|maybe) |\? ?)", re.IGNORECASE)
_SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}


def guess(text: str) -> Iterator[str]:
    """What a text may mean, the likeliest first. Not every reading need be a date."""
    for words, sign in ((_ABOUT, "~"), (_DOUBT, "?")):
        match = words.match(text)
        if match and text[match.end() :]:
            rest = text[match.end() :]
            yield f"{rest}{sign}"
            for reading in _readings(rest):
                yield f"{reading}{sign}"
            return
    yield from _readings(text)


def _readings(text: str) -> Iterator[str]:
    for pattern, rule in _RULES:
        match = pattern.fullmatch(text)
        if match:
            yield from rule(match)


def _year(match: re.Match[str]) -> str:
    year, era = int(match["year"]), (match["era"] or "").strip().lower()
    return year_text(1 - year) if era.startswith("b") else year_text(year)


def _is_sure_year(match: re.Match[str]) -> bool:
    """Three digits and an era, or four digits: "44" alone may be 1944."""
    return bool(match["era"] or match["ad"]) or len(match["year"]) >= 3


def _in_words(match: re.Match[str]) -> Iterator[str]:
    """2 December 2017, Dec. 2017, 44 BC."""
    parts = match.groupdict()
    if not _is_sure_year(match):
        return
    year = _year(match)
    if not parts.get("month"):
        yield year
        return
    month = _NUMBERS[parts["month"].lower()]
    day = parts.get("day")
    yield f"{year}-{month:02}-{int(day):02}" if day else f"{year}-{month:02}"


def _with_zeros(match: re.Match[str]) -> Iterator[str]:
    """2017-4, 2017/12/04, 2017.12.4."""
    day = f"-{int(match['day']):02}" if match["day"] else ""
    yield f"{match['year']}-{int(match['month']):02}{day}"


def _day_or_month_first(match: re.Match[str]) -> Iterator[str]:
    """12/02/2017 is 12 February or 2 December; 02.12.2017, with dots, has its day first."""
    first, second = int(match["first"]), int(match["second"])
    yield f"{match['year']}-{second:02}-{first:02}"
    if match["mark"] != ".":
        yield f"{match['year']}-{first:02}-{second:02}"


def _capitals(match: re.Match[str]) -> Iterator[str]:
    """201x, 199u of older drafts, y17000, 2017-12-02t20:00:00z."""
    text = match[0].upper().replace("U", "X")
    if text != match[0]:
        yield text


def _short_time(match: re.Match[str]) -> Iterator[str]:
    """2017-12-02T20:00, 2017-12-02T8pm, 2017-12-02 20:00:00."""
    hour = int(match["hour"])
    half = (match["half"] or "").lower()[:1]
    if half:
        if not 1 <= hour <= 12:
            return
        hour = hour % 12 + (12 if half == "p" else 0)
    elif not match["minute"]:
        return
    time = f"{hour:02}:{match['minute'] or '00'}:{match['second'] or '00'}"
    offset = (match["offset"] or "").upper().strip()
    if re.fullmatch("[+-][0-9]{4}", offset):
        offset = f"{offset[:3]}:{offset[3:]}"
    yield f"{match['date']}T{time}{offset.replace('UTC', 'Z').replace('GMT', 'Z')}"


def _quarter(match: re.Match[str]) -> Iterator[str]:
    yield f"{match['year']}-{32 + int(match['quarter'])}"


def _season(match: re.Match[str]) -> Iterator[str]:
    yield f"{match['year']}-{_SEASONS[match['season'].lower()]}"


def _week(match: re.Match[str]) -> Iterator[str]:
    """An ISO week as its days: week 1 holds 4 January."""
    fourth = Day(int(match["year"]), 1, 4)
    monday = ordinal(fourth) - weekday(fourth) + 7 * (int(match["week"]) - 1)
    if 1 <= int(match["week"]) <= 53:
        yield f"{from_ordinal(monday)}/{from_ordinal(monday + 6)}"


def _day_of_year(match: re.Match[str]) -> Iterator[str]:
    day = from_ordinal(ordinal(Day(int(match["year"]), 1, 1)) + int(match["number"]) - 1)
    if day.year == int(match["year"]):
        yield str(day)


def _decade(match: re.Match[str]) -> Iterator[str]:
    """The 1960s; the 1900s are ten years or a hundred."""
    yield f"{match['decade']}X"
    if match["decade"].endswith("0"):
        yield f"{match['decade'][:2]}XX"


def _century(match: re.Match[str]) -> Iterator[str]:
    yield f"{int(match['number']) - 1:02}XX"


def _bare_year(match: re.Match[str]) -> Iterator[str]:
    """476, -43, 12017: years of fewer or more than four digits. "44" may be 1944."""
    year = int(match[0])
    if len(match[0]) == 3 or (year < 0 and len(match[0]) > 2) or year > 9999:
        yield year_text(year)


def _solid(match: re.Match[str]) -> Iterator[str]:
    """20171204."""
    yield f"{match['year']}-{match['month']}-{match['day']}"


def _years(match: re.Match[str]) -> Iterator[str]:
    """1914-1918."""
    yield f"{match['first']}/{match['last']}"


def _both_signs(match: re.Match[str]) -> Iterator[str]:
    """2017?~ is 2017%."""
    yield f"{match['date']}%"


def _spaced_sign(match: re.Match[str]) -> Iterator[str]:
    """2017 ?, 2017 (uncertain)."""
    signs = {"?": "?", "~": "~", "%": "%", "(?)": "?", "(uncertain)": "?", "(approximate)": "~"}
    yield f"{match['date']}{signs[match['sign']]}"


_ISO_DAY: Final = "(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})"
_CLOCK: Final = (
    r"(?P<hour>[0-9]{1,2})(?::(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?)?"
    r" ?(?P<half>am|pm|a\.m\.|p\.m\.)?(?P<offset> ?(?:z|utc|gmt|[+-][0-9]{2}(?::?[0-9]{2})?))?"
)
_PARTS: Final = r"(?P<month>[0-9]{1,2})(?:(?P=mark)(?P<day>[0-9]{1,2}))?"
_SIGN: Final = r"(?P<sign>[?~%]|\(\?\)|\(uncertain\)|\(approximate\))"
_TEXTS: Final = (
    (_YEAR, _in_words),
    (rf"{_MONTH},? {_YEAR}", _in_words),
    (rf"{_WEEKDAY}(?:the )?{_DAY} (?:of )?{_MONTH},? {_YEAR}", _in_words),
    (rf"{_WEEKDAY}{_MONTH} {_DAY},? {_YEAR}", _in_words),
    (rf"{_YEAR} {_MONTH}(?: {_DAY})?", _in_words),
    (rf"(?P<year>-?[0-9]{{4}})(?P<mark>[-/.]){_PARTS}", _with_zeros),
    (
        r"(?P<first>[0-9]{1,2})(?P<mark>[-/.])(?P<second>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4})",
        _day_or_month_first,
    ),
    (r"[0-9xu?~%+:tyzs -]{1,40}", _capitals),
    (rf"{_ISO_DAY}(?:t|,? (?:at )?){_CLOCK}", _short_time),
    (r"(?P<year>[0-9]{4})-?q(?P<quarter>[1-4])", _quarter),
    (r"q(?P<quarter>[1-4]),? (?P<year>[0-9]{4})", _quarter),
    (rf"(?P<season>{'|'.join(_SEASONS)})(?: of)?,? (?P<year>[0-9]{{4}})", _season),
    (r"(?P<year>[0-9]{4})-?w(?P<week>[0-9]{2})", _week),
    (r"(?P<year>[0-9]{4})-(?P<number>[0-9]{3})", _day_of_year),
    (r"(?:the )?(?P<decade>[0-9]{3})0['’]?s", _decade),
    (r"(?:the )?(?P<number>[0-9]{1,2})(?:st|nd|rd|th) century", _century),
    (r"-[0-9]{1,13}|[0-9]{1,7}|[0-9]{9,13}", _bare_year),  # eight digits are a day
    (r"(?P<first>[0-9]{4})-(?P<last>[0-9]{4})", _years),
    (r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})", _solid),
    (r"(?P<date>[0-9X-]{4,11})(?:\?~|~\?)", _both_signs),
    (rf"(?P<date>[0-9X-]{{4,11}}) ?{_SIGN}", _spaced_sign),
)
_RULES: Final[tuple[tuple[re.Pattern[str], Rule], ...]] = tuple(
    (re.compile(text, re.IGNORECASE), rule) for text, rule in _TEXTS
)
