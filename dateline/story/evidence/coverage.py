"""Which source tells of which event, and how: events × sources, without the silent cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from dateline.content.dates import Date, Day
from dateline.content.evidence import Voice
from dateline.content.markup import Text
from dateline.content.records import Event, Source, Standing
from dateline.story.evidence.independence import origins
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


def coverage(event: Event, body: Text, register: Mapping[str, Source]) -> Mapping[str, Cover]:
    """How each of the sources that are `named` covers an event."""
    voices = {use.id: use.voice for use in event.sources}
    prints = Counter(name for one in event.quotations for name in {each.id for each in one.sources})
    differs = Counter(
        name
        for one in event.differences
        for name in {each for account in one.accounts for each in account.sources}
    )
    behind, noted = dict.fromkeys(_behind(event, register)), dict.fromkeys(_noted(event, body))
    return {
        name: Cover(voices.get(name), prints[name], differs[name], name in behind, name in noted)
        for name in _in_order(event, register, behind, noted)
    }


def named(event: Event, body: Text, register: Mapping[str, Source]) -> tuple[str, ...]:
    """Every source that an event names anywhere, its text with it, in the order of its page."""
    return _in_order(event, register, _behind(event, register), _noted(event, body))


def _in_order(
    event: Event, register: Mapping[str, Source], behind: Iterable[str], noted: Iterable[str]
) -> tuple[str, ...]:
    voiced = [use.id for use in event.sources]
    known_behind = [name for name in behind if name in register]
    return tuple(dict.fromkeys([*voiced, *_printers(event), *_tellers(event), *noted, *known_behind]))


def _noted(event: Event, body: Text) -> tuple[str, ...]:
    return (*event.date_sources, *cited(body), *cited(event))


def _behind(event: Event, register: Mapping[str, Source]) -> Iterator[str]:
    """From whom the sources have the event, or a quotation in it."""
    for use in event.sources:
        yield from origins(use, register)
    for quotation in event.quotations:
        for printing in quotation.sources:
            yield from printing.from_


class Silence(Enum):
    """What it means that a source says nothing of an event."""

    SILENT = "silent"  # it could have told of it
    EARLY = "early"  # it was out before the event began
    UNDATED = "undated"  # nobody knows which of the two: its day is unknown
    UNSEEN = "unseen"  # nobody knows: its words are known only from others


@dataclass(frozen=True, slots=True)
class Known:
    """What tells what the silence of a source means."""

    seen: bool
    first: Day | None  # it came out on this day or later
    last: Day | None  # and on this day or earlier


def known(source: Source, told: Iterable[Event], *, relied_on: bool) -> Known:
    """Of a source, by its own day or else by the latest thing it tells of in the events `told`.

    One that others rely on, but that speaks nowhere itself and can be read nowhere, was not seen.
    """
    voiced = [event for event in told if any(use.id == source.id for use in event.sources)]
    readable = bool(source.copy_url or source.archive_url or isinstance(source.url, str))
    seen = bool(voiced) or readable or not relied_on
    if isinstance(source.published, Date):
        return Known(seen, source.published.earliest, source.published.latest)
    days = [event.date.earliest for event in voiced if event.standing is not Standing.PLANNED]
    return Known(seen, max((day for day in days if day), default=None), None)


def silence(source: Known, event: Event) -> Silence:
    """What it means that a source has no part in an event."""
    began = event.date.earliest
    if not source.seen:
        return Silence.UNSEEN
    if began and source.last and source.last < began:
        return Silence.EARLY
    if source.last or (began and source.first and began <= source.first):
        return Silence.SILENT
    return Silence.UNDATED


def cited(value: Event | Text) -> tuple[str, ...]:
    """The sources of the notes, in order."""
    return tuple(citation.source for text in texts(value) for citation in text.citations)


def _printers(event: Event) -> list[str]:
    return [printing.id for one in event.quotations for printing in one.sources]


def _tellers(event: Event) -> list[str]:
    return [name for one in event.differences for account in one.accounts for name in account.sources]
