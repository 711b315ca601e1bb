"""What a file holds before it is typed: plain values, and the place of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from dateline.problems import Loc, Place, Problem, place_after

START: Final[Place] = (1, 1)


@dataclass(frozen=True, slots=True)
class RawRecord:
    """What a file holds, not yet typed. `keys` and `values` tell where a field's name and value stand."""

    path: str
    fields: Mapping[str, Any]
    keys: Mapping[Loc, Place]
    values: Mapping[Loc, Place]
    body: str
    body_line: int

    def value_place(self, loc: Loc) -> Place:
        """The place of the nearest enclosing thing that stands in the file."""
        while loc and loc not in self.values:
            loc = loc[:-1]
        return self.values.get(loc, START)

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
