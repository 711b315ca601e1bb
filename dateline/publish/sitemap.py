"""For robots: sitemap.xml and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final

from dateline.publish import urls

_HEAD: Final = (
    "<?xml version='1.0' encoding='utf-8'?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
)


def sitemap(pages: Iterable[tuple[str, str]], base_url: str) -> str:
    """The sitemap protocol, 0.9: addresses with the day of their last change."""
    found = ((escape(urls.absolute(base_url, address), quote=False), day) for address, day in pages)
    entries = "".join(f"<url><loc>{url}</loc><lastmod>{day}</lastmod></url>" for url, day in found)
    return f"{_HEAD}{entries}</urlset>\n"


def robots(base_url: str) -> str:
    """Everyone may read everything."""
    return f"User-agent: *\nAllow: /\nSitemap: {urls.absolute(base_url, urls.SITEMAP)}\n"
