"""The three ways: each makes a folder that a browser can search, and says how."""

from __future__ import annotations

import html
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from bench.measuring.packages import packages
from bench.searching.stories import Documents
from dateline.publish.finding import terms
from dateline.publish.finding.compact import dumped
from dateline.publish.finding.texts import EACH
from dateline.publish.language import Language
from dateline.publish.rendering import Renderer

_PAGES: Final = Path(__file__).parent / "pages"
_STATIC: Final = Path(__file__).resolve().parents[2] / "static"
_TEMPLATES: Final = _STATIC.parent / "templates"
POLICY: Final = "default-src 'none'; script-src 'self'; connect-src 'self'"
"""That of our pages, as far as it matters here."""


@dataclass(frozen=True, slots=True)
class Engine:
    """`make` writes the files of its index into a folder; `page` is the script that searches them."""

    name: str
    make: Callable[[Documents, Path], None]
    page: str


def write(folder: Path, files: Mapping[str, Any]) -> None:
    """As JSON, but texts and bytes as they are."""
    for name, data in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        text = data.encode() if isinstance(data, str) else data
        file.write_bytes(text if isinstance(text, bytes) else dumped(text))


def serve_from(folder: Path, engine: Engine, documents: Documents) -> None:
    """What is the same for all: our own scripts, the texts that results are cut from, and the page."""
    shutil.copytree(_STATIC / "js", folder / "static/js")
    shutil.copytree(_STATIC / "css", folder / "static/css")
    shutil.copy(_PAGES / engine.page, folder / "search.js")
    parts = range(0, len(documents.rows), EACH)
    manifest = {"version": "1", "events": len(documents.rows), "texts": EACH}
    dialog = Renderer([_TEMPLATES], Language("en-GB"), {}).render("find/search.html", {}).strip()
    pages = {
        f"{name}.html": f"<!doctype html><html lang=en><meta charset=utf-8>{head}<title>Search</title>"
        for name, head in {
            "free": "",
            "strict": f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        }.items()
    }
    rows = {f"find/texts/{at // EACH}.json": documents.rows[at : at + EACH] for at in parts}
    write(folder, {"find/find.json": manifest, "find/search.json": json.dumps(dialog), **rows, **pages})


def _ours(documents: Documents, folder: Path) -> None:
    write(folder, {f"find/{path}": data for path, data in terms.index_files(documents.texts)})


def _whole(documents: Documents, folder: Path) -> None:
    program = [_node(), str(_PAGES / "build_whole.mjs"), str(packages() / "minisearch/dist/es/index.js")]
    data = json.dumps([{"id": place, **asdict(one)} for place, one in enumerate(documents.texts)])
    made = subprocess.run(program, input=data, capture_output=True, text=True, check=True)
    write(folder, {"find/whole.json": made.stdout})


def _pagefind(documents: Documents, folder: Path) -> None:
    site = folder.parent / f"{folder.name}-pages"
    write(site, dict(_event_pages(documents)))
    binary = packages() / "pagefind/lib/runner/bin.cjs"
    command = [
        _node(),
        str(binary),
        "--site",
        str(site),
        "--output-path",
        str(folder / "pagefind"),
        "--quiet",
    ]
    subprocess.run(command, check=True, env={**os.environ, "NO_COLOR": "1"})
    shutil.rmtree(site)


def _event_pages(documents: Documents) -> Iterator[tuple[str, str]]:
    for row, one in zip(documents.rows, documents.texts, strict=True):
        said = "".join(
            f"<p>{html.escape(text)}" for text in (*one.names, *one.quotations, one.summary, one.body)
        )
        head = f"<!doctype html><html lang=en><title>{html.escape(one.title)}</title>"
        yield (
            f"events/{row[0]}/index.html",
            f"{head}<main data-pagefind-body><h1>{html.escape(one.title)}</h1>{said}</main>",
        )


def _node() -> str:
    return shutil.which("node") or "node"


ENGINES: Final = (
    Engine("MiniSearch, our index", _ours, "ours.js"),
    Engine("MiniSearch, one file", _whole, "whole.js"),
    Engine("Pagefind", _pagefind, "pagefind.js"),
)
