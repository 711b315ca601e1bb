"""Wordings without what printers and editors may change: so quotations and texts are compared.

A folded wording is its words and marks, one space between them and one at either end, so that whole
words are found by searching for text. Folded away are the kinds of quotation marks, dashes and spaces,
stops in abbreviations, "can not", square brackets (their words stay) and what cannot be seen.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

HYPHEN: Final = "\ue000"
APOSTROPHE: Final = "\ue001"
GAP: Final = "…"
"""Marks of a joined wording: the hyphen and the apostrophe inside of a word, and an ellipsis."""

_SINGLE: Final = "'`´‘’‚‛′ʼ‹›＇"
_DOUBLE: Final = '"“”„‟«»″＂「」『』'

_FOREIGN: Final = (
    (re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"), ""),  # unseen
    (re.compile(r"[。．।]"), ". "),
    (re.compile(r"[，、،]"), ", "),
)
_STEPS: Final = (
    (re.compile(r"\]\([^()\s]*\)"), "]"),  # the address of a link, in a text that is Markdown
    (re.compile(r"\[\s*sic[.!]?\s*\]"), " "),
    (re.compile(r"\.(?:\s*\.){3,}"), f". {GAP} "),  # of four dots, the first is a stop
    (re.compile(rf"\.(?:\s*\.){{2}}|{GAP}"), f" {GAP} "),
    (re.compile(rf"\(\s*{GAP}\s*\)"), f" {GAP} "),
    (re.compile(r"[\[\]]"), ""),
    (re.compile(rf"''|``|‘‘|’’|[{_DOUBLE}]"), '"'),
    (re.compile(rf"[{_SINGLE}](?<=\w.)(?=\w)"), APOSTROPHE),
    (re.compile(rf'[{_SINGLE}"]'), "'"),
    (re.compile(r"[-‐‑](?<=\w.)(?=\w)"), HYPHEN),
    (re.compile(r"[-‐‑‒–—―−﹘﹣－]+"), "-"),
    (re.compile(r"\.(?:(?<=\.[^\W\d_]\.)(?!\w)|(?<=\.[^\W\d_]\s\.))"), ""),  # the last stop of U.S. and a.m.
    (re.compile(r"\.(?<=\W[^\W\d_]\.)(?=[^\W\d_]\b)"), ""),  # and those inside
)
_CAN_NOT: Final = re.compile(r"(?<= [Cc]an) not(?= )")
_BRACKETED: Final = re.compile(r"(?<!\w)\[\s*([^\W\d_])\s*\](?=\w)")
_MANY: Final = 4

# Scripts that put no space between words, each letter of which counts as a word, and the signs that
# words of others are made with, although Python does not take them for letters.
_CLOSE: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_SIGNS: Final = "\u0300-\u036f\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff"
_LETTER: Final = rf"[^\W{_CLOSE}]"
_WORD: Final = re.compile(
    rf"\d+(?:[.,]\d+)+|{_LETTER}+(?:[{_SIGNS}]+{_LETTER}*)*|[^\s]"  # 1,000 and 2.5 are words
)

_SHORTENED: Final = frozenset(
    """
    mr mrs ms dr prof st jr sr gen sen rep gov lt col sgt capt rev hon inc ltd corp co vs etc
    jan feb mar apr aug sep sept oct nov dec
    """.split()  # noqa: SIM905 (easier to read)
)


def joined(raw: str) -> str:
    """`raw` folded, with its joints and ellipses told apart from other marks."""
    text = f" {_unified(raw)}"
    for form, by in _STEPS:
        text = form.sub(by, text)
    return _without_stops(_CAN_NOT.sub("not", f" {' '.join(_WORD.findall(text))} "))


def plain(wording: str) -> str:
    """A joined wording in which joints are marks like others, and as long as before."""
    return wording.replace(HYPHEN, "-").replace(APOSTROPHE, "'")


def parts(raw: str) -> tuple[str, ...]:
    """What stands between the ellipses of a quotation, joined, without closing commas and stops."""
    stripped = (part.strip(" ,.'") for part in joined(raw).split(GAP))
    return tuple(f" {part} " for part in stripped if part)


def spellings(raw: str) -> Iterator[str]:
    """`raw` with either case of each letter whose case an editor says to have changed: “… [w]e will”."""
    letters = _BRACKETED.findall(raw)[:_MANY]
    for chosen in itertools.product(*((one.lower(), one.upper()) for one in letters)):
        left = iter(chosen)
        yield _BRACKETED.sub(lambda one, left=left: next(left, one[1]), raw)  # type: ignore[misc]


def _unified(raw: str) -> str:
    """One code for each character (Unicode's NFC), and none for what cannot be seen."""
    if raw.isascii():
        return raw
    text = unicodedata.normalize("NFC", raw)
    for form, by in _FOREIGN:
        text = form.sub(by, text)
    return text


def _without_stops(wording: str) -> str:
    """Without the stops behind abbreviations; capitals alone are such: US, W, Mr."""
    pieces = wording.split(" . ")
    ends = (piece.rpartition(" ")[2] for piece in pieces[:-1])
    between = (" " if end.isupper() or end.lower() in _SHORTENED else " . " for end in ends)
    return "".join(itertools.chain.from_iterable(itertools.zip_longest(pieces, between, fillvalue="")))
