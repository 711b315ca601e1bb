"""What we use of schema.org, written down: its types with what they are kinds of, and its properties.

A property that is not of the vocabulary, or not of its type, is read by nobody and missed by nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PARENTS: Final[Mapping[str, str]] = {
    "AboutPage": "WebPage",
    "Article": "CreativeWork",
    "Claim": "CreativeWork",
    "CollectionPage": "WebPage",
    "Comment": "CreativeWork",
    "CorrectionComment": "Comment",
    "CreativeWork": "Thing",
    "DataDownload": "MediaObject",
    "Dataset": "CreativeWork",
    "Event": "Thing",
    "GeoCoordinates": "Thing",
    "ImageObject": "MediaObject",
    "ItemList": "Thing",
    "MediaObject": "CreativeWork",
    "Organization": "Thing",
    "Person": "Thing",
    "Place": "Thing",
    "PostalAddress": "Thing",
    "ProfilePage": "WebPage",
    "Quotation": "CreativeWork",
    "WebPage": "CreativeWork",
    "WebSite": "CreativeWork",
}

# Whose the property is, and what it may hold. "Text", "URL", "Date", "Number" and "Boolean" are plain values.
PROPERTIES: Final[Mapping[str, tuple[str, str]]] = {
    "about": ("CreativeWork Event", "Thing"),
    "address": ("Place Person Organization", "PostalAddress Text"),
    "addressCountry": ("PostalAddress GeoCoordinates", "Text"),
    "alternateName": ("Thing", "Text"),
    "appearance": ("Claim", "CreativeWork"),
    "archivedAt": ("CreativeWork", "URL WebPage"),
    "articleSection": ("Article", "Text"),
    "author": ("CreativeWork", "Organization Person"),
    "caption": ("ImageObject", "Text"),
    "citation": ("CreativeWork", "CreativeWork Text"),
    "containedInPlace": ("Place", "Place"),
    "contentUrl": ("MediaObject", "URL"),
    "correction": ("CreativeWork", "CorrectionComment Text URL"),
    "creator": ("CreativeWork", "Organization Person"),
    "creditText": ("CreativeWork", "Text"),
    "dateModified": ("CreativeWork", "Date"),
    "datePublished": ("CreativeWork", "Date"),
    "description": ("Thing", "Text"),
    "distribution": ("Dataset", "DataDownload"),
    "encoding": ("CreativeWork", "MediaObject"),
    "encodingFormat": ("CreativeWork", "Text URL"),
    "endDate": ("Event", "Date"),
    "event": ("Place Organization", "Event"),
    "eventStatus": ("Event", "URL"),
    "geo": ("Place", "GeoCoordinates"),
    "hasPart": ("CreativeWork", "CreativeWork"),
    "headline": ("CreativeWork", "Text"),
    "image": ("Thing", "ImageObject URL"),
    "inLanguage": ("CreativeWork Event", "Text"),
    "isAccessibleForFree": ("CreativeWork Event Place", "Boolean"),
    "isBasedOn": ("CreativeWork", "CreativeWork URL"),
    "isPartOf": ("CreativeWork", "CreativeWork URL"),
    "itemListElement": ("ItemList", "Text Thing"),
    "keywords": ("CreativeWork Event Organization Place", "Text"),
    "latitude": ("GeoCoordinates Place", "Number"),
    "license": ("CreativeWork", "URL CreativeWork"),
    "location": ("Event Organization", "Place Text"),
    "longitude": ("GeoCoordinates Place", "Number"),
    "mainEntity": ("CreativeWork", "Thing"),
    "mainEntityOfPage": ("Thing", "URL CreativeWork"),
    "mentions": ("CreativeWork", "Thing"),
    "name": ("Thing", "Text"),
    "numberOfItems": ("ItemList", "Number"),
    "publisher": ("CreativeWork", "Organization Person"),
    "sameAs": ("Thing", "URL"),
    "startDate": ("Event", "Date"),
    "temporalCoverage": ("CreativeWork", "Text URL"),
    "text": ("CreativeWork", "Text"),
    "url": ("Thing", "URL"),
}


def kinds(name: str) -> set[str]:
    """The type and all that it is a kind of."""
    return {name} | (kinds(PARENTS[name]) if name in PARENTS else set())


def context() -> dict[str, object]:
    """A JSON-LD context of these properties and types alone: what is in none of them is dropped."""
    terms: dict[str, object] = {name: f"https://schema.org/{name}" for name in (*PARENTS, "Thing")}
    for name, (_, values) in PROPERTIES.items():
        plain = "Text" in values.split() or "URL" not in values.split()
        terms[name] = {"@id": f"https://schema.org/{name}", **({} if plain else {"@type": "@id"})}
    return {"@context": terms}
