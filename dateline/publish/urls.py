"""The only owner of addresses. An address is absolute in the site: `/events/x/`, `/feed.xml`."""

from __future__ import annotations

from posixpath import relpath
from typing import Final
from urllib.parse import quote, urlsplit

HOME: Final = "/"
SOURCES: Final = "/sources/"
ACTORS: Final = "/actors/"
PLACES: Final = "/places/"
TAGS: Final = "/tags/"
THREADS: Final = "/threads/"
YEARS: Final = "/years/"
NOT_FOUND: Final = "/404.html"
ATOM: Final = "/feed.xml"
JSON_FEED: Final = "/feed.json"
CALENDAR: Final = "/timeline.ics"
DATA: Final = "/timeline.json"
TABLE: Final = "/timeline.csv"
SITEMAP: Final = "/sitemap.xml"
ROBOTS: Final = "/robots.txt"


def event(name: str) -> str:
    return f"/events/{name}/"


def source(name: str) -> str:
    return f"{SOURCES}{name}/"


def actor(name: str) -> str:
    return f"{ACTORS}{name}/"


def place(name: str) -> str:
    return f"{PLACES}{name}/"


def tag(name: str) -> str:
    return f"{TAGS}{name}/"


def thread(name: str) -> str:
    return f"{THREADS}{name}/"


def page(name: str) -> str:
    return f"/{name}/"


def year(number: int | None) -> str:
    """ISO 8601's four digits at least: 44 BC is `/years/-0043/`; None has no known start."""
    if number is None:
        return f"{YEARS}undated/"
    sign = "-" if number < 0 else ""
    return f"{YEARS}{sign}{abs(number):04d}/"


def static(path: str) -> str:
    return f"/static/{path}"


def file_of(address: str) -> str:
    """The file, relative to the output, that a host serves for an address."""
    path = address.removeprefix("/")
    return f"{path}index.html" if path == "" or path.endswith("/") else path


def relative(here: str, there: str) -> str:
    """The link from the page at `here`: the same at a domain and under `/repo/`."""
    folder = here if here.endswith("/") else here.rpartition("/")[0] + "/"
    link = quote(relpath(there, folder))
    if there.endswith("/"):
        link = "./" if link == "." else f"{link}/"
    return link


def rooted(base_url: str, address: str) -> str:
    """The absolute path under the base address, for 404.html, which is served at any depth."""
    return urlsplit(base_url).path.rstrip("/") + quote(address)


def absolute(base_url: str, address: str) -> str:
    """The whole address, for feeds, the sitemap and canonical links."""
    return base_url.rstrip("/") + quote(address)
