"""The events as numbers: what static/js/shared.js reads, and the strip is drawn from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final

from dateline.content.dates import Date, Day
from dateline.publish import urls
from dateline.publish.finding.compact import dumped
from dateline.publish.finding.marks import drawings, mark
from dateline.publish.language import Language
from dateline.publish.pages.grouping import year_label
from dateline.publish.pages.strips.words import stretch_words
from dateline.publish.piece import Keep, Piece, anew
from dateline.publish.presenting import Presenter
from dateline.publish.rendering import Renderer
from dateline.story.geometry import (
    Stretch,
    begun,
    core,
    crowded,
    first,
    is_rough,
    last,
    stretch_of,
    whole,
)

_DIGITS: Final = 6  # of a day: a tenth of a second
_YEARS: Final = {"plain": 2017, "early": 617, "bce": -616}  # one of each way in which years are said

_Time = tuple[float | None, float | None]  # of an event: when it began and ended


def numbers(presenter: Presenter, renderer: Renderer, keep: Keep = anew) -> Mapping[str, Any]:
    """Times in days since 1970-01-01. What all events have stands in columns, the rest by index."""
    told = json.loads(keep(piece(presenter)))
    drawn = {int(number): presenter.content.events[name] for number, name in told["drawings"].items()}
    return {**told, "drawings": drawings(drawn, renderer)}


def piece(presenter: Presenter) -> Piece:
    """The same as JSON, but for each drawing the id of an event that is drawn so."""
    return Piece(f"{urls.FIND}strip.json", partial(_told, presenter))


def _told(presenter: Presenter) -> bytes:
    return dumped(_numbers(presenter))


def _numbers(presenter: Presenter) -> Mapping[str, Any]:
    story, events = presenter.story, presenter.story.account
    stretch = whole(story.events)
    threads = [thread.id for thread in story.config.settings.threads]
    dates, marks = [event.date for event in events], [mark(event) for event in events]
    times = [(first(date), last(date)) for date in dates]
    return {
        "stretch": stretch and _ends(stretch),
        "threads": [{"title": one.title, "colour": one.colour} for one in map(presenter.thread, threads)],
        "presets": [{**_ends(time), "words": words} for time, words in _presets(presenter, stretch)],
        "ticks": tick_words(presenter.language),
        "start": [_known(start) for start, _ in times],
        "length": [_length(*time) for time in times],
        "thread": [threads.index(event.thread) for event in events],
        "mark": marks,
        "drawings": {number: event.id for number, event in zip(marks, events, strict=True)},
        "worth": [story.independence[event.id].count for event in events],
        **_few(dates, times),
    }


def tick_words(language: Language) -> Mapping[str, Any]:
    """The words at ticks. A year is its number, counted backwards before the first, between two words."""
    ticks = language.ticks
    years: dict[str, Sequence[Any]] = {
        kind: ticks.year(Day(year, 1, 1)).split(str(year if year > 0 else 1 - year))
        for kind, year in _YEARS.items()
    }
    return {
        "months": [ticks.month(Day(1970, month, 1)) for month in range(1, 13)],
        "weekdays": [ticks.day(Day(1970, 1, 5 + day)).removesuffix(f" {5 + day}") for day in range(7)],
        "hours": [ticks.hour(hour) for hour in range(24)],
        "years": years,
        "language": language.tag,
    }


def _presets(presenter: Presenter, stretch: Stretch | None) -> Iterator[tuple[Stretch, str]]:
    """The times to choose from, in words: the bursts, then the years in which events begin."""
    for burst in crowded(presenter.story.events, stretch) if stretch else ():
        yield burst, stretch_words(presenter, burst)
    for period in presenter.layout.periods:
        if period.begun and period.year is not None:
            yield stretch_of(period.year), year_label(presenter, period.year)


def _ends(stretch: Stretch) -> Mapping[str, float]:
    return {"start": _short(stretch.start), "end": _short(stretch.end)}


def _length(start: float | None, end: float | None) -> float | None:
    return None if start is None or end is None else _short(end - start)


def _few(dates: Sequence[Date], times: Sequence[_Time]) -> Mapping[str, Mapping[int, Any]]:
    """Ends without a start; when it can have begun, if not in all of its time; when it surely went on."""
    ends: dict[int, Any] = {}
    beginnings: dict[int, Any] = {}
    cores: dict[int, Any] = {}
    for index, (date, (start, end)) in enumerate(zip(dates, times, strict=True)):
        time = begun(date)
        if start is None and end is not None:
            ends[index] = _short(end)
        if start is not None and time != (start, end):
            beginnings[index] = time and [_short(one) for one in time]
        if is_rough(date) and (sure := core(date)):
            cores[index] = [_short(one) for one in sure]
    return {"end": ends, "begun": beginnings, "core": cores}


def _known(time: float | None) -> float | None:
    return None if time is None else _short(time)


def _short(time: float) -> float:
    """Without the digits that no clock shows, and without a point where a day is whole."""
    short = round(time, _DIGITS)
    return int(short) if short == int(short) else short
