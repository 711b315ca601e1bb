"""Where each key of a TOML text stands: tomllib, which reads it, keeps no positions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from dateline.problems import Loc, Place

_HEAD: Final = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_.\"' -]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY: Final = re.compile(r"\s*((?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*[A-Za-z0-9_-]+)*)\s*=")


def places_of(text: str) -> dict[Loc, Place]:
    """The first place of each key and table in a text that tomllib has read."""
    places: dict[Loc, Place] = {}
    table: Loc = ()
    counts: dict[Loc, int] = {}
    within = ""
    for number, line in enumerate(text.split("\n"), 1):
        head, key = _HEAD.fullmatch(line), _KEY.match(line)
        if within:
            pass
        elif head and head[1] == "[[":
            base = _steps(head[2])
            counts[base] = counts.get(base, -1) + 1
            table = (*base, counts[base])
        elif head:
            table = _steps(head[2])
        elif key:
            steps = _steps(key[1])
            for end in range(1, len(steps) + 1):
                places.setdefault((*table, *steps[:end]), (number, key.start(1) + 1))
        if head and not within:
            places.setdefault(table, (number, head.start(1) + 1))
        within = _still_within(line, within)
    return places


def _steps(dotted: str) -> Loc:
    return tuple(step.strip().strip("\"'") for step in dotted.split("."))


def _still_within(line: str, quotes: str) -> str:
    """Which kind of multi-line text is open at the end of the line, if any."""
    for mark in re.findall(r'"""|\'\'\'', line):
        if not quotes:
            quotes = mark
        elif quotes == mark:
            quotes = ""
    return quotes


def nearest_place(loc: Loc, places: Mapping[Loc, Place]) -> Place:
    """The place of the key at `loc`, or of what it lies in."""
    while loc and loc not in places:
        loc = loc[:-1]
    return places.get(loc, (1, 1))
