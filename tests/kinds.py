"""One page of each kind, found in a built site: nothing is known of the site's story."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tests.built import pages_of

_ALONE: Final = ("corrections", "differences", "embed", "newest", "print", "quotations")
_INDEXES: Final = ("sources", "actors", "places", "tags", "threads", "years")


def kinds_of(folder: Path) -> dict[str, str]:
    """An address below the root by the name of its kind; of several pages the longest.

    Pages of aliases are left out: a browser that opens one is led on at once.
    """
    found: dict[str, list[str]] = {}
    for page in pages_of(folder):
        if 'http-equiv="refresh"' not in _file(page, folder).read_text(encoding="utf-8"):
            found.setdefault(_kind(page), []).append(page)
    return {kind: max(pages, key=lambda page: (_size(page, folder), page)) for kind, pages in found.items()}


def _kind(page: str) -> str:
    first, *rest = page.split("/")
    if first in {"", "404.html"}:
        return first or "front"
    if first in {*_INDEXES, "events"}:
        return first if any(rest) else f"{first} index"
    return first if first in _ALONE else "text"


def _file(page: str, folder: Path) -> Path:
    return folder / (page if page.endswith(".html") else f"{page}index.html")


def _size(page: str, folder: Path) -> int:
    return _file(page, folder).stat().st_size
