"""Whole sites, built for tests: the shipped one and the golden ones."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from dateline import config, pipeline

PROJECT: Final = Path(__file__).resolve().parent.parent
GOLDEN: Final = Path(__file__).resolve().parent / "golden"
SITES: Final = ("shipped", "ages", "rtl", "evidence")


def copy_site(name: str, folder: Path) -> Path:
    """A copy of the site to build or to change: building leaves its workshop beside `site.toml`."""
    if name != "shipped":
        return Path(
            shutil.copytree(GOLDEN / name / "site", folder, ignore=shutil.ignore_patterns(".dateline"))
        )
    folder.mkdir(parents=True)
    shutil.copy(PROJECT / "site.toml", folder)
    shutil.copytree(PROJECT / "content", folder / "content")
    return folder


def build_site(site: Path, output: Path, base_url: str | None = None) -> Path:
    """Builds the site in the folder `site` into `output`, and returns that."""
    settings = config.load(site)
    pipeline.build(settings.at(base_url) if base_url else settings, output)
    return output


def pages_of(folder: Path) -> list[str]:
    """The addresses of all pages in an output, below its root: `events/x/`, and `404.html`."""
    files = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.html"))
    return [file.removesuffix("index.html") for file in files if not file.startswith("static/")]


def html_of(folder: Path, page: str) -> str:
    """A page of an output by its address below the root."""
    return (folder / (page if page.endswith(".html") else f"{page}index.html")).read_text(encoding="utf-8")


def is_for_search(folder: Path, page: str) -> bool:
    """Whether a page says nothing against search engines, as do those that stand for others."""
    return not re.search(r'<meta name="robots" content="[^"]*\bnoindex\b', html_of(folder, page))


def prefix_of(output: Path) -> str:
    """The path that the site was built for, as in `https://example.org/repo/`: 404.html works only there."""
    address = (output / "robots.txt").read_text(encoding="utf-8").partition("Sitemap: ")[2].strip()
    return urlsplit(address).path.removesuffix("sitemap.xml")
