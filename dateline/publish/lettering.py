"""How wide words are, about: by a table of a wide sans face, so that what is kept free suffices in others."""

from __future__ import annotations

from typing import Final

_NARROW: Final = frozenset("iIjl.,:;'!|()[]ft’‘“”-–·/ r")
_BROAD: Final = frozenset("mwMW@%—…")


def width_of(words: str) -> float:
    """In em. A letter of no Latin script counts as a whole one."""
    return sum(map(_width, words))


def _width(letter: str) -> float:
    if letter in _NARROW:
        return 0.46
    if letter in _BROAD:
        return 1.08
    if ord(letter) > 0x24F:
        return 1.0
    return 0.8 if letter.isupper() else 0.72
