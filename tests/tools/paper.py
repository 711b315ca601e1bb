"""Pages as PDF, and what stands in it."""

from __future__ import annotations

import subprocess
import unicodedata
from pathlib import Path
from typing import Final

from playwright.sync_api import Page

from tests.tools.needs import require

SIZES: Final = {"A4": (595, 842), "Letter": (612, 792)}  # in points
_MARGIN: Final = 54  # a little less than that of print.css: page numbers and running titles stand in it


def printed(page: Page, file: Path, size: str) -> list[str]:
    """The text of each sheet, in the order in which it is set, without what stands in the margins."""
    page.pdf(path=file, format=size)
    width, height = SIZES[size]
    box = ["-x", "0", "-y", str(_MARGIN), "-W", str(width), "-H", str(height - 2 * _MARGIN)]
    return read(file, "-raw", *box)


def read(file: Path, *options: str) -> list[str]:
    """The text of each page of a PDF."""
    command = [str(require("pdftotext")), *options, str(file), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return text.removesuffix("\f").split("\f")


def letters(text: str) -> str:
    """Letters alone: where lines break and what is raised makes no difference."""
    return "".join(sign for sign in _plain(text) if sign.isalpha())


def signs(text: str) -> str:
    """All but the spaces."""
    return "".join(_plain(text).split())


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
