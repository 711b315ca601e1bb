"""The count of a quotation: how many sources print it on their own."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.content.records import Event, Quotation, Source, Use, Voice
from dateline.story.evidence.independence import Independence, independence


def printed_by(quotation: Quotation, event: Event, register: Mapping[str, Source]) -> Independence:
    """The independence of the sources that print it; `witnesses` number `quotation.sources`.

    A source has it from where it has the event; one that the event does not list quotes from what
    it relies on. A chain runs through the event's other sources too.
    """
    listed = {use.id: use for use in event.sources}
    uses = [listed.get(one.id) or Use(id=one.id, voice=Voice.QUOTES) for one in quotation.sources]
    return independence(uses, register, through=event.sources)
