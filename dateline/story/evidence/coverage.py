"""Which source tells of which event, and how: events × sources, without the silent cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.content.dates import Date
from dateline.content.markup import Text
from dateline.content.records import Event, Source, Voice
from dateline.story.texts import texts


@dataclass(frozen=True, slots=True)
class Cover:
    """How one source covers one event. Where there is none, it is silent."""

    voice: Voice | None  # None: the event does not list it among its sources
    quotations: int  # how many it prints
    differences: int  # on how many points its account is given
    origin: bool  # others have it from this source
    noted: bool  # a note, or the date, rests on it

    @property
    def only_noted(self) -> bool:
        """Whether it is named for one sentence alone, and does not tell the event."""
        return not (self.voice or self.quotations or self.differences or self.origin)


def coverage(event: Event, register: Mapping[str, Source]) -> Mapping[str, Cover]:
    """Every source that an event names anywhere, in the order of its page."""
    voices = {use.id: use.voice for use in event.sources}
    prints = Counter(name for one in event.quotations for name in {each.id for each in one.sources})
    differs = Counter(
        name
        for one in event.differences
        for name in {each for account in one.accounts for each in account.sources}
    )
    origins = [name for use in event.sources for name in use.from_ if name in register]
    noted = [*event.date_sources, *cited(event)]
    names = dict.fromkeys([*voices, *_printers(event), *_tellers(event), *noted, *origins])
    return {
        name: Cover(voices.get(name), prints[name], differs[name], name in origins, name in noted)
        for name in names
    }


def too_early(source: Source, event: Event) -> bool:
    """Whether the source was out before the event began, and so could not tell of it."""
    if not isinstance(source.published, Date):
        return False
    out, began = source.published.latest, event.date.earliest
    return out is not None and began is not None and out < began


def cited(value: Event | Text) -> tuple[str, ...]:
    """The sources of the notes, in order."""
    return tuple(citation.source for text in texts(value) for citation in text.citations)


def _printers(event: Event) -> list[str]:
    return [printing.id for one in event.quotations for printing in one.sources]


def _tellers(event: Event) -> list[str]:
    return [name for one in event.differences for account in one.accounts for name in account.sources]
