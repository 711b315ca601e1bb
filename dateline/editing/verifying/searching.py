"""Whether a text holds a quotation: the parts between its ellipses, each whole, one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dateline.editing.verifying import folding

_CLITIC: Final = re.compile(r" ' (?:s|t|d|m|re|ve|ll) ")
_JOINTS: Final = frozenset((folding.HYPHEN, folding.APOSTROPHE))


@dataclass(frozen=True, slots=True)
class Wording:
    """A text, folded. `joined` tells the joints of words from other marks; `words` is as long."""

    joined: str
    words: str

    @classmethod
    def of(cls, raw: str) -> Wording:
        """The wording of a text. What it leaves out itself is passed over."""
        joined = folding.joined(raw).replace(f" {folding.GAP}", "")
        return cls(joined, folding.plain(joined))

    def holds(self, quotation: str) -> bool:
        """Whether these are the words of the text, but for what is folded away."""
        return any(
            bool(parts) and self.missing(parts) is None
            for parts in map(folding.parts, folding.spellings(quotation))
        )

    def missing(self, parts: tuple[str, ...]) -> int | None:
        """The first of the joined `parts` that does not follow those before it; none where all do."""
        after = 0
        for index, part in enumerate(parts):
            words = folding.plain(part)
            spelt = (words,) if index else _first_letters(words)
            ends = [end for one in spelt for end in self._ends(one, after)]
            if not ends:
                return index
            after = min(ends) - 1  # the space at its end is the one before what follows
        return None

    def has(self, part: str) -> bool:
        """Whether a joined part of a quotation stands anywhere, letter by letter."""
        return any(self._ends(folding.plain(part), 0))

    def _ends(self, part: str, after: int) -> Iterator[int]:
        """The end of the first place from `after` on where `part` stands whole; nothing where none is."""
        start = self.words.find(part, after)
        while start >= 0:
            if self._is_whole(start, start + len(part)):
                yield start + len(part)
                return
            start = self.words.find(part, start + 1)

    def _is_whole(self, start: int, end: int) -> bool:
        """Not the end of “non-binding”, and not the beginning of “country’s”."""
        before, behind = self.joined[max(start - 1, 0)], self.joined[end : end + 1]
        return before != folding.HYPHEN and behind not in _JOINTS and not _CLITIC.match(self.words, end - 1)


def _first_letters(part: str) -> tuple[str, ...]:
    """`part` with its first letter small and great."""
    for index, letter in enumerate(part):
        if letter.isalpha():
            return tuple({part[:index] + one + part[index + 1 :] for one in (letter.lower(), letter.upper())})
    return (part,)
