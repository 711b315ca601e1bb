"""Sheets as they are published: those of every page joined to one, without comments and blanks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rcssmin import cssmin

SHEET: Final = "css/dateline.css"
PAPER: Final = "css/print.css"
JOINED: Final = (
    *(f"css/{name}.css" for name in ("tokens", "base", "components", "evidence", "marks", "strip")),
    PAPER,
)


def joined(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files of `static/`, by path, with SHEET in the place of JOINED: one request, and smaller when
    compressed."""
    parts = [files[name] for name in JOINED if name in files]
    if PAPER in files:
        parts[-1] = b"@media print {" + parts[-1] + b"}"
    if not parts:
        return files
    rest = {path: data for path, data in files.items() if path not in JOINED}
    return dict(sorted({**rest, SHEET: bytes(cssmin(b"".join(parts)))}.items()))
