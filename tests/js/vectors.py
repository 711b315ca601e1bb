"""What the Python geometry makes of made-up stories: the script's geometry must make the same of them.

A case is what is asked and what is answered, short enough to be stored: floats have twelve digits, an
event stands as its index. tests/js/compare.js reads them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, Final

from dateline.content.dates import Day, from_ordinal, ordinal, weekday
from dateline.content.records import Event
from dateline.publish.finding.numbers import tick_words
from dateline.publish.language import Language
from dateline.publish.scale import axis_words, drawn_width
from dateline.story.geometry import (
    Lane,
    Mark,
    Room,
    Spacing,
    Stretch,
    Unit,
    begun,
    bins,
    divide,
    first,
    form,
    is_rough,
    labels,
    lanes,
    last,
    ticks,
)
from dateline.story.geometry.instants import core
from tests.js.made import SCALES, THREADS, Story, make_story
from tests.story.made import event

Case = Mapping[str, Any]

FOLDER: Final = Path(__file__).parent / "vectors"
LANGUAGES: Final = ("en-GB", "de", "ar", "ja", "hi")
_SEED: Final = 1492
_UNITS: Final = tuple(Unit)
_WIDTHS: Final = (16.0, 27.5, 41.5, 57.5)  # rem
_COUNTS: Final = (1, 3, 8, 15, 25, 60)
_COUNTED, _GAP, _BESIDE = 1.6, 0.15, 0.5  # rem


def files() -> Mapping[str, str]:
    """The stored vectors, by the name of their file: one case a line."""
    random = Random(_SEED)
    stories = [story_case(random, scale, count) for scale in SCALES for count in _COUNTS]
    stories += [story_case(random, "months", 150), story_case(random, "eras", 400)]
    known = {date for case in stories for date in case["events"]}
    return {
        "calendar.json": _lines(calendar_cases()),
        "dates.json": _table(dates(date.split()[0] for date in known)),
        "stories.json": _lines(stories),
        "ticks.json": _lines(tick_case(random) for _ in range(150)),
        "words.json": _table(words()),
    }


def sweep(seed: int, count: int) -> tuple[list[Case], list[Case]]:
    """More of the same: stories and ticks, not stored."""
    random = Random(seed)
    stories = [
        story_case(random, random.choice(list(SCALES)), random.choice((*_COUNTS, 80))) for _ in range(count)
    ]
    return stories, [tick_case(random) for _ in range(count)]


def words() -> Mapping[str, Any]:
    """What tick words are made of, by language."""
    return {tag: tick_words(Language(tag)) for tag in LANGUAGES}


def _lines(cases: Iterable[Case]) -> str:
    return "[\n" + ",\n".join(map(_json, cases)) + "\n]\n"


def _table(values: Mapping[str, Any]) -> str:
    return "{\n" + ",\n".join(f"{_json(name)}:{_json(value)}" for name, value in values.items()) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _short(numbers: Iterable[float]) -> list[float]:
    return [float(f"{number:.12g}") for number in numbers]


def calendar_cases() -> Iterator[Case]:
    """The days around the ends of months and eras, in near and far years."""
    for year in (-4_500_000_000, -401, -400, -44, -4, -1, 0, 1, 4, 100, 400, 1900, 1970, 2000, 2024, 12_345):
        for month, day in ((1, 1), (2, 28), (3, 1), (12, 31)):
            number = ordinal(Day(year, month, day))
            yield {
                "day": [year, month, day],
                "number": number,
                "after": list(from_ordinal(number + 1)),
                "weekday": weekday(Day(year, month, day)),
            }


def dates(texts: Iterable[str]) -> Mapping[str, Sequence[Any]]:
    """By date what static/js/shared.js says of an event, and how wide its mark is drawn, featured or not."""
    return {text: _numbers(event("e", text)) for text in sorted(set(texts))}


def _numbers(one: Event) -> Sequence[Any]:
    date = one.date
    sure = core(date) if is_rough(date) else None
    widths = (drawn_width(one, featured=featured) for featured in (False, True))
    return [first(date), last(date), begun(date), sure, form(date).value, *widths]


def tick_case(random: Random) -> Case:
    """A stretch anywhere, from minutes to ages."""
    middle = ordinal(Day(random.choice((2017, 1970, 1000, 950, 3, 1, 0, -43, -499, 11_000)), 1, 1))
    middle += random.randint(-400, 400)
    length = 10 ** random.uniform(-2, 5 if random.random() < 0.8 else 11)
    start = middle - length * random.choice((0, 0.5, random.random()))
    stretch, most, tag = Stretch(start, start + length), random.randint(1, 12), random.choice(LANGUAGES)
    found = ticks(stretch, most)
    return {
        "stretch": [stretch.start, stretch.end],
        "most": most,
        "language": tag,
        "ticks": [
            [tick.at, _UNITS.index(tick.unit), _UNITS.index(tick.step), list(tick.day), tick.hour]
            for tick in found
        ],
        "words": axis_words(Language(tag).ticks, found),
    }


def story_case(random: Random, scale: str, count: int) -> Case:
    """A story drawn on a strip of one width."""
    story = make_story(random, SCALES[scale], count)
    ask = {
        "name": f"{count} {scale}",
        "stretch": [story.stretch.start, story.stretch.end],
        "events": [
            f"{date} {thread}{'*' * featured}"
            for date, thread, featured in zip(story.dates, story.threads, story.featured, strict=True)
        ],
        "rem": random.choice(_WIDTHS),
        "named": random.random() < 0.25,
        "rows": random.choice((1, 2, 3, 4, 4, 4)),
        "names": [random.randint(8, 80) / 8 for _ in range(7)],  # rem, over and over
        "important": random.sample(range(count), min(count, 60)),
        "lines": random.choice((0, 1, 2, 2, 2, 3)),
        "most": random.choice((1, 3, 8, 12, 48 if count > 50 else 10)),
    }
    return {**ask, "expected": _expected(ask, story, story.events(random))}


def _expected(ask: Case, story: Story, events: Sequence[Event]) -> Case:
    number = {one.id: index for index, one in enumerate(events)}
    rem, names = ask["rem"], ask["names"]

    def name(id: str) -> float:
        return float(names[number[id] % len(names)])

    room = Room(
        mark=lambda one: drawn_width(one, featured=one.featured) / rem,
        count=_COUNTED / rem,
        gap=_GAP / rem,
        name=lambda one: name(one.id) / rem if ask["named"] else 0.0,
        rows=ask["rows"],
    )
    spacing = Spacing(lambda id: name(id) / rem, 1.0, _BESIDE / rem)
    drawn = {lane.thread: lane for lane in lanes(events, THREADS, story.stretch, room)}
    found = [drawn.get(thread, Lane(thread, 0, ())) for thread in THREADS]
    important = [events[index].id for index in ask["important"]]
    division = divide(events, story.stretch, ask["most"])
    return {
        "lanes": [[lane.rows, [_mark(mark, number) for mark in lane.marks]] for lane in found],
        "labels": [
            [
                [number[one.event], one.line, one.before, *_short((one.start, one.end))]
                for one in labels(lane, important, spacing, ask["lines"])
            ]
            for lane in found
        ],
        "edges": list(division.edges),
        "bins": [
            [*_short((one.time.start, one.time.end, one.spread)), one.sure] for one in bins(events, division)
        ],
    }


def _mark(mark: Mark, number: Mapping[str, int]) -> Sequence[Any]:
    flags = (mark.dot, mark.before, mark.cut_start, mark.cut_end)
    return [
        [number[id] for id in mark.events],
        mark.row,
        mark.form.value,
        "".join(letter for letter, said in zip("dbcC", flags, strict=True) if said),
        *_short((mark.x, mark.width, *mark.box(mark.least), mark.start, mark.end)),
        mark.core and _short(mark.core),
    ]
