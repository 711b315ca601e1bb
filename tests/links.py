"""What a page links to and which places in it can be linked to, read with the standard library."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

_LINKS: Final = {"href", "src", "poster", "data", "action", "cite"}


@dataclass
class Linked:
    """Links as written (of `<a>` and the like, of `<link rel=canonical>`), and ids with repetitions."""

    links: list[str] = field(default_factory=list)
    canonical: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = Linked()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        if "id" in values:
            self.found.ids.append(values["id"])
        if values.get("rel") == "canonical" or values.get("property") in {"og:url", "og:image"}:
            self.found.canonical.append(values.get("href") or values["content"])
            return
        self.found.links += [value for name, value in values.items() if name in _LINKS]
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            self.found.links.append(values["content"].partition("=")[2])
        srcset = values.get("srcset", "")
        self.found.links += [part.split()[0] for part in srcset.split(",") if part.strip()]


def read_links(html: str) -> Linked:
    """What the page holds."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.found
