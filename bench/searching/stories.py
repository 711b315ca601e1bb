"""What is searched: the texts of made stories, and of one whose words are as many as those of real ones."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

from bench.stories import write_story
from dateline import config
from dateline.content.loading import load
from dateline.pipeline import folders
from dateline.publish.finding.rows import row_files
from dateline.publish.finding.texts import Texts, pieces, texts
from dateline.publish.making import prepare
from dateline.story.telling import tell

_WORDS: Final = 20_000
_STARTS: Final = (*"sssccccppprrddmmaabbffttiiehlgwnouv", "st", "tr", "pr", "co", "re", "in")
_MIDDLES: Final = (*"aeiouaeio", "ai", "ea", "ou", "er", "or", "ar", "an", "en", "in", "on", "al", "el")
_ENDS: Final = (*"ntrsdlmbgpv", "nt", "st", "ck", "ng", "ss", "rd", "th")


@dataclass(frozen=True, slots=True)
class Documents:
    """Every event as search shows it and as it is searched, in one order."""

    name: str
    rows: tuple[Sequence[Any], ...]
    texts: tuple[Texts, ...]

    def words(self) -> tuple[str, str]:
        """Two that readers might type, of six letters or more: the commonest of titles, and one beside it."""
        first = _commonest(self.texts, "")
        return first, _commonest([one for one in self.texts if first in _long_words(one)], first)


def made(events: int, folder: Path) -> Documents:
    """The texts of a made story, whose words are about 300."""
    settings = config.load(write_story(folder / f"story-{events}", events))
    static = folders(settings.root, "static")
    story = tell(settings, load(settings, static))
    presenter = prepare(story, folders(settings.root, "templates"), static).presenter
    rows = [row for _, part in row_files(pieces(presenter)) for row in json.loads(part)]
    found = tuple(texts(presenter, event) for event in story.account)
    return Documents(f"{events:,}", tuple(rows), found)


def rich(documents: Documents) -> Documents:
    """The same with every word replaced: 20,000 made words, each as rare as its place among them says."""
    chance = random.Random(1)
    vocabulary = _vocabulary(chance)
    weights = list(accumulate(1 / (place + 2) for place in range(len(vocabulary))))
    put = partial(re.compile(r"[^\W\d_]+").sub, lambda _: chance.choices(vocabulary, cum_weights=weights)[0])
    found = tuple(
        Texts(put(one.title), one.names, tuple(map(put, one.quotations)), put(one.summary), put(one.body))
        for one in documents.texts
    )
    rows = (
        [*row[:1], one.title, *row[2:4], [*filter(None, (one.summary, one.body, *one.quotations))], row[5]]
        for row, one in zip(documents.rows, found, strict=True)
    )
    return Documents(f"{documents.name}, many words", tuple(rows), found)


def with_one_word_more(documents: Documents) -> Documents:
    """An event in the middle says one word more."""
    place = len(documents.texts) // 2
    changed = list(documents.texts)
    changed[place] = replace(changed[place], body=f"{changed[place].body} Afterwards.")
    return replace(documents, texts=tuple(changed))


def _commonest(found: Sequence[Texts], but: str) -> str:
    counts = Counter(word for one in found for word in _long_words(one) - {but})
    return min(counts, key=lambda word: (-counts[word], word))


def _long_words(one: Texts) -> set[str]:
    return set(re.findall("[a-z]{6,}", one.title.lower()))


def _vocabulary(chance: random.Random) -> list[str]:
    words: dict[str, None] = {}
    while len(words) < _WORDS:
        parts = [
            chance.choice(_STARTS) + chance.choice(_MIDDLES) for _ in range(chance.choice((1, 2, 2, 3, 3, 4)))
        ]
        words["".join(parts) + chance.choice(_ENDS)] = None
    return list(words)
