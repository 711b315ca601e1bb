"""The words of a text as search compares them; static/js/search/dialog.js does the same in the browser.

Case, accents and forms of letters are folded, so that "perez" finds “Pérez”. Scripts without spaces between
words give pairs of neighbouring letters instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from typing import Final
from unicodedata import category, normalize

# Thai and Lao, Burmese, Khmer, the scripts of Chinese and Japanese.
_CLOSE: Final = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)


def _ranges(codes: Iterable[int]) -> str:
    """For a character class: the marks among `codes`, as "a-c"."""
    found = [chr(code) for code in codes if category(chr(code))[0] == "M"]
    groups = groupby(enumerate(found), lambda one: ord(one[1]) - one[0])
    runs = ([char for _, char in group] for _, group in groups)
    return "".join(f"{run[0]}-{run[-1]}" for run in runs)


_UNSEEN: Final = r"\u00ad\u200c\u200d\u2060"  # inside of words: soft hyphens, joiners
_LETTER: Final = rf"[^\W_{_CLOSE}]"
_PLAIN_WORD: Final = re.compile(r"[a-z0-9]{2,}|[a-z0-9](?:\.[a-z0-9])+(?![a-z0-9])")  # of ASCII
_PLAIN_NO_LETTER: Final = re.compile(r"[^a-z0-9]")
_is_western = re.compile(r"[\0-\u02ff\u2010-\u205f\u20ac]*").fullmatch  # Latin, its punctuation: no marks
_WESTERN_WORD: Final = re.compile(r"[^\W_](?:\.[^\W_])+(?![^\W_])|[^\W_]+(?:\u00ad+[^\W_]*)*")
_WESTERN_NO_LETTER: Final = re.compile(r"[\W_]")
_ALIKE: Final = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"} | dict(zip("øđłħŧðıςىیکة", "odlhtdiσييكه", strict=True))
)


@cache
def _word() -> re.Pattern[str]:
    """Words of any script. Made when a text needs it: going through all marks takes 20 ms."""
    marks = _ranges((*range(0x300, 0x20000), *range(0xE0100, 0xE01F0)))
    neighbour = rf"(?=\w)[{_CLOSE}][{marks}]*"
    return re.compile(
        rf"(({neighbour})(?=({neighbour})?)"
        rf"|{_LETTER}(?:\.{_LETTER})+(?![{marks}]|[^\W_])"  # U.S., e.g.
        rf"|{_LETTER}+(?:[{marks}{_UNSEEN}]+{_LETTER}*)*)"
    )


@cache
def _no_letter() -> re.Pattern[str]:
    """All marks but those that some scripts write their vowels with, and the stretch of Arabic."""
    vowels = _ranges((*range(0x900, 0x1AB0), *range(0x1B00, 0x1D00), *range(0x3000, 0xAC00)))
    return re.compile(rf"[^\w{vowels}]|[_\u0640]")


def terms(text: str) -> list[str]:
    """What a text is found by, each as often as it stands there. A letter alone is none."""
    if text.isascii():
        return " ".join(_PLAIN_WORD.findall(text.lower())).replace(".", "").split()
    if _is_western(text):
        return [term for term in map(fold, _WESTERN_WORD.findall(text)) if len(term) > 1]
    found = ((fold(word + following), letter) for word, letter, following in _word().findall(text))
    return [term for term, letter in found if letter or len(term) > 1]


@cache
def fold(word: str) -> str:
    """One word, or letter, without case, accents and whatever is no letter."""
    if word.isascii():
        return _PLAIN_NO_LETTER.sub("", word.lower())
    no_letter = _WESTERN_NO_LETTER if _is_western(word) else _no_letter()
    return no_letter.sub("", normalize("NFKD", word).lower()).translate(_ALIKE)
