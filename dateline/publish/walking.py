"""The files of a folder in its whole depth."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn


def files_in(folder: Path) -> Iterator[Path]:
    """Whatever stands there that is no folder, also links to folders, in no order. Raises OSError for a
    folder that cannot be read: `Path.rglob` would take it for empty."""
    for here, folders, names in os.walk(folder, onerror=_refuse):
        yield from (Path(here, name) for name in names)
        yield from (path for path in (Path(here, name) for name in folders) if path.is_symlink())


def _refuse(error: OSError) -> NoReturn:
    raise error
