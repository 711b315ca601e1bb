"""Search in the browser: words are folded as at build, and what is found is what a plain look finds."""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from unicodedata import category, combining, normalize

import pytest
from playwright.sync_api import Page

from dateline.publish.finding.folding import fold
from tests.publish.finding.test_folding import IDS, VECTORS

SCRIPTS = "const use = () => import(new URL('static/js/search/dialog.js', document.baseURI));"
ASKED = f"async (texts) => {{ {SCRIPTS} return texts.map((await use()).asked) }}"
# As one text each way: a list of so many takes seconds.
FOLDED = f"async (words) => {{ {SCRIPTS} return words.split(' ').map((await use()).fold).join(' ') }}"
SPOTS = f"""async ([text, words]) => {{
  {SCRIPTS}
  const {{ asked, spots }} = await use();
  return spots(text, asked(words)).map(([from, to]) => text.slice(from, to));
}}"""
FOUND = f"""async (texts) => {{
  {SCRIPTS}
  const {{ asked, find }} = await use();
  const found = [];
  for (const text of texts) found.push((await find(asked(text))).map(({{ id }}) => id));
  return found;
}}"""


def test_the_script_asks_for_the_words_that_the_index_holds(page: Page, site: str) -> None:
    page.goto(site)
    found = page.evaluate(ASKED, [text for text, _, _ in VECTORS])
    for name, words, (_, _, asked) in zip(IDS, found, VECTORS, strict=True):
        assert " ".join(words) == normalize("NFKD", asked), name


def test_every_letter_is_folded_as_at_build(page: Page, site: str) -> None:
    page.goto(site)
    letters = [char for char in map(chr, range(sys.maxunicode)) if category(char)[0] in "LNM"]
    found = page.evaluate(FOLDED, " ".join(letters)).split(" ")
    wrong = [
        (one, by_script) for one, by_script in zip(letters, found, strict=True) if fold(one) != by_script
    ]
    # Those that got another case since this Python's Unicode, or that browsers do not know yet.
    assert len(letters) > 130_000
    assert len(wrong) < 20, wrong


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("Mr Pérez and Perezhilton", "perez", ["Pérez", "Perezhilton"]),
        ("Mr Pe\u0301rez", "PÉREZ", ["Pe\u0301rez"]),
        ("In the U.S. and the us", "us", ["U.S", "us"]),
        ("Die Straße, die STRASSE", "strass", ["Straße", "STRASSE"]),
        ("the other theme", "the", ["the", "theme"]),
        ("nothing here", "bridge", []),
        ("全球契约的全球", "全球", ["全球", "全球"]),
        ("全球契约", "球", ["球"]),
        ("الأُمَم المتّحدة", "المتحده", ["المتّحدة"]),
    ],
)
def test_words_are_marked_as_they_stand(
    text: str, words: str, marked: list[str], page: Page, site: str
) -> None:
    page.goto(site)
    assert page.evaluate(SPOTS, [text, words]) == marked


def rows(output: Path) -> Sequence[Any]:
    files = sorted((output / "find/texts").glob("*.json"), key=lambda file: int(file.stem))
    return [row for file in files for row in json.loads(file.read_text(encoding="utf-8"))]


def words_of(row: Sequence[Any]) -> set[str]:
    """A plain look at all its texts, which are in English: no index, and none of its code."""
    _, title, _, _, running, names = row
    text = normalize("NFKD", "\n".join([title, *running, *names]))
    bare = "".join(char for char in text if not combining(char)).casefold()
    return set(re.findall(r"[^\W_]+", re.sub(r"\b(\w)\.(?=\w\b)", r"\1", bare)))


def holding(prefixes: Iterable[str], events: Sequence[set[str]]) -> list[int]:
    return [
        index
        for index, words in enumerate(events)
        if all(any(word.startswith(prefix) for word in words) for prefix in prefixes)
    ]


def queries(events: Sequence[set[str]], count: int) -> list[list[str]]:
    """One to three words of an event, whole or cut."""
    chance = random.Random(1)
    made = []
    for _ in range(count):
        words = sorted(word for word in chance.choice(events) if len(word) > 1)
        some = chance.sample(words, chance.randint(1, 3))
        made.append([word[: chance.randint(2, len(word))] for word in some])
    return [*made, ["nosuchword"], ["the", "nosuchword"], ["th"], ["2017"]]


@pytest.mark.parametrize("name", ["shipped", "thousand"])
def test_what_is_found_is_what_a_plain_look_finds(
    name: str, page: Page, site: str, thousand: str, thousand_output: Path, built: Mapping[str, Path]
) -> None:
    output = {"shipped": built["shipped"], "thousand": thousand_output}[name]
    page.goto({"shipped": site, "thousand": thousand}[name])
    events = [words_of(row) for row in rows(output)]
    asked = queries(events, 150)
    found = page.evaluate(FOUND, [" ".join(words) for words in asked])
    for words, indexes in zip(asked, found, strict=True):
        assert sorted(indexes) == holding(words, events), words


def test_the_files_asked_for_are_few(page: Page, thousand: str, thousand_output: Path) -> None:
    page.goto(thousand)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("?")[0].removeprefix(thousand)))
    page.evaluate(FOUND, ["council"])
    page.evaluate(FOUND, ["council", "council"])
    files = [path for path in asked if path.startswith("find/terms/") and "index" not in path]
    assert len(files) == 1
    assert len(list((thousand_output / "find/terms").iterdir())) > 5
