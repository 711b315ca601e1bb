"""Whether a build really made the pages: how many of each kind, and what each has to show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Final

from bench.building.events import FEED, Event, Story

_TOLD: Final = 10  # of what is missing
_NEIGHBOUR: Final = re.compile(r'<a [^>]*rel="?(prev|next)"?[^>]*?href="([^"]*)"')
_HEADLINE: Final = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_SPACE: Final = re.compile(r"\s+")


class PagesMissingError(Exception):
    """A build whose time means nothing: what it did not make."""


@dataclass(frozen=True, slots=True)
class Size:
    """Files of an output and their bytes."""

    files: int
    bytes: int


def check(output: Path, story: Story) -> Mapping[str, int]:
    """The pages of each kind. Raises PagesMissingError where any is missing or lacks what belongs there."""
    faults = [
        *_front(output, story),
        *_events(output, story),
        *_lists(output, story),
        *_robots(output, story),
    ]
    if faults:
        more = f"\n  and {len(faults) - _TOLD:,} more" if len(faults) > _TOLD else ""
        raise PagesMissingError("\n  ".join([f"{output}:", *faults[:_TOLD]]) + more)
    kinds = ("events", "years", "tags")
    return {"front": 1, **{kind: len(_folders(output / kind)) for kind in kinds}, "feed": 1, "sitemap": 1}


def size(output: Path) -> Size:
    """All files in an output."""
    sizes = [file.stat().st_size for file in output.rglob("*") if file.is_file()]
    return Size(len(sizes), sum(sizes))


def page(output: Path, address: str) -> str:
    """A page's text as it is written, entities resolved; empty where there is none."""
    try:
        return unescape((output / address / "index.html").read_text(encoding="utf-8"))
    except OSError:
        return ""


def _front(output: Path, story: Story) -> Iterator[str]:
    text = page(output, ".")
    # Which events of a long story its front page shows is each one's own affair.
    shown = [one for one in story.events if f"events/{one.id}/" in text and one.title in text]
    if len(shown) < len(story.front):
        yield f"/ shows {len(shown):,} events, not {len(story.front):,}"
    yield from (f"/ does not lead to {name}" for name in story.years if f"years/{name}/" not in text)


def _events(output: Path, story: Story) -> Iterator[str]:
    found = _folders(output / "events")
    if len(found) != len(story.events):
        yield f"/events/ has {len(found):,} pages for {len(story.events):,} events"
    links = {}
    for event in story.events:
        text = page(output, f"events/{event.id}")
        yield from (f"/events/{event.id}/ lacks {what}" for what in _lacking(text, event, story))
        links[event.id] = {kind: _last(address) for kind, address in _NEIGHBOUR.findall(text)}
    yield from _broken(links)


def _broken(links: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Where the links to the next one do not lead from one event through all others, and back the same way.

    In which order is each one's own affair: ours keeps events that are known to the month apart.
    """
    for id_, own in links.items():
        after = own.get("next")
        if after is not None and links.get(after, {}).get("prev") != id_:
            yield f"/events/{id_}/ leads to {after}, which does not lead back"
    ends = [sum(kind not in own for own in links.values()) for kind in ("prev", "next")]
    if links and ends != [1, 1]:
        yield f"/events/: {ends[0]:,} have none before, {ends[1]:,} none after"


def _lacking(text: str, event: Event, story: Story) -> Iterator[str]:
    headline = _HEADLINE.search(text)
    if headline is None or _SPACE.sub(" ", headline[1]).strip() != event.title:
        yield "its headline"
    if f"<p>{event.body.partition(' [')[0]}" not in text:
        yield "its text, made from Markdown"
    for quotation in event.quotations:
        if quotation.text not in text:
            yield "a quotation"
    for name in event.sources:
        source = story.sources[name]
        if source.title not in text or source.publisher not in text:
            yield f"its source {name}"


def _lists(output: Path, story: Story) -> Iterator[str]:
    for kind, groups in (("years", story.years), ("tags", story.tags)):
        for name, events in groups.items():
            # A long year or tag may go on in pages below its own.
            texts = [file.read_text(encoding="utf-8") for file in (output / kind / name).rglob("index.html")]
            linked = {id_ for text in texts for id_ in re.findall(r"events/([^/\"]+)/\"", text)}
            missing = [event.id for event in events if event.id not in linked]
            if missing:
                yield f"/{kind}/{name}/ does not lead to {missing[0]} ({len(missing):,} of {len(events):,})"


def _robots(output: Path, story: Story) -> Iterator[str]:
    feed, sitemap = (_read(output / name) for name in ("feed.xml", "sitemap.xml"))
    wanted, entries = min(FEED, len(story.events)), len(re.findall(r"<(?:item|entry)[ >]", feed))
    if entries != wanted:
        yield f"/feed.xml has {entries} entries, not {wanted}"
    for event in story.events[:1]:
        words = event.body.partition(" [")[0]
        yield from (f"/feed.xml lacks “{one}”" for one in (event.title, words) if one not in unescape(feed))
    addresses = set(re.findall(r"<loc>([^<]*)</loc>", sitemap))
    paths = ["", *(f"events/{event.id}/" for event in story.events)]
    paths += [*(f"years/{name}/" for name in story.years), *(f"tags/{name}/" for name in story.tags)]
    yield from (f"/sitemap.xml lacks /{path}" for path in paths if story.base_url + path not in addresses)


def _last(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


def _folders(folder: Path) -> list[Path]:
    return sorted(folder.glob("*/index.html"))


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.is_file() else ""
