"""The words of a text as search compares them; static/js/search/finding.js does the same in the browser.

Case, accents and forms of letters are folded, so that "perez" finds “Pérez”. Scripts without spaces between
words give pairs of neighbouring letters instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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


_VOWELS: Final = (*range(0x900, 0x1AB0), *range(0x1B00, 0x1D00), *range(0x3000, 0xAC00))
_ALL: Final = (*range(0x300, 0x20000), *range(0xE0100, 0xE01F0))
_MARKS: Final = _ranges(_ALL)
_UNSEEN: Final = r"\u00ad\u200c\u200d\u2060"  # inside of words: soft hyphens, joiners
_LETTER: Final = rf"[^\W_{_CLOSE}]"
_WORD: Final = re.compile(
    rf"([{_CLOSE}][{_MARKS}]*)"
    rf"|{_LETTER}(?:\.{_LETTER})+(?![{_MARKS}]|[^\W_])"  # U.S., e.g.
    rf"|{_LETTER}+(?:[{_MARKS}{_UNSEEN}]+{_LETTER}*)*"
)
_PLAIN_WORD: Final = re.compile(r"[^\W_](?:\.[^\W_])+(?![^\W_])|[^\W_]+")  # the same for ASCII
# The stretch of Arabic and all marks, but for those that some scripts write their vowels with.
_ACCENTS: Final = re.compile(f"[\u0640{_ranges(sorted({*_ALL} - {*_VOWELS}))}]")
_ALIKE: Final = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"} | dict(zip("øđłħŧðςىیکة", "odlhtdσييكه", strict=True))
)
_NO_LETTER: Final = re.compile(rf"[^\w{_MARKS}]|_")


def terms(text: str) -> Iterator[str]:
    """What a text is found by, each as often as it stands there. A letter alone is none."""
    if text.isascii():
        yield from (term for word in _PLAIN_WORD.findall(text) if len(term := fold(word)) > 1)
        return
    before, end = "", -1  # the letter of a script without spaces that still waits for its neighbour
    for found in _WORD.finditer(text):
        close = found[1] is not None
        term = fold(found[0])
        if before:
            yield before + term if close and found.start() == end else before
        before, end = (term, found.end()) if close else ("", -1)
        if not close and len(term) > 1:
            yield term
    if before:
        yield before


@cache
def fold(word: str) -> str:
    """One word, or letter, without case, accents and whatever is no letter."""
    text = _ACCENTS.sub("", normalize("NFKD", word))
    return _NO_LETTER.sub("", text.upper().lower().translate(_ALIKE))
