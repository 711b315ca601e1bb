"""What is handed to the writer, and what it says that it did."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site: `path` below the output with forward slashes, the SHA-256 of its bytes (64
    hexadecimal digits), and how to get them: asked at most once, and only where the output lacks them."""

    path: str
    digest: str
    data: Callable[[], bytes]

    @classmethod
    def of(cls, path: str, data: bytes) -> File:
        """A file whose bytes are at hand."""
        return cls(path, hashlib.sha256(data).hexdigest(), lambda: data)


@dataclass(frozen=True, slots=True)
class Written:
    """What a build did to the output.

    `written`, `unchanged` and `removed` count files of every kind but the manifest, and `bytes` those of
    the whole site; `pages` counts its pages, of which `pages_written` were new or other than before.
    """

    written: int
    unchanged: int
    removed: int
    bytes: int
    pages: int
    pages_written: int
    pages_removed: int

    @property
    def files(self) -> int:
        """The files of the whole site."""
        return self.written + self.unchanged

    @property
    def pages_unchanged(self) -> int:
        """The pages that stood there already."""
        return self.pages - self.pages_written


def is_page(path: str) -> bool:
    """Whether a file is a page that Dateline made, and not one of the site's own under `static/`."""
    return path.endswith(".html") and not path.startswith("static/")
