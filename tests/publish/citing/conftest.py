"""The sites, built once for each module. To be read only."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.built import build_site
from tests.publish.citing.made import AUTHORED, FILES, fields, read
from tests.sites import make_site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_site(tmp_path_factory.mktemp("cited"), FILES, toml=AUTHORED)
    return build_site(folder, folder / "_site")


@pytest.fixture(scope="module")
def anonymous(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_site(tmp_path_factory.mktemp("anonymous"))
    return build_site(folder, folder / "_site")


@pytest.fixture(scope="module")
def entries(site: Path) -> dict[str, dict[str, str]]:
    library = read((site / "citations.bib").read_text(encoding="utf-8"))
    return {entry.key: fields(entry) for entry in library.entries}
