"""What can go wrong, as values. A leaf: everything may import it, it imports nothing of ours."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing an editor must put right.

    `path` is relative to the site's folder, with forward slashes. `line` and `column` count from 1.
    `message` names the offending value; `hint` says what to write instead.
    """

    path: str
    line: int
    column: int
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}: error: {self.message}"
        return f"{place}\n  {self.hint}" if self.hint else place


class SiteError(Exception):
    """The content, the settings or a template are wrong: every problem of the run, sorted."""

    def __init__(self, problems: list[Problem] | tuple[Problem, ...]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class UsageError(Exception):
    """The command cannot be carried out as it was given (exit code 2)."""


class MachineError(Exception):
    """The machine refused: an unreadable file, a full disk (exit code 3). One line."""
