"""How long it takes to hold 10,000 quotations against 1,000 texts of 10 kB: python -m bench.verifying."""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final, TypeVar

from dateline import config, pipeline
from dateline.editing import verifying

_TOML: Final = """\
title = "A story"
base_url = "https://example.org/"
language = "en-GB"
published = 2026-11-22

[[threads]]
id = "talks"
title = "The talks"
"""
_SOURCE: Final = "---\ntitle: A source\npublisher: Someone\nkind: report\n---\n"
_ACTOR: Final = "---\nname: Someone\nkind: person\n---\n"
_BYTES: Final = 10_000  # of a text
_EACH: Final = 10  # quotations of an event

_Result = TypeVar("_Result")


def _text(chance: random.Random) -> list[str]:
    """Sentences of made words, the common ones often, with the marks that extracts have."""
    words = ["".join(chance.choices("abcdefghijklmnoprstuvwy", k=chance.randint(2, 9))) for _ in range(2_000)]
    text: list[str] = []
    length = 0
    while length < _BYTES:
        some = [words[int(chance.paretovariate(0.6)) % len(words)] for _ in range(chance.randint(8, 30))]
        sentence = f"“{' '.join(some).capitalize()}, U.S . {some[0]} ’ s {some[-1]}-{some[1]}.”"
        text.append(sentence)
        length += len(sentence.encode())
    return text


def _quoted(text: list[str], chance: random.Random, *, wrong: bool) -> str:
    words = chance.choice(text).strip("“”").split()
    if wrong:
        words[len(words) // 2] = "mistaken"
    return " ".join(words)


def _site(folder: Path, quotations: int, texts: int, *, wrong: bool) -> None:
    chance = random.Random(1)
    files = {"site.toml": _TOML, "content/actors/someone.md": _ACTOR}
    made = [_text(chance) for _ in range(texts)]
    for number, text in enumerate(made):
        files[f"content/sources/s{number}.md"] = _SOURCE
        files[f"texts/s{number}.txt"] = "\n".join(text)
    for first in range(0, quotations, _EACH):
        lines = [f"---\ntitle: E\ndate: 2017\nthread: talks\nsources: [s{first % texts}]\nquotations:"]
        for number in range(first, min(first + _EACH, quotations)):
            words = _quoted(made[number % texts], chance, wrong=wrong)
            lines.append(f'  - {{text: "{words}", speaker: someone, sources: [s{number % texts}]}}')
        files[f"content/events/e{first}.md"] = "\n".join([*lines, "---\n"])
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")


def _timed(work: Callable[[], _Result]) -> tuple[_Result, float]:
    start = perf_counter()
    result = work()
    return result, perf_counter() - start


def main() -> None:
    """Prints one line for right quotations and one for wrong ones."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quotations", type=int, default=10_000)
    parser.add_argument("--texts", type=int, default=1_000)
    options = parser.parse_args()
    for wrong in (False, True):
        with TemporaryDirectory() as name:
            folder = Path(name)
            _site(folder, options.quotations, options.texts, wrong=wrong)
            site = config.load(folder)
            content, checking = _timed(lambda site=site: pipeline.check(site, drafts=True))
            report, seconds = _timed(
                lambda site=site, content=content, folder=folder: verifying.verify(
                    site, content, folder / "texts"
                )
            )
        kind = "wrong" if wrong else "right"
        print(
            f"{report.compared:,} {kind} quotations, {report.texts:,} texts: {seconds:.2f} s, "
            f"{len(report.problems):,} problems (the content alone: {checking:.2f} s)"
        )


if __name__ == "__main__":
    main()
