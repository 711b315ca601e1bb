"""The sitemap and robots.txt."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from dateline.publish.sitemap import sitemap

MAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_the_sitemap_dates_pages_by_their_last_change(rich: Path) -> None:
    raw = (rich / "sitemap.xml").read_bytes()
    assert raw.startswith(b"<?xml version='1.0' encoding='utf-8'?>\n<urlset ")
    days = {url.findtext(MAPS + "loc"): url.findtext(MAPS + "lastmod") for url in ElementTree.fromstring(raw)}
    assert days["https://example.org/rivers/events/a-day/"] == "2026-11-25"
    assert days["https://example.org/rivers/events/a-month/"] == "2026-11-22"
    assert "https://example.org/rivers/404.html" not in days


def test_addresses_are_escaped() -> None:
    raw = sitemap([("/a/?b&c", "2026-11-22")], "https://example.org/")
    assert [url.findtext(MAPS + "loc") for url in ElementTree.fromstring(raw)] == [
        "https://example.org/a/?b&c"
    ]


def test_robots_may_read_everything(rich: Path) -> None:
    assert (rich / "robots.txt").read_text() == (
        "User-agent: *\nAllow: /\nSitemap: https://example.org/rivers/sitemap.xml\n"
    )
