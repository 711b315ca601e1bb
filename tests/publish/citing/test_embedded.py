"""What reference managers find in the head of a page, and the links to the files."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from tests.publish.citing.made import HARD, page


def test_reference_managers_find_title_author_day_and_site(site: Path) -> None:
    html = page(site, "hard")
    metas = {
        name: unescape(content)
        for name, content in re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', html)
    }
    assert metas["dcterms.title"] == metas["og:title"] == HARD
    assert metas["dcterms.date"] == "2026-11-22"
    assert metas["author"] == "Rivers & Co., editors and friends"
    assert metas["dcterms.creator"] == f"{metas['author']},"
    assert metas["og:site_name"] == "The treaty of the two rivers"
    assert metas["og:url"] == "https://example.org/rivers/events/hard/"
    # Zotero takes a page with citation_title for an article in a journal.
    assert not [name for name in metas if name.startswith("citation_")]


def test_the_page_links_to_its_file_and_the_site_to_the_whole(site: Path, anonymous: Path) -> None:
    html = page(site, "hard")
    assert (
        '<link rel="alternate" type="application/x-bibtex" title="This page as BibTeX" href="../../events/hard/cite.bib">'
        in html
    )
    assert (
        '<a href="../../events/hard/cite.bib" type="application/x-bibtex" download="hard.bib">BibTeX</a>'
        in html
    )
    assert 'href="citations.bib"' in (site / "index.html").read_text(encoding="utf-8")
    assert 'name="author"' not in page(anonymous, "talks-begin")
    assert "dcterms.creator" not in page(anonymous, "talks-begin")
