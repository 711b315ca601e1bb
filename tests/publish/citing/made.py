"""Two sites to cite from, and how tests read what was made."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors, SplitNameParts
from bibtexparser.model import Entry

from tests.sites import DEFAULT_TOML

HARD = r"50 % of R&D: $5 for #1, a_b, {x, y}, ~2^3 and C:\temp “é” the EU"
AUTHORED = f'author = "Rivers & Co., editors and friends"\n{DEFAULT_TOML}'
FILES = {
    "content/events/hard.md": f"---\ntitle: '{HARD}'\ndate: 1999\nthread: talks\nsources: [gazette]\n---\nText.\n",
    "content/events/corrected.md": (
        "---\ntitle: Who said “yes”?\ndate: 1999\nthread: talks\nsources: [gazette]\npublished: 2026-11-24\n"
        "corrections:\n  - {date: 2026-12-01, was: One, now: Two}\n---\nText.\n"
    ),
    "content/actors/the-union.md": "---\nname: The Union\nkind: body\n---\n",
    "content/sources/letter.md": (
        "---\ntitle: The *Letter*\npublisher: Acts, Treaties and Letters\nkind: primary\npublished: 2017-02/2017-03\n"
        "authors: [Ada Marsh, Ludwig van den Berg, The Union, Marsh and Sons, 'Reed, Otto', others]\n"
        "url: 'https://example.org/a_b?c=%20&d={e}#f~'\ncopy_url: https://example.net/x_y\n"
        "archive_url: https://example.com/%7Ez\n---\n"
    ),
}


def read(text: str) -> Library:
    library = parse_string(text)
    assert library.failed_blocks == []
    assert len(library.blocks) == len(library.entries)
    return library


def in_words(text: str) -> Entry:
    """The one entry, as TeX would print it and BibTeX would take its names apart."""
    library = parse_string(
        text, append_middleware=[SeparateCoAuthors(), SplitNameParts(), LatexDecodingMiddleware()]
    )
    assert library.failed_blocks == []
    return library.entries[0]


def fields(entry: Entry) -> dict[str, str]:
    return {field.key: field.value for field in entry.fields}


def cited(folder: Path, name: str) -> str:
    """The citation as it is copied."""
    found = re.search(r'<p id="_citation">(.*?)</p>', page(folder, name))
    assert found
    return unescape(re.sub(r"<[^>]+>", "", found[1]))


def page(folder: Path, name: str) -> str:
    return (folder / "events" / name / "index.html").read_text(encoding="utf-8")
