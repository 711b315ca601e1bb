"""The page for frames is the front page's strip and list, and says so to search engines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from tests.built import html_of, is_for_search
from tests.links import read_links

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]+>')
EVENT = re.compile(r'<li id="([^"]+)" class="item ')
DRAWN = re.compile(r'<a class="(?:on-strip|period)[^>]*>')
LINK = re.compile(r'<a [^>]*href="#[^>]*>')


def test_it_stands_for_the_front_page(built: Mapping[str, Path]) -> None:
    for folder in built.values():
        embed, front = html_of(folder, "embed/"), html_of(folder, "")
        assert not is_for_search(folder, "embed/")
        assert read_links(embed).canonical == read_links(front).canonical[:1]
        assert POLICY.findall(embed) == POLICY.findall(front) != []
        sitemap = (folder / "sitemap.xml").read_text(encoding="utf-8")
        assert "embed/" not in sitemap
        assert EVENT.findall(embed) == EVENT.findall(front) != []


def test_links_into_it_stay_in_its_frame(built: Mapping[str, Path]) -> None:
    for folder in built.values():
        embed = html_of(folder, "embed/")
        assert '<base target="_parent">' in embed
        assert [link for link in LINK.findall(embed) if 'target="_self"' not in link] == []
        drawn = DRAWN.findall(embed)
        assert drawn != []
        assert [link for link in drawn if 'target="_parent"' not in link] == []
