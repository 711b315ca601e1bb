"""The Nu HTML checker finds no error and no warning in any page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.built import SITES, pages_of
from tests.tools.nu import html_problems


@pytest.mark.parametrize("name", [*SITES, "rich"])
def test_every_page_is_valid(name: str, built: Mapping[str, Path], rich: Path, vnu_jar: Path) -> None:
    folder = {**built, "rich": rich}[name]
    assert len(pages_of(folder)) > 10
    assert html_problems(vnu_jar, folder) == []
