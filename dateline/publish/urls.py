"""The only owner of addresses. An address is absolute in the site: `/events/x/`, `/feed.xml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import quote, unquote, urlsplit

HOME: Final = "/"
NEWEST: Final = "/newest/"
EMBED: Final = "/embed/"
FIND: Final = "/find/"
SOURCES: Final = "/sources/"
ACTORS: Final = "/actors/"
PLACES: Final = "/places/"
TAGS: Final = "/tags/"
THREADS: Final = "/threads/"
YEARS: Final = "/years/"
DIFFERENCES: Final = "/differences/"
QUOTATIONS: Final = "/quotations/"
CORRECTIONS: Final = "/corrections/"
PRINT: Final = "/print/"
NOT_FOUND: Final = "/404.html"
ATOM: Final = "/feed.xml"
JSON_FEED: Final = "/feed.json"
CALENDAR: Final = "/timeline.ics"
DATA: Final = "/timeline.json"
TABLE: Final = "/timeline.csv"
CITATIONS: Final = "/citations.bib"
SITEMAP: Final = "/sitemap.xml"
ROBOTS: Final = "/robots.txt"
LISTS: Final = (ATOM, JSON_FEED, CALENDAR, DATA, TABLE, CITATIONS, SITEMAP, ROBOTS)


def event(name: str) -> str:
    """An event's page."""
    return f"/events/{name}/"


def cite(name: str) -> str:
    """How to cite an event's page, as BibTeX."""
    return f"{event(name)}cite.bib"


def source(name: str) -> str:
    """A source's page."""
    return f"{SOURCES}{name}/"


def actor(name: str) -> str:
    """An actor's page."""
    return f"{ACTORS}{name}/"


def place(name: str) -> str:
    """A place's page."""
    return f"{PLACES}{name}/"


def tag(name: str) -> str:
    """The page of a tag."""
    return f"{TAGS}{name}/"


def thread(name: str) -> str:
    """A thread's page."""
    return f"{THREADS}{name}/"


def page(name: str) -> str:
    """A free page such as About."""
    return f"/{name}/"


def year(number: int | None) -> str:
    """ISO 8601's four digits at least: 44 BC is `/years/-0043/`; None has no known start."""
    if number is None:
        return f"{YEARS}undated/"
    return f"{YEARS}{_year(number)}/"


def month(year: int, number: int | None) -> str:
    """A month of a long year: `/years/2017/04/`; None holds what is known to no month."""
    return f"{YEARS}{_year(year)}/{'whole' if number is None else f'{number:02d}'}/"


def numbered(address: str, number: int) -> str:
    """A page of a list in several pages; the first has the list's own address."""
    return address if number == 1 else f"{address}{number}/"


def period_id(year: int | None, month: int | None = None) -> str:
    """The fragment of a year or a month in a list: `_2017-12`. No record's id begins so."""
    return "_undated" if year is None else f"_{_year(year)}" + (f"-{month:02d}" if month else "")


def _year(number: int) -> str:
    return f"{'-' * (number < 0)}{abs(number):04d}"


def printed(number: int | None) -> str:
    """A year of a long story, for paper: `/print/2017/`."""
    return PRINT + year(number).removeprefix(YEARS)


def static(path: str) -> str:
    """A file of `static/`, by its path there."""
    return f"/static/{path}"


def file_of(address: str) -> str:
    """The file, relative to the output, that a host serves for an address."""
    path = address.removeprefix("/")
    return f"{path}index.html" if path == "" or path.endswith("/") else path


@dataclass(frozen=True, slots=True)
class Way:
    """How a page writes links: the way up to the site's root, then the address from there.

    It depends on the page's depth alone, so what pages of one depth share may be written once, and a link is
    the same at a domain and under `/repo/`. Equal ways write equal links.
    """

    root: str  # as in "../../", or an absolute path

    def __call__(self, there: str) -> str:  # noqa: D102 (the class says it)
        link = self.root + _from_root(there)
        return f"./{link}" if link[:1] in {"", "?", "#"} else link


def way(here: str) -> Way:
    """Of the page at `here`."""
    return Way("../" * (here.count("/") - 1))


def rooted(base_url: str) -> Way:
    """Of 404.html, which is served at any depth: by the absolute path under the base address."""
    return Way(urlsplit(base_url).path.rstrip("/") + "/")


def absolute(base_url: str, address: str) -> str:
    """The whole address, for feeds, the sitemap and canonical links."""
    return f"{base_url.rstrip('/')}/{_from_root(address)}"


def path_of(address: str) -> str:
    """The address that a link leads to: without its query and fragment, and with no letter quoted."""
    return unquote(_parted(address)[0])


@lru_cache(maxsize=1 << 15)
def _from_root(address: str) -> str:
    """An address as it is written, without the slash that it begins with."""
    path, rest = _parted(address)
    return _quoted(path.removeprefix("/")) + rest


def _parted(address: str) -> tuple[str, str]:
    """The path, and the query and fragment behind it, which links in texts may have."""
    end = re.search(r"[?#]|$", address)
    cut = end.start() if end else len(address)
    return address[:cut], address[cut:]


def _quoted(path: str) -> str:
    """RFC 3986; what an editor has quoted already stays as it is."""
    return "".join(
        part if part.startswith("%") else quote(part) for part in re.split(r"(%[0-9A-Fa-f]{2})", path)
    )
