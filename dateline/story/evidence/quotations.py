"""The count of a quotation: how many sources print it on their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dateline.content.evidence import Printing, Quotation, Use, Voice
from dateline.content.records import Event, Source
from dateline.story.evidence.independence import Independence, independence


def printed_by(quotation: Quotation, event: Event, register: Mapping[str, Source]) -> Independence:
    """The independence of the sources that print it; `witnesses` number `quotation.sources`.

    A source has it from whom its printing names, else from where it has the event; one that the
    event does not list quotes from what it relies on. A chain runs through the event's other
    sources too.
    """
    listed = {use.id: use for use in event.sources}
    uses = [_use(one, listed.get(one.id)) for one in quotation.sources]
    return independence(uses, register, through=event.sources)


def _use(printing: Printing, use: Use | None) -> Use:
    if printing.from_:
        voice = Voice.RELAYS if use and use.voice is Voice.RELAYS else Voice.QUOTES
        alias: Any = {"from": printing.from_}  # no keyword of Python's
        return Use(id=printing.id, voice=voice, **alias)
    return use or Use(id=printing.id, voice=Voice.QUOTES)
