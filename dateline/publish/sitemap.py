"""For robots: sitemap.xml and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

from dateline.publish import urls


def sitemap(pages: Iterable[tuple[str, str]], base_url: str) -> str:
    """The sitemap protocol, 0.9: addresses with the day of their last change."""
    root = Element("urlset", xmlns="http://www.sitemaps.org/schemas/sitemap/0.9")
    for address, day in pages:
        entry = SubElement(root, "url")
        SubElement(entry, "loc").text = urls.absolute(base_url, address)
        SubElement(entry, "lastmod").text = day
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text.decode() + "\n"


def robots(base_url: str) -> str:
    """Everyone may read everything."""
    return f"User-agent: *\nAllow: /\nSitemap: {urls.absolute(base_url, urls.SITEMAP)}\n"
