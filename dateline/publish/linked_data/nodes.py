"""What several kinds of pages have: the page, sources, actors, places, pictures, terms of use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from dateline.content.dates import Date, machine_value
from dateline.content.fields import Unknown
from dateline.content.markup import Text
from dateline.content.records import Actor, ActorKind, Event, Image, Place, Source, SourceKind
from dateline.problems import is_web_address
from dateline.publish import urls
from dateline.publish.pages import Plan
from dateline.publish.pages.event import fragment
from dateline.publish.presenting import Presenter

Node = Mapping[str, Any]
Graph = list[Node]

_CREATIVE_COMMONS: Final = re.compile(r"CC[ -](BY(?:-NC)?(?:-SA|-ND)?)[ -](\d\.\d)")
_KINDS: Final = {
    SourceKind.REPORT: "Article",
    SourceKind.PRIMARY: "CreativeWork",
    SourceKind.REFERENCE: "CreativeWork",
}


def node(kind: str, name: str = "", /, **values: Any) -> Node:
    """A node of this type, and this `@id` if it has one. What is empty is left out."""
    filled = {key: value for key, value in values.items() if value not in (None, "", (), [])}
    return {"@type": kind, **({"@id": name} if name else {}), **filled}


def node_id(presenter: Presenter, address: str, part: str = "") -> str:
    """The `@id` of what the page at `address` is about, or holds; without `part` of the page itself."""
    return presenter.absolute(f"{address}#{part}" if part else address)


def reference(presenter: Presenter, address: str, part: str = "") -> Mapping[str, str]:
    """A node by its `@id`, wherever it is told in full."""
    return {"@id": node_id(presenter, address, part)}


def event_id(presenter: Presenter, name: str, part: str = "event") -> str:
    """The `@id` of an event, or of something on its page."""
    return node_id(presenter, urls.event(name), part)


def part_id(presenter: Presenter, event: Event, kind: str, number: int) -> str:
    """The `@id` of a quotation, a difference or a correction: its address on the event's page."""
    return event_id(presenter, event.id, fragment(kind, number))


def page(presenter: Presenter, plan: Plan, kind: str = "WebPage", **values: Any) -> Node:
    """The page; its `@id` is its address."""
    address = presenter.absolute(plan.address)
    return node(
        kind,
        address,
        url=address,
        name=plan.title,
        description=plan.description,
        inLanguage=presenter.story.config.settings.language,
        isPartOf=site(presenter),
        **values,
    )


def site(presenter: Presenter, **values: Any) -> Node:
    """The site, as every page names it."""
    settings = presenter.story.config.settings
    return node(
        "WebSite",
        node_id(presenter, urls.HOME, "site"),
        name=settings.title,
        url=presenter.absolute(urls.HOME),
        **values,
    )


def editors(presenter: Presenter) -> Node:
    """Who answers for the site; where nobody is named, the site itself does."""
    settings = presenter.story.config.settings
    name = settings.author or settings.title
    return node("Organization", node_id(presenter, urls.HOME, "editors"), name=name)


def source(presenter: Presenter, one: Source, **values: Any) -> Node:
    """A source as others cite it. What is unknown is left out: a machine would take the word for a name."""
    authors = () if isinstance(one.authors, Unknown) else one.authors
    bodies = presenter.bodies | {one.publisher}
    return node(
        _KINDS[one.kind],
        node_id(presenter, urls.source(one.id), "source"),
        name=one.title.plain if isinstance(one.title, Text) else None,
        author=[node("Organization" if name in bodies else "Person", name=name) for name in authors],
        publisher=node("Organization", name=one.publisher),
        datePublished=machine_value(one.published) if isinstance(one.published, Date) else None,
        url=one.url if isinstance(one.url, str) else None,
        inLanguage=one.language,
        **values,
    )


def actor(presenter: Presenter, one: Actor, **values: Any) -> Node:
    """Who acts or speaks, with the role at the time."""
    return node(
        "Person" if one.kind is ActorKind.PERSON else "Organization",
        node_id(presenter, urls.actor(one.id), "actor"),
        name=one.name.plain,
        description=one.role.plain if one.role else None,
        sameAs=one.url,
        **values,
    )


def place(presenter: Presenter, one: Place, **values: Any) -> Node:
    """Where."""
    there = one.latitude is not None
    geo = node("GeoCoordinates", latitude=one.latitude, longitude=one.longitude) if there else None
    return node(
        "Place",
        node_id(presenter, urls.place(one.id), "place"),
        name=one.name.plain,
        address=node("PostalAddress", addressCountry=one.country) if one.country else None,
        geo=geo,
        containedInPlace=reference(presenter, urls.place(one.within), "place") if one.within else None,
        **values,
    )


def image(presenter: Presenter, one: Image) -> Node:
    """A picture of ours."""
    return node(
        "ImageObject",
        contentUrl=presenter.absolute(urls.static(one.file)),
        description=one.alt,
        caption=one.caption.plain if one.caption else None,
        creditText=one.credit,
        license=terms(one.licence),
    )


def terms(words: str) -> str | Node | None:
    """Terms of use: their address if they are one or are Creative Commons', else a work of that name."""
    if not words or is_web_address(words):
        return words or None
    found = _CREATIVE_COMMONS.fullmatch(words)
    if found:
        return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/"
    if words in ("CC0", "CC0 1.0"):
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    return node("CreativeWork", name=words)
