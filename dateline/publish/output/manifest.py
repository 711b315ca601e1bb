"""The list of our files in the output, each with its hash: what it does not name is not ours."""
# Plain strings, as writer.py says.
# ruff: noqa: PTH123

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final

MANIFEST: Final = ".dateline-manifest"
COMING_MANIFEST: Final = f"{MANIFEST}-new"
COMING_FILE: Final = f"{MANIFEST}-moving"
OWN: Final = frozenset([MANIFEST, COMING_MANIFEST, COMING_FILE])


def read(output: str) -> bytes:
    """The manifest as it stands; empty where there is none. Raises OSError."""
    try:
        with open(f"{output}/{MANIFEST}", "rb") as file:
            return file.read()
    except (FileNotFoundError, NotADirectoryError):
        return b""


def parsed(data: bytes) -> dict[str, str]:
    """Hashes by path; empty where it is none that we wrote."""
    try:
        lines = data.decode().split("\n")
    except UnicodeDecodeError:
        return {}
    pairs = (line.partition("  ") for line in lines)
    return {path: digest for digest, _, path in pairs if _is_inside(path)}


def _is_inside(path: str) -> bool:
    """A manifest that someone changed must not lead us out of the output."""
    around = f"/{path}/"
    if "//" in around or "/./" in around or "/../" in around or "\0" in path:
        return False
    return os.sep == "/" or not ("\\" in path or ":" in path)


def text(digests: Mapping[str, str]) -> bytes:
    """What stands in the manifest of these files: the same bytes for the same site."""
    return "".join([f"{digests[path]}  {path}\n" for path in sorted(digests)]).encode()
