"""Events and sources made in one line, for tests of the story."""

from __future__ import annotations

from typing import Any

from dateline.content.dates import parse
from dateline.content.evidence import Use, Voice
from dateline.content.markup import render_title
from dateline.content.records import Event, Place, Source, SourceKind


def event(id: str = "e", date: str = "2017-04", sources: tuple[Use, ...] = (), **fields: Any) -> Event:
    """An event in the thread `talks`."""
    title, _ = render_title(id)
    values = {"thread": "talks", "sources": sources or (Use(id="a"),), **fields}
    return Event(id=id, path=f"content/events/{id}.md", title=title, date=parse(date), **values)


def source(id: str, *relies_on: str, published: str = "") -> Source:
    """A report."""
    title, _ = render_title(id)
    path = f"content/sources/{id}.md"
    out = parse(published) if published else None
    return Source(
        id=id,
        path=path,
        title=title,
        publisher="P",
        kind=SourceKind.REPORT,
        relies_on=relies_on,
        published=out,
    )


def place(id: str, within: str | None = None) -> Place:
    """A place without coordinates."""
    name, _ = render_title(id)
    return Place(id=id, path=f"content/places/{id}.md", name=name, within=within)


def use(text: str) -> Use:
    """A use, written short: `a`, `a quotes b`, `a relays b, some diplomat`, `a quotes`."""
    id, _, rest = text.partition(" ")
    voice, _, names = rest.partition(" ")
    origins = tuple(name.strip() for name in names.split(",")) if names else ()
    return Use.__pydantic_validator__.validate_python(  # type: ignore[attr-defined,no-any-return]
        {"id": id, "voice": voice or Voice.OWN, "from": origins}
    )
