"""Three small sites whose whole outputs are stored: `pytest --regenerate` writes them again.

`ages` has years before 1, very long and open times; `rtl` has Arabic, date-times, its own messages,
template and style sheet, neither actors nor places; `evidence` has every kind of evidence. The engine's own static files
are left out.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Final

import pytest

from dateline.publish.output import MANIFEST
from dateline.publish.sheets import SHEET, bare
from tests.built import GOLDEN, build_site, copy_site

NAMES: Final = ("ages", "rtl", "evidence")
_HASH: Final = re.compile(rb"(static/[\w./-]+)\?v=[0-9a-f]{8}")


def published(output: Path, site: Path) -> dict[str, bytes]:
    """Each file of an output, but for the manifest and what is the engine's in static/: neither those
    files nor the hashes that they are asked for with."""
    found = {}
    for file in sorted(file for file in output.rglob("*") if file.is_file()):
        path = file.relative_to(output)
        if path.name != MANIFEST and (path.parts[0] != "static" or (site / path).is_file()):
            found[path.as_posix()] = _HASH.sub(partial(_engines_hash, site), file.read_bytes())
    return found


def _engines_hash(site: Path, found: re.Match[bytes]) -> bytes:
    return found[0] if (site / found[1].decode()).is_file() else found[1] + b"?v=engine"


@pytest.mark.parametrize("name", NAMES)
def test_the_output_is_the_stored_one(name: str, built: Mapping[str, Path], regenerate: bool) -> None:
    made = published(built[name], GOLDEN / name / "site")
    expected = GOLDEN / name / "expected"
    if regenerate:
        shutil.rmtree(expected, ignore_errors=True)
        for path, data in made.items():
            (expected / path).parent.mkdir(parents=True, exist_ok=True)
            (expected / path).write_bytes(data)
    stored = {
        file.relative_to(expected).as_posix(): file.read_bytes()
        for file in expected.rglob("*")
        if file.is_file()
    }
    assert sorted(made) == sorted(stored)
    assert [path for path in made if made[path] != stored[path]] == []


def test_the_sites_own_style_sheet_stands_in_for_ours(built: Mapping[str, Path]) -> None:
    own = (GOLDEN / "rtl" / "site" / "static" / "css" / "print.css").read_bytes()
    sheets = {name: (built[name] / "static" / SHEET).read_bytes() for name in ("rtl", "ages")}
    assert sheets["rtl"].endswith(bare(b"@media print {" + own + b"}"))
    assert bare(own) not in sheets["ages"]


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_elsewhere_gives_the_same(name: str, built: Mapping[str, Path], tmp_path: Path) -> None:
    output = build_site(copy_site(name, tmp_path / "another" / "folder"), tmp_path / "out")
    assert (output / MANIFEST).read_bytes() == (built[name] / MANIFEST).read_bytes()
