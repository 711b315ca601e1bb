"""The index of search: which events hold a word, in files that are asked for by the word's beginning.

`terms/index.json` lists the first word of each file, in order; `terms/0.json` holds all words from the first
on that come before the second, and so on. A file is {word: [number, …]}, one number for each event that holds
the word: the events left out since the one before * 16 + the weight of the word in the event. docs/search.md
says why.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import pairwise
from typing import Any, Final

from dateline.content.records import Event
from dateline.publish import urls
from dateline.publish.finding.compact import dumped
from dateline.publish.finding.folding import terms
from dateline.publish.finding.texts import Texts, texts
from dateline.publish.piece import Keep, Piece, anew, runs
from dateline.publish.presenting import Presenter

WEIGHTS: Final = {"title": 12, "names": 6, "quotations": 5, "summary": 5, "body": 3}
"""By field: the best that holds a word counts, and up to two more for as many more times."""

_STEP: Final = 16  # between the numbers of two events: more than any weight
_ROOM: Final = 40_000  # characters of a file, about: 9 to 17 kB when compressed

Index = Mapping[str, list[int]]


def term_files(presenter: Presenter, keep: Keep = anew) -> Iterator[tuple[str, Any]]:
    """Path below /find/ and data."""
    return _index_files(one for piece in pieces(presenter) for one in json.loads(keep(piece)))


def pieces(presenter: Presenter) -> Iterator[Piece]:
    """The words of each event with their weights, as JSON."""
    for run in runs(presenter.story.account):
        yield Piece(f"{urls.FIND}terms#{run[0].id}", partial(_kept, presenter, run))


def _kept(presenter: Presenter, run: tuple[Event, ...]) -> str:
    return dumped([weighed(texts(presenter, event)) for event in run])


def index_files(events: Iterable[Texts]) -> Iterator[tuple[str, Any]]:
    """The same for events by what they say, in the order of the account."""
    return _index_files(map(weighed, events))


def _index_files(events: Iterable[Mapping[str, int]]) -> Iterator[tuple[str, Any]]:
    index = _numbered(events)
    starts = []
    for number, part in enumerate(_parts(index)):
        starts.append(next(iter(part)))
        yield f"terms/{number}.json", part
    yield "terms/index.json", starts


def numbered(events: Iterable[Texts]) -> Index:
    """The whole index, its words in the order in which script compares them: by UTF-16."""
    return _numbered(map(weighed, events))


def _numbered(events: Iterable[Mapping[str, int]]) -> Index:
    found: defaultdict[str, list[int]] = defaultdict(lambda: [-1])
    for place, event in enumerate(events):
        first = place * _STEP
        for term, weight in event.items():
            found[term].append(first + weight)
    words = sorted(found, key=lambda one: one.encode("utf-16-be"))
    return {word: [now - (before | _STEP - 1) - 1 for before, now in pairwise(found[word])] for word in words}


def weighed(event: Texts) -> Mapping[str, int]:
    """The words of one event, and how much each counts: the same for the same texts."""
    times: Counter[str] = Counter()
    best: dict[str, int] = {}
    for field, weight in reversed(WEIGHTS.items()):  # the best comes last
        value = getattr(event, field)
        held = terms(value if isinstance(value, str) else "\n".join(value))
        times.update(held)
        best |= dict.fromkeys(held, weight)
    return {term: best[term] + (count > 1) + (count > 2) for term, count in times.items()}


def _parts(index: Index) -> Iterator[Index]:
    """Neighbours together, until a file is full."""
    part: dict[str, list[int]] = {}
    size = 0
    for term, numbers in index.items():
        more = len(term) + len(str(numbers))
        if part and size + more > _ROOM:
            yield part
            part, size = {}, 0
        part[term] = numbers
        size += more
    if part:
        yield part
