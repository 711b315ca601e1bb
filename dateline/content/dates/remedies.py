"""What to write instead of a text that is no date.

A remedy is only given where it is certain: each is parsed before it is offered, and where a text
can be read in two ways both are shown. English names of months are understood because this is how
people write when they do not know EDTF; they are never accepted as dates.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from dateline.content.dates.errors import DateError
from dateline.content.dates.forms import read
from dateline.content.dates.guesses import guess

_EXAMPLES: Final = "Write a date such as 2017, 2017-04, 2017-12-04 or 2017-12-04/2017-12-06."
_THIS_CENTURY: Final = 20
_SHOWN: Final = 60  # characters of the text in a message
_ENDS: Final = re.compile(r" ?[–—] ?| - | ?-- ?| ?\.\.\.? ?| (?:to|until|till|through|and) | ?/ ?")
_OPEN: Final = (
    (("until ", "till ", "up to ", "not later than ", "no later than "), "../{}"),
    (("since ", "from ", "not earlier than ", "no earlier than "), "{}/.."),
)
_DASHES: Final = {ord(dash): "-" for dash in "‐‑−﹣－"}


def explain(text: str) -> DateError:
    """The error for a text that has the shape of no EDTF date, with its remedy."""
    if not text.strip():
        return DateError("The date is empty", _EXAMPLES)
    readings = tuple(dict.fromkeys(_remedies(text)))
    remedies = [reading for reading in readings if _is_date(reading)]
    if readings and not remedies:
        return _reason(readings[0]) or DateError(_message(text), _EXAMPLES)
    return DateError(_message(text), _hint(remedies) if remedies else _EXAMPLES)


def _message(text: str) -> str:
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return f"{shown!r} is not a date"


def _hint(remedies: list[str]) -> str:
    listed = " or ".join(remedies)
    return f"Write {listed}" if listed.endswith(".") else f"Write {listed}."  # not 1985/...


def _is_date(text: str) -> bool:
    try:
        return read(text) is not None
    except DateError:
        return False


def _reason(text: str) -> DateError | None:
    """Why a well-formed reading is no date: 30 February 2017, in words or not, does not exist."""
    try:
        read(text)
    except DateError as error:
        return error
    return None


def _remedies(text: str) -> Iterator[str]:
    if len(text) > _SHOWN * 2:  # nobody's slip of the pen
        return
    cleaned = _cleaned(text)
    if cleaned[:1] in ("[", "{"):
        yield _set(cleaned)
        return
    if cleaned != text:
        yield from _if_valid(cleaned)
    yield from guess(cleaned)
    yield from _dashed(cleaned)
    yield from _open_range(cleaned)
    yield from _closed_range(cleaned)
    yield from _choice(cleaned)


def _if_valid(text: str) -> Iterator[str]:
    if _is_date(text):
        yield text


def _dashed(text: str) -> Iterator[str]:
    """2017–12–04 with the dashes that word processors put."""
    if text.count("–") + text.count("—") == 2:
        yield text.replace("–", "-").replace("—", "-")
    match = re.fullmatch("([0-9]{2})([0-9]{2})[–—]([0-9]{2})", text)
    if match and match[3] < match[2]:  # 2017–12 is no range of years, 1999–03 may be one
        yield f"{match[1]}{match[2]}-{match[3]}"
        if int(match[1]) < _THIS_CENTURY:
            yield f"{match[1]}{match[2]}/{int(match[1]) + 1:02}{match[3]}"


def _cleaned(text: str) -> str:
    """Digits of other scripts to 0-9, other hyphens and the minus sign to -, single spaces."""
    plain = "".join(_digit(character) for character in text.translate(_DASHES))
    return " ".join(plain.split()).strip("'\"“”‘’")


def _digit(character: str) -> str:
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)


def _best(text: str) -> str | None:
    """The one reading of a text, as it is or mended; None if there is none or more than one."""
    if _is_date(text):
        return text
    readings = [reading for reading in dict.fromkeys(guess(text)) if _is_date(reading)]
    return readings[0] if len(readings) == 1 else None


def _set(text: str) -> str:
    """A set without its spaces, each of its members mended."""
    closing = "]" if text[0] == "[" else "}"
    inner = text[1:].rstrip("]})").strip()
    parts = [part.strip() for part in re.split("[,;]", inner)]
    return f"{text[0]}{','.join(_member(part) for part in parts)}{closing}"


def _member(text: str) -> str:
    if ".." not in text:
        return _best(text) or text
    first, _, last = text.partition("..")
    return f"{_end(first)}..{_end(last)}"


def _end(text: str) -> str:
    stripped = text.strip()
    return _best(stripped) or stripped


def _open_range(text: str) -> Iterator[str]:
    lower = text.lower()
    for starts, shape in _OPEN:
        for start in starts:
            if lower.startswith(start):
                date = _best(text[len(start) :])
                if date:
                    yield shape.format(date)


def _closed_range(text: str) -> Iterator[str]:
    """Two dates with a dash or a word between; the second may be cut short: 4–6, 1914–18."""
    for prefix in ("from ", "between "):
        if text.lower().startswith(prefix):
            text = text[len(prefix) :]
    parts = _ENDS.split(text)
    if len(parts) != 2:
        return
    first, last = parts
    if first in ("", "open", "unknown") or last in ("", "open", "unknown"):
        yield from _half_open(first, last, text)
        return
    start = _best(first)
    if start is None:
        yield from _shared_tail(first, last)
        return
    end = _completed(start, last) or _best(last)
    if end:
        yield f"{start}/{end}"


def _half_open(first: str, last: str, text: str) -> Iterator[str]:
    """`open` and `unknown` of older drafts of the standard."""
    words = {"": ".." if ".." in text else "", "open": "..", "unknown": ""}
    start = words.get(first, _best(first))
    end = words.get(last, _best(last))
    if start is not None and end is not None:
        yield f"{start}/{end}"


def _completed(start: str, last: str) -> str | None:
    """The end of 2017-12-04–06, or of 1914–18, with what it leaves out."""
    if not re.fullmatch("[0-9]{2}(-[0-9]{2})?", last) or len(start) <= len(last):
        return None
    end = start[: -len(last)] + last
    return end if end >= start else None


def _shared_tail(first: str, last: str) -> Iterator[str]:
    """4–6 December 2017, April–June 2017: the first end takes what follows from the second."""
    words = last.split(" ")
    for at in range(1, len(words)):
        start, end = _best(" ".join((first, *words[at:]))), _best(last)
        if start and end:
            yield f"{start}/{end}"
            return


def _choice(text: str) -> Iterator[str]:
    """2016 or 2017."""
    dates = [_best(part) for part in text.removeprefix("either ").split(" or ")]
    known = [date for date in dates if date and "/" not in date]
    if 2 <= len(known) == len(dates):
        yield f"[{','.join(known)}]"
