"""The site in which every field holds something, built once for the tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.built import build_site
from tests.full import FULL, FULL_TOML
from tests.sites import make_site


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its output. To be read only."""
    site = make_site(tmp_path_factory.mktemp("full"), FULL, toml=FULL_TOML)
    return build_site(site, site / "_site")
