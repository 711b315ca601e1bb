"""What else is installed beside the libraries changes nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.built import PROJECT
from tests.sites import make_site


def test_plugins_of_pydantic_are_not_loaded(tmp_path: Path) -> None:
    site, libraries = make_site(tmp_path / "site"), tmp_path / "libraries"
    described = libraries / "meddling-1.0.dist-info"
    described.mkdir(parents=True)
    (described / "METADATA").write_text("Metadata-Version: 2.1\nName: meddling\nVersion: 1.0\n")
    (described / "entry_points.txt").write_text("[pydantic]\nmeddling = meddling:plugin\n")
    (libraries / "meddling.py").write_text("raise SystemExit(9)\n")
    run = subprocess.run(
        [sys.executable, PROJECT / "build.py", "check"],
        cwd=site,
        check=False,
        env={**os.environ, "PYTHONPATH": str(libraries)},
    )
    assert run.returncode == 0
