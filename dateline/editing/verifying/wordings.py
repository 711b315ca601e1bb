"""Two wordings of one passage, cut to what differs, with the differing words in square brackets."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final

_AROUND: Final = 5  # words shown on either side of what differs
_FEW: Final = 3  # words that it is not worth leaving out
_LONGEST: Final = 14  # words shown of one difference
_JOINT: Final = re.compile(r" ?([-’']) ?")
_TIGHT: Final = re.compile(r" (?=\[?[,.;:?!)%])|(?<=[(@#$]) ")


@dataclass(frozen=True, slots=True)
class Wordings:
    """What we have, and what the source prints."""

    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words of both; they differ, or they are the same."""

    ours: Sequence[str]
    theirs: Sequence[str]
    differs: bool


def wordings(ours: Sequence[str], theirs: Sequence[str], *, begins: bool) -> Wordings:
    """The wordings of a quotation and of the passage that is most like it, word by word.

    Where the quotation `begins` with ours, the case of its first letter does not differ.
    """
    stretches = _together(_trimmed(list(_compared(ours, theirs, begins=begins))))
    last = len(stretches) - 1
    return Wordings(
        _set(_shown(one.ours, one.differs, index, last) for index, one in enumerate(stretches)),
        _set(_shown(one.theirs, one.differs, index, last) for index, one in enumerate(stretches)),
    )


def _compared(ours: Sequence[str], theirs: Sequence[str], *, begins: bool) -> Iterator[_Stretch]:
    """Words that differ only by case are set against each other, one by one."""
    small, others = ([word.lower() for word in words] for words in (ours, theirs))
    matcher = SequenceMatcher(None, small, others, autojunk=False)
    for what, i, j, k, m in matcher.get_opcodes():
        if what != "equal":
            yield _Stretch(ours[i:j], theirs[k:m], not _alike(ours[i:j], theirs[k:m]))
            continue
        for at, (one, other) in enumerate(zip(ours[i:j], theirs[k:m], strict=True), i):
            free = begins and at == 0 and one[1:] == other[1:]
            yield _Stretch([one], [other], not free and one != other)


def _trimmed(stretches: list[_Stretch]) -> list[_Stretch]:
    """Without what the source prints before and after the quotation."""
    first, last = stretches[0], stretches[-1]
    if first.differs:
        before = len(first.theirs) - len(first.ours)
        stretches[0] = replace(first, theirs=[word for word in first.theirs[max(before, 0) :] if word != "'"])
    if last.differs and first is not last:
        stretches[-1] = replace(last, theirs=last.theirs[: len(last.ours)])
    return [one for one in stretches if one.ours or one.theirs]


def _together(stretches: Sequence[_Stretch]) -> list[_Stretch]:
    """Neighbours that differ, or that do not, as one stretch."""
    found: list[_Stretch] = []
    for differs, group in itertools.groupby(stretches, lambda one: one.differs):
        some = tuple(group)
        left = [word for one in some for word in one.ours]
        right = [word for one in some for word in one.theirs]
        found.append(_Stretch(left, right, differs))
    return found


def _alike(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether they differ only in how words are joined."""
    one, other = (_JOINT.sub(_spaced, " ".join(words)) for words in (ours, theirs))
    return one == other


def _spaced(mark: re.Match[str]) -> str:
    return " - " if mark[1] == "-" else " ' "


def _shown(words: Sequence[str], differs: bool, index: int, last: int) -> str:
    """The words of one stretch: those that are the same, only next to what differs."""
    if differs:
        cut = [*words[: _LONGEST // 2], "…", *words[-_LONGEST // 2 :]] if len(words) > _LONGEST else words
        return f"[{' '.join(cut)}]" if words else ""
    before = words[:_AROUND] if index or not last else ()
    behind = words[-_AROUND:] if index < last else ()
    whole = len(words) <= len(before) + len(behind) + _FEW
    return " ".join(words if whole else [*before, "…", *behind])


def _set(pieces: Iterator[str]) -> str:
    """Words and marks with the spaces of print."""
    text = " ".join(piece for piece in pieces if piece).replace(" - ", " – ")
    shown, *rest = _TIGHT.sub("", text).split("'")
    for index, piece in enumerate(rest):
        shown = f"{shown.rstrip()}’{piece}" if index % 2 else f"{shown}‘{piece.lstrip()}"
    return shown
