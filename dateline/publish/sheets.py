"""Sheets as they are published: those of every page joined to one, without comments and blanks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

SHEET: Final = "css/dateline.css"
PAPER: Final = "css/print.css"
JOINED: Final = (
    *(f"css/{name}.css" for name in ("tokens", "base", "components", "evidence", "marks", "strip")),
    PAPER,
)
# A text between quotation marks; else a sign that needs no blanks around it, or blanks. A comment is a blank.
_STRING: Final = rb"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
_BLANK: Final = rb"(?:\s|(?>/\*.*?\*/))"
_PIECE: Final = re.compile(_STRING + rb"|%b*([{};,])%b*|%b+" % ((_BLANK,) * 3), re.DOTALL)

# An escaped sign, a text, an address without quotation marks, a comment; what opens, closes or is left open.
_MEANING: Final = re.compile(
    rb"""\\.|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|url\([^"')]*\)|/\*.*?\*/|([{}]|/\*|["'])""", re.DOTALL
)


def unclosed(sheet: bytes) -> tuple[int, str] | None:
    """Where a sheet of its own would be put right by its end, and what is open there: joined to others, it
    would swallow them. None where all is closed."""
    opened: list[int] = []
    for found in _MEANING.finditer(sheet):
        sign = (found[1] or b"").decode()
        if sign == "{":
            opened.append(found.start())
        elif sign == "}" and opened:
            opened.pop()
        elif sign:
            return found.start(), f"{sign} closes nothing" if sign == "}" else f"{sign} is not closed"
    return (opened[-1], "{ is not closed") if opened else None


def joined(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files of `static/`, by path, with SHEET in the place of JOINED: one request, and smaller when
    compressed."""
    parts = [files[name] for name in JOINED if name in files]
    if PAPER in files:
        parts[-1] = b"@media print {" + parts[-1] + b"}"
    if not parts:
        return files
    rest = {path: data for path, data in files.items() if path not in JOINED}
    return dict(sorted({**rest, SHEET: bare(b"".join(parts))}.items()))


def bare(sheet: bytes) -> bytes:
    """Without comments, and without the blanks that mean nothing wherever they stand.

    The minifiers of the package index take more, and with it the blank of `a :is(b)` in nested rules.
    """
    return _PIECE.sub(lambda found: found[1] or found[2] or b" ", sheet).strip()
