"""What a test needs from the machine: skipped with one clear line where it is missing, a failure in CI."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
from pathlib import Path
from typing import Literal, NoReturn

import pytest

from tests.tools import chromium

Tool = Literal["chromium", "java", "npm", "pdftotext"]

REMEDIES: dict[Tool, str] = {
    "chromium": "run `make test`, or install Chromium or Chrome",
    "java": "install a Java runtime (Debian: default-jre-headless; macOS: brew install openjdk)",
    "npm": "install npm (Debian: npm; macOS: brew install node)",
    "pdftotext": "install Poppler (Debian: poppler-utils; macOS: brew install poppler)",
}


def require(tool: Tool) -> Path:
    """The program's path. Without it the calling test is skipped; with CI=true it fails."""
    path = chromium.find() if tool == "chromium" else _working(tool)
    if path is None:
        go_without(f"needs {tool}, which is not here: {REMEDIES[tool]}")
    return path


def go_without(reason: str) -> NoReturn:
    """Skip the calling test, or fail it with CI=true: a green CI must have run everything."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@functools.cache
def _working(name: str) -> Path | None:
    # macOS has a `java` that only says that there is no Java, so it must run to count.
    path = shutil.which(name)
    if path is None:
        return None
    flag = {"java": "-version", "pdftotext": "-v"}.get(name, "--version")
    result = subprocess.run([path, flag], capture_output=True, check=False)
    return Path(path) if result.returncode == 0 else None
