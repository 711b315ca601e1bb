"""Made stories of any size, the same for the same arguments: python -m bench.stories FOLDER --events 1000."""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, get_args

from bench.made_dates import Precision, Span, dates
from bench.made_words import BY_LANGUAGE, Words, name, sentence, slug, title

Titles = Literal["plain", "long"]
Language = Literal["en-GB", "ar"]

_COLOURS: Final = ("blue", "red", "violet", "ochre")
_THREADS: Final = ("talks", "river", "villages", "courts")
_TAGS: Final = ("budget", "courts", "delta", "elections", "fishing", "loans", "protest", "votes", "water")
_STANDINGS: Final = {"confirmed": 80, "reported": 10, "disputed": 5, "planned": 5}
_FEATURED: Final = 50  # one event of so many
_QUOTED: Final = 0.2
_DIFFERENT: Final = 0.04
_SHORT: Final = 0.1


@dataclass(frozen=True, slots=True)
class _Maker:
    words: Words
    chance: random.Random
    sources: Sequence[str]
    actors: Sequence[str]
    places: Sequence[str]
    long: bool


def write_story(
    folder: Path,
    events: int,
    *,
    span: Span = "years",
    precision: Precision = "mixed",
    titles: Titles = "plain",
    language: Language = "en-GB",
    seed: int = 1,
) -> Path:
    """Writes `site.toml` and `content/` of a made story into `folder`, and returns that.

    `span`: "years" (ten at 1,000 events, growing with the root of their number), "days" (30), "hours" (12),
    "ages" (4,000 years from 2001 BC) or "one-day". `precision`: every one, or all days, or all years.
    """
    chance = random.Random(f"{seed} {events} {span} {precision} {titles} {language}")
    words = BY_LANGUAGE[language]
    maker = _Maker(
        words,
        chance,
        [f"source-{number}" for number in range(max(3, events // 8))],
        [f"actor-{number}" for number in range(max(4, events // 25))],
        [f"place-{number}" for number in range(max(3, events // 50))],
        titles == "long",
    )
    _write(folder / "site.toml", _settings(words, language))
    for path, text in (*_register(maker), *_events(maker, dates(events, span, precision, chance))):
        _write(folder / "content" / f"{path}.md", text)
    return folder


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def _settings(words: Words, language: str) -> str:
    head = {"title": words.story, "base_url": "https://example.org/", "language": language}
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    lines += ["published = 2026-11-22", 'author = "Someone"', 'licence = "CC BY 4.0"']
    for thread, named, colour in zip(_THREADS, words.threads, _COLOURS, strict=True):
        lines += ["", "[[threads]]", f'id = "{thread}"', f'title = "{named}"', f'colour = "{colour}"']
    return "\n".join([*lines, ""])


def _register(maker: _Maker) -> Iterator[tuple[str, str]]:
    for number, source in enumerate(maker.sources):
        yield f"sources/{source}", _source(maker, number)
    for number, actor in enumerate(maker.actors):
        kind = "body" if number % 4 == 0 else "person"
        yield f"actors/{actor}", f"---\nname: {name(maker.words, number)}\nkind: {kind}\n---\n"
    for number, place in enumerate(maker.places):
        yield f"places/{place}", _place(maker, number)
    yield "pages/about", "---\ntitle: About\nmenu: 1\n---\nA made story. Nothing in it happened.\n"


def _source(maker: _Maker, number: int) -> str:
    kind = ("report", "report", "primary")[number % 3]
    lines = [f"title: {sentence(maker.words, maker.chance)}", f"publisher: {_town(maker, number)} Gazette"]
    lines += [f"kind: {kind}", f"url: https://example.org/sources/{number}"]
    if number % 5 == 4:
        lines.append(f"relies_on: [{maker.sources[number - 1]}]")
    return "\n".join(["---", *lines, "---", f"{sentence(maker.words, maker.chance)}.", ""])


def _place(maker: _Maker, number: int) -> str:
    within = "within: place-0\n" if number % 3 == 2 else ""
    return f"---\nname: {_town(maker, number)}\ncountry: {maker.words.story}\n{within}---\n"


def _town(maker: _Maker, number: int) -> str:
    towns = maker.words.towns
    again = number // len(towns)
    return f"{towns[number % len(towns)]}{f' {again + 1}' if again else ''}"


def _events(maker: _Maker, all_dates: Sequence[str]) -> Iterator[tuple[str, str]]:
    for number, date in enumerate(all_dates):
        named = title(maker.words, maker.chance, long=maker.long)
        stem = "-".join(filter(None, [slug(named), str(number)]))
        yield f"events/{stem}", _event(maker, number, named, date, len(all_dates))


def _event(maker: _Maker, number: int, named: str, date: str, events: int) -> str:
    chance = maker.chance
    used = _near(maker.sources, number / events, chance)
    standing = chance.choices(list(_STANDINGS), list(_STANDINGS.values()))[0]
    # Thread, actors and place drift with time, as those of real stories do.
    lines = [
        f"title: {named}",
        f"date: {date}",
        f"thread: {chance.choice(_THREADS)}",
        f"place: {chance.choice(maker.places)}",
        f"actors: [{', '.join(_near(maker.actors, number / events, chance))}]",
        f"tags: [{', '.join(sorted(chance.sample(_TAGS, chance.randint(1, 3))))}]",
        f"standing: {standing}",
        *(["featured: true"] if number % _FEATURED == _FEATURED // 2 or events == 1 else []),
        *([f"short: {' '.join(named.split()[:3])}"] if chance.random() < _SHORT else []),
        *_sources(used),
        *(_quotations(maker, used) if chance.random() < _QUOTED else []),
        *(_differences(maker, used) if len(used) > 1 and chance.random() < _DIFFERENT else []),
    ]
    return "\n".join(["---", *lines, "---", _paragraph(maker, used), "", _paragraph(maker, used), ""])


def _near(items: Sequence[str], place: float, chance: random.Random) -> list[str]:
    """One to three of them, neighbours of the part `place` of the way."""
    first = min(int(place * len(items)), len(items) - 3)
    return sorted(chance.sample(items[first : first + 3], chance.randint(1, 3)))


def _sources(used: Sequence[str]) -> list[str]:
    lines = [f"sources:\n  - {used[0]}"]
    lines += [f"  - {{id: {one}, voice: quotes, from: [{used[0]}], locator: page 2}}" for one in used[1:2]]
    return lines + [f"  - {one}" for one in used[2:]]


def _quotations(maker: _Maker, used: Sequence[str]) -> list[str]:
    said, speaker = sentence(maker.words, maker.chance), maker.chance.choice(maker.actors)
    return ["quotations:", f"  - {{text: {said}, speaker: {speaker}, sources: [{used[0]}]}}"]


def _differences(maker: _Maker, used: Sequence[str]) -> list[str]:
    words, chance = maker.words, maker.chance
    accounts = [f"      - {{says: {sentence(words, chance)}, sources: [{one}]}}" for one in used[:2]]
    finding = f"    finding: {sentence(words, chance)}.\n    because: {sentence(words, chance)} [@{used[0]}]."
    settled = [finding] if chance.random() < 0.5 else []
    return ["differences:", f"  - on: {chance.choice(words.things)}", "    accounts:", *accounts, *settled]


def _paragraph(maker: _Maker, used: Sequence[str]) -> str:
    """Three to six sentences, each with a citation."""
    count = maker.chance.randint(3, 6)
    cited = [maker.chance.choice(used) for _ in range(count)]
    return " ".join(f"{sentence(maker.words, maker.chance)} [@{one}]." for one in cited)


def main() -> None:
    """Writes one story and says where."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--events", type=int, default=1_000)
    parser.add_argument("--span", choices=get_args(Span), default="years")
    parser.add_argument("--precision", choices=get_args(Precision), default="mixed")
    parser.add_argument("--titles", choices=get_args(Titles), default="plain")
    parser.add_argument("--language", choices=get_args(Language), default="en-GB")
    options = vars(parser.parse_args())
    print(f"A story of {options['events']:,} events is in {write_story(**options)}.")


if __name__ == "__main__":
    main()
