"""How wide words are, about, so that names on a strip can be placed while the site is built.

The table holds the advance widths of the wider of DejaVu Sans and Liberation Sans, measured in Chromium and
rounded up: readers' own faces are hardly wider than DejaVu Sans, which is as wide as Verdana.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

_REGULAR: Final[Mapping[float, str]] = {
    0.28: "'ijl",
    0.32: " ,.I’‘·",
    0.36: "/:;\\f|",
    0.40: "()-[]t",
    0.44: "!r",
    0.48: '"',
    0.52: "*J`“”°",
    0.56: "?L_csz–§",
    0.60: "kvxy",
    0.64: "$0123456789FTabdeghnopqu{}«»€£",
    0.68: "EKPSY",
    0.72: "ABVXZ",
    0.76: "CHNRU",
    0.80: "&DGOQ",
    0.84: "#+<=>^w~×",
    0.88: "M",
    0.96: "%",
    1.00: "Wm—…",
    1.04: "@",
}
_BOLD: Final[Mapping[float, str]] = {
    0.32: "'",
    0.36: " ijl",
    0.40: ",./:;I\\|’‘·",
    0.44: "-f",
    0.48: "!()[]t",
    0.52: "`r°",
    0.56: '"*J_–§',
    0.60: "csz",
    0.64: "?L",
    0.68: "aekvxy“”«»",
    0.72: "$0123456789EFTbdghnopqu{}€£",
    0.76: "CPSYZ",
    0.80: "ABKRVX",
    0.84: "#+<=>DGHNU^~×",
    0.88: "&OQ",
    0.96: "w",
    1.00: "@M—…",
    1.04: "%",
    1.08: "m",
    1.12: "W",
}
_WIDTHS: Final = tuple(
    {letter: width for width, letters in table.items() for letter in letters} for table in (_REGULAR, _BOLD)
)
_OTHER: Final = 1.0  # of other scripts, where a letter is about as wide as it is high


@lru_cache(maxsize=1 << 14)
def width_of(words: str, *, bold: bool = False) -> float:
    """In em. A letter with a mark is as wide as without; what joins no place of its own has no width."""
    return sum(_width(letter, bold) for letter in words)


@cache
def _width(letter: str, bold: bool) -> float:
    if unicodedata.combining(letter):
        return 0.0
    return _WIDTHS[bold].get(unicodedata.normalize("NFD", letter)[0], _OTHER)


def cut(words: str, width: float, *, bold: bool = False) -> str:
    """The words, shortened at a space to `width` em, with an ellipsis where something is missing."""
    if width_of(words, bold=bold) <= width:
        return words
    free, kept = width - width_of("…", bold=bold), ""
    for letter in words:
        free -= width_of(letter, bold=bold)
        if free < 0:
            break
        kept += letter
    return f"{(kept.rpartition(' ')[0] or kept).rstrip()}…"


def lines(words: str, width: float, most: int, *, bold: bool = False) -> tuple[str, ...]:
    """The words on at most `most` lines of `width` em; what is too long is cut."""
    found: list[str] = []
    rest = words.split()
    while rest and len(found) < most - 1:
        line = rest.pop(0)
        while rest and width_of(f"{line} {rest[0]}", bold=bold) <= width:
            line += f" {rest.pop(0)}"
        found.append(line)
    return tuple(cut(line, width, bold=bold) for line in [*found, *([" ".join(rest)] if rest else [])])
