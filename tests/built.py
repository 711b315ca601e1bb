"""Whole sites, built for tests. `shipped` is the story that Dateline ships with, as it was when tests began to
count its events: whoever adds one to `content/`, or tells a story of their own there, breaks no test."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from filelock import FileLock

from bench.stories import write_story
from dateline import config, pipeline
from dateline.content.loading import load
from dateline.publish import urls
from dateline.publish.lists import bundles, version
from dateline.publish.making import Prepared, Press, prepare
from dateline.publish.piece import anew
from dateline.story.telling import tell

PROJECT: Final = Path(__file__).resolve().parent.parent
GOLDEN: Final = Path(__file__).resolve().parent / "golden"
SITES: Final = ("shipped", "ages", "rtl", "evidence")


def copy_site(name: str, folder: Path) -> Path:
    """A copy of the site to build or to change: building leaves its workshop beside `site.toml`."""
    return Path(shutil.copytree(GOLDEN / name / "site", folder, ignore=shutil.ignore_patterns(".dateline")))


def build_site(site: Path, output: Path, base_url: str | None = None) -> Path:
    """Builds the site in the folder `site` into `output`, and returns that."""
    pipeline.build(pipeline.Order(site, base_url), output)
    return output


def prepare_site(site: Path) -> Prepared:
    """The site in the folder `site`, of which `write_pages` makes some pages."""
    settings = config.load(site)
    static = pipeline.folders(settings.root, "static")
    return prepare(
        tell(settings, load(settings, static)), pipeline.folders(settings.root, "templates"), static
    )


def files_of(site: Prepared) -> Iterator[tuple[str, bytes]]:
    """Path in the output and bytes of each file, all made anew and one after the other."""
    press = Press(site)
    yield from ((file.path, file.data()) for file in site.assets.files.values())
    yield from ((urls.file_of(plan.address), press.page(plan)[0]) for plan in site.plans)
    made = [file for bundle in bundles(press) for file in bundle.files(anew)]
    yield from made
    yield version(press, {path: sha256(data).hexdigest() for path, data in made})


def write_pages(site: Prepared, wanted: Iterable[str], output: Path) -> Path:
    """The pages at these addresses (`/events/x/`) and all static files; feeds and data are left."""
    missing = {urls.file_of(address) for address in wanted}
    plans = tuple(plan for plan in site.plans if urls.file_of(plan.address) in missing)
    for path, data in files_of(replace(site, plans=plans)):
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_bytes(data)
        missing.discard(path)
        if not missing:
            return output
    raise AssertionError(f"not made: {missing}")


def once(folder: Path, make: Callable[[Path], object]) -> Path:
    """The folder, made by the first worker of a run that asks for it; the others wait for that."""
    done = folder.with_name(f"{folder.name}.made")
    with FileLock(folder.with_name(f"{folder.name}.lock")):
        if not done.exists():
            make(folder)
            done.touch()
    return folder


def made_story(run_folder: Path, events: int, **options: Any) -> Path:
    """The output of a made story, built whole once for all workers; `options` are those of `write_story`."""
    name = "-".join(["made", str(events), *map(str, options.values())])
    return once(
        run_folder / name,
        lambda folder: build_site(write_story(run_folder / f"{name}-site", events, **options), folder),
    )


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
