"""The worked examples of docs/evidence.md as values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from dateline.content.evidence import Printing, Use
from dateline.content.records import Source
from tests.story.made import source, use

_TEXT: Final = (Path(__file__).resolve().parents[3] / "docs/evidence.md").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Example:
    """One row: `printed_by` is empty where it is about a whole event."""

    uses: tuple[Use, ...]
    register: Mapping[str, Source]
    printed_by: tuple[Printing, ...]
    witnesses: list[list[str]]
    says: str
    because: str


def _rows(head: str) -> Iterator[list[str]]:
    """The cells of the table under the row `head`."""
    lines = _TEXT[_TEXT.index(head) :].split("\n\n")[0].splitlines()[2:]
    for line in lines:
        yield [cell.strip() for cell in line.strip("|").split("|")]


def _bare(cell: str) -> str:
    return cell.replace("`", "")


def _register(cell: str) -> Mapping[str, Source]:
    relies = dict(one.split(": ") for one in _bare(cell).split("; ")) if cell else {}
    return {name: source(name, *filter(None, [relies.get(name)])) for name in "abcdmstu"}


def _witnesses(cell: str) -> list[list[str]]:
    return [group.split() for group in re.findall(r"`([^`]*)`", cell)]


def _uses(cell: str) -> tuple[Use, ...]:
    return tuple(use(one) for one in _bare(cell).split("; "))


def _printings(cell: str) -> tuple[Printing, ...]:
    return tuple(_printing(*one.partition(" from ")) for one in _bare(cell).split("; "))


def _printing(name: str, _: str, origin: str) -> Printing:
    alias: Any = {"from": (origin,)} if origin else {}
    return Printing(id=name, **alias)


EVENTS: Final = [
    Example(_uses(uses), _register(register), (), _witnesses(witnesses), says, because)
    for uses, register, witnesses, says, because in _rows("| sources of the event | the register adds")
]
QUOTATIONS: Final = [
    Example(_uses(uses), _register(""), _printings(printed), _witnesses(found), says, because)
    for uses, printed, found, says, because in _rows("| sources of the event | the quotation is printed by")
]
