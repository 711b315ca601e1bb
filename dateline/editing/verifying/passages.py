"""The passage of a text that is most like a quotation."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final, TypeVar

from dateline.editing.verifying import folding
from dateline.editing.verifying.wordings import Wordings, wordings

_LIKE: Final = 0.4  # of the words of a quotation stand in a passage that is like it
_LOOSE: Final = 3  # words by which even a short passage may be longer than the quotation, at either end
_RARE: Final = 3
_JOINT: Final = re.compile(rf" ([{folding.HYPHEN}{folding.APOSTROPHE}]) ")
_ENDING: Final = re.compile(r" ' (?=(?:s|t|d|m|re|ve|ll) )")

_Key = TypeVar("_Key")


class Passages:
    """The words of a text, to be searched for what is like a quotation.

    Made only for a text in which a quotation is missing: it takes longer than to look for one.
    """

    def __init__(self, joined: str) -> None:
        self._words = _words(joined)

    def like(self, part: str, *, begins: bool) -> Wordings | None:
        """A joined part of a quotation, and the passage most like it; none where nothing is like it.

        Where the quotation `begins` with this part, the case of its first letter does not differ.
        """
        ours = _words(part)
        starts = sorted(self._starts(ours))
        if not starts:
            return None
        start, end = _region(starts, len(ours))
        theirs = self._words[start:end]
        alike = (Counter(_small(ours)) & Counter(_small(theirs))).total()
        if alike < _LIKE * len(ours):
            return None
        return wordings(ours, theirs, begins=begins)

    def _starts(self, ours: Sequence[str]) -> list[int]:
        """Where the quotation would start by each pair of words that both have; else, by each rare word."""
        words = _small(ours)
        starts = [
            at - index
            for index, pair in enumerate(itertools.pairwise(words))
            for at in self._pairs.get(pair, ())
        ]
        if starts:
            return starts
        found = [(index, self._singles.get(word, ())) for index, word in enumerate(words)]
        return [at - index for index, places in found if len(places) <= _RARE for at in places]

    @cached_property
    def _pairs(self) -> Mapping[tuple[str, str], Sequence[int]]:
        return _index(itertools.pairwise(_small(self._words)))

    @cached_property
    def _singles(self) -> Mapping[str, Sequence[int]]:
        return _index(_small(self._words))


def _region(starts: Sequence[int], length: int) -> tuple[int, int]:
    """Start and end of the first passage that most hits belong to: they agree where it starts."""
    behind = [bisect_right(starts, start + _LOOSE + length // 4) for start in starts]
    first = max(range(len(starts)), key=lambda at: behind[at] - at)
    return max(0, starts[first] - _LOOSE), starts[behind[first] - 1] + length + _LOOSE


def _small(words: Iterable[str]) -> list[str]:
    """As they are searched for: “Country’s” as “country”."""
    return [word.lower().partition("’")[0] for word in words]


def _words(joined: str) -> list[str]:
    """Whole words: what is joined by a hyphen or an apostrophe is one."""
    text = _ENDING.sub("’", _JOINT.sub(r"\1", joined))
    return text.replace(folding.HYPHEN, "-").replace(folding.APOSTROPHE, "’").split()


def _index(keys: Iterable[_Key]) -> Mapping[_Key, Sequence[int]]:
    found: dict[_Key, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        found[key].append(at)
    return found
