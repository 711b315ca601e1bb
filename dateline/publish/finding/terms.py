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
from typing import Final

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
_ROOM: Final = 30_000  # characters of a file, about: 9 to 17 kB when compressed
_EACH: Final = 64  # events of a run, about: the more, the fewer words are in several

Index = Mapping[str, str]
"""By word its numbers, with commas between them."""
Run = Mapping[str, tuple[int, int, str]]
"""The same of some events: the first number, counted from the first event; the place of the last event that
holds the word; the other numbers, each after a comma. So runs are joined without a look at these."""


def term_files(presenter: Presenter, keep: Keep = anew) -> Iterator[tuple[str, bytes]]:
    """Path below /find/ and JSON."""
    return _files(_joined((count, json.loads(keep(piece))) for count, piece in _pieces(presenter)))


def pieces(presenter: Presenter) -> Iterator[Piece]:
    """The words of each few events, as JSON."""
    return (piece for _, piece in _pieces(presenter))


def _pieces(presenter: Presenter) -> Iterator[tuple[int, Piece]]:
    """With the number of their events."""
    for run in runs(presenter.story.account, _EACH):
        yield len(run), Piece(f"{urls.FIND}terms#{run[0].id}", partial(_kept, presenter, run))


def _kept(presenter: Presenter, run: tuple[Event, ...]) -> bytes:
    return dumped(_of_run(texts(presenter, event) for event in run))


def index_files(events: Iterable[Texts]) -> Iterator[tuple[str, bytes]]:
    """The same for events by what they say, in the order of the account."""
    return _files(index(events))


def index(events: Iterable[Texts]) -> Index:
    """The whole index, its words in the order in which script compares them: by UTF-16."""
    return _joined([(0, _of_run(events))])


def _of_run(events: Iterable[Texts]) -> Run:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, event in enumerate(events):
        first = place * _STEP
        for term, weight in weighed(event).items():
            found[term].append(first + weight)
    return {term: (held[0], held[-1] // _STEP, "".join(_steps(held))) for term, held in found.items()}


def _steps(held: Iterable[int]) -> Iterator[str]:
    return (f",{now - (before | _STEP - 1) - 1}" for before, now in pairwise(held))


def _joined(runs: Iterable[tuple[int, Run]]) -> Index:
    """Of runs one after the other, each with the number of its events."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    ends: dict[str, int] = {}  # the places after the last events that hold them
    begin = 0
    for count, run in runs:
        for term, (first, last, others) in run.items():
            found[term].append(f"{first + (begin - ends.get(term, 0)) * _STEP}{others}")
            ends[term] = begin + last + 1
        begin += count
    return {term: ",".join(found[term]) for term in sorted(found, key=lambda one: one.encode("utf-16-be"))}


def _files(index: Index) -> Iterator[tuple[str, bytes]]:
    starts = []
    for number, part in enumerate(_parts(index)):
        starts.append(next(iter(part)))
        words = (b"%b:[%b]" % (dumped(term), numbers.encode()) for term, numbers in part.items())
        yield f"terms/{number}.json", b"{%b}" % b",".join(words)
    yield "terms/index.json", dumped(starts)


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
    part: dict[str, str] = {}
    size = 0
    for term, numbers in index.items():
        more = len(term) + len(numbers)
        if part and size + more > _ROOM:
            yield part
            part, size = {}, 0
        part[term] = numbers
        size += more
    if part:
        yield part
