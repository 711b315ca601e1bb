"""What a file holds before it is typed: plain values, and the place of each."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from dateline.problems import Loc, Place, Problem, place_after

START: Final[Place] = (1, 1)
_WORD: Final = re.compile(r"\S+")
_OPENING: Final = re.compile(r"[|>][^\n]*\n|[\"']?")  # of a value that is no bare text


@dataclass(frozen=True, slots=True)
class RawRecord:
    """What a file holds, not yet typed. `keys` and `values` tell where a field's name and value stand;
    they, and the whole `text`, are there only when something is wrong."""

    path: str
    fields: Mapping[str, Any]
    keys: Mapping[Loc, Place]
    values: Mapping[Loc, Place]
    body: str
    body_line: int
    text: str = ""

    def value_place(self, loc: Loc) -> Place:
        """The place of the nearest enclosing thing that stands in the file."""
        while loc and loc not in self.values:
            loc = loc[:-1]
        return self.values.get(loc, START)

    def word_place(self, loc: Loc, line: str, offset: int) -> Place:
        """The place of a character of the text field at `loc`, which is `line` when it stands in one; that
        of the field's beginning where signs are written otherwise there."""
        beginning = self.value_place(loc)
        if loc not in self.values:
            return beginning
        *words, word = line[:offset].split(" ")
        written = next(itertools.islice(self._words(beginning), len(words), None), None)
        if not written or not written[0].startswith(line[offset - len(word) : offset + 1]):
            return beginning
        return place_after(self.text[: written.start() + len(word)])

    def _words(self, place: Place) -> Iterator[re.Match[str]]:
        """The words of the value that begins there, and all that follow."""
        lines = self.text.split("\n")[: place[0] - 1]
        beginning = sum(len(line) + 1 for line in lines) + place[1] - 1
        opening = _OPENING.match(self.text, beginning)
        return _WORD.finditer(self.text, opening.end() if opening else beginning)

    def body_place(self, offset: int) -> Place:
        """The place of a character of the body."""
        line, column = place_after(self.body[:offset])
        return self.body_line + line - 1, column

    def problem(self, loc: Loc, message: str, hint: str) -> Problem:
        """A problem with the value at `loc`."""
        return Problem(self.path, *self.value_place(loc), message, hint)

    def body_problem(self, offset: int, message: str, hint: str) -> Problem:
        """A problem with what stands in the body at `offset`."""
        return Problem(self.path, *self.body_place(offset), message, hint)


class UnreadableError(Exception):
    """The file holds no record; its one problem says why."""

    def __init__(self, path: str, place: Place, message: str, hint: str) -> None:
        self.problem = Problem(path, *place, message, hint)
        super().__init__(str(self.problem))
