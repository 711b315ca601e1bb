"""The Nu HTML checker finds no error and no warning in any page."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from tests.built import pages_of
from tests.tools.nu import html_problems


def test_every_page_is_valid(built: Mapping[str, Path], rich: Path, vnu_jar: Path, tmp_path: Path) -> None:
    """All sites at one go: the checker takes long to start."""
    for name, output in {**built, "rich": rich}.items():
        assert len(pages_of(output)) > 10
        shutil.copytree(output, tmp_path / name)
    assert html_problems(vnu_jar, tmp_path) == []


def test_a_script_in_a_page_would_be_found_but_data_is_none(tmp_path: Path, vnu_jar: Path) -> None:
    csp = """<meta http-equiv="Content-Security-Policy" content="script-src 'self'">"""
    page = f'<!doctype html>\n<html lang="en">\n<title>T</title>\n{csp}\n'
    (tmp_path / "data.html").write_text(f'{page}<script type="application/ld+json">{{}}</script>\n')
    (tmp_path / "script.html").write_text(f"{page}<script>go()</script>\n")
    [found] = html_problems(vnu_jar, tmp_path)
    assert found.startswith("script.html:5: Inline script violates")
