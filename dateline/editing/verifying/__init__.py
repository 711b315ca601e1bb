"""`check --articles`: every quotation held against the texts of the sources that print it.

Editors keep such texts for themselves: they are read here, and nothing of them is published.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from dateline.config import Config
from dateline.content.records import Content
from dateline.editing.marks import Marks
from dateline.editing.verifying import folding
from dateline.editing.verifying.passages import Passages
from dateline.editing.verifying.searching import Wording
from dateline.editing.verifying.texts import check_folder, strange_in, text_of, texts_in
from dateline.problems import Loc, Problem, SiteError

_NO_WORD: Final = "Write the words that were said."

__all__ = ["Report", "check_folder", "verify"]


@dataclass(frozen=True, slots=True)
class Report:
    """How many printings of quotations were compared, with how many texts, and what does not agree."""

    compared: int
    texts: int
    without: int  # printings by sources that have no text here
    problems: tuple[Problem, ...]
    strange: tuple[str, ...] = ()  # texts that are called like no source


@dataclass(frozen=True, slots=True)
class _Printing:
    """A quotation as one source prints it, or is said to: the words, and where we have them."""

    path: str
    loc: Loc
    words: str
    printed: bool


def verify(config: Config, content: Content, folder: Path) -> Report:
    """Compares each quotation of `content` with `folder/<id>.txt` of each source that it names.

    `check_folder` has passed the folder. Raises UsageError where it holds no text to compare with,
    MachineError for what cannot be read. A text that is no UTF-8 is one of the report's problems.
    """
    printings = _printings(content)
    texts = texts_in(folder, printings, content.sources)
    marks = Marks(config)
    problems: list[Problem] = []
    compared: list[int] = []
    for source, file in texts.items():
        try:
            problems += _differing(source, _Text(text_of(file)), printings[source], marks)
            compared.append(len(printings[source]))
        except SiteError as error:
            problems += error.problems
    without = sum(len(some) for source, some in printings.items() if source not in texts)
    strange = tuple(name for name in strange_in(folder, content.sources) if name.lower().endswith(".txt"))
    return Report(sum(compared), len(compared), without, tuple(sorted(set(problems))), strange)


def _printings(content: Content) -> dict[str, list[_Printing]]:
    """What each source is said to print."""
    found: dict[str, list[_Printing]] = {}
    for event in content.events.values():
        for index, quotation in enumerate(event.quotations):
            for number, printing in enumerate(quotation.sources):
                loc: Loc = ("quotations", index, "text")
                if printing.printed:
                    loc = ("quotations", index, "sources", number, "printed")
                words = printing.printed or quotation.text
                one = _Printing(event.path, loc, words, printed=bool(printing.printed))
                found.setdefault(printing.id, []).append(one)
    return found


class _Text:
    """The text of a source."""

    def __init__(self, raw: str) -> None:
        self.wording = Wording.of(raw)

    @cached_property
    def passages(self) -> Passages:
        return Passages(self.wording.joined)


def _differing(source: str, text: _Text, printings: Sequence[_Printing], marks: Marks) -> Iterator[Problem]:
    for one in printings:
        if not text.wording.holds(one.words):
            place = marks.place(one.path, one.loc)
            yield Problem(one.path, *place, *_told(source, text, one))


def _told(source: str, text: _Text, one: _Printing) -> tuple[str, str]:
    """Message and remedy for a quotation that a source does not print so."""
    name = f"{one.loc[0]} {int(one.loc[1]) + 1}: {one.loc[-1]}"
    mend = _mend(source, printed=one.printed)
    parts = folding.parts(one.words)
    if not parts:
        return f"{name}: there is no word to compare with the text of {source}", _NO_WORD
    missing = text.wording.missing(parts) or 0
    near = text.passages.like(parts[missing], begins=not missing)
    if missing and text.wording.has(parts[missing]):
        words = near.ours if near else folding.plain(parts[missing]).strip()
        hint = f"Put them in its order; these words do not stand behind those before them: “{words}”."
        return f"{name}: {source} prints the parts in another order", hint
    if near is None:
        hint = f"Is it another source that prints it, or is the text in {source}.txt not whole? {mend}"
        return f"{name}: no passage in the text of {source} is like this", hint
    shown = f"we have:    “{near.ours}”\n  the source: “{near.theirs}”"
    return f"{name}: {source} prints other words", f"{shown}\n  {mend}"


def _mend(source: str, *, printed: bool) -> str:
    if printed:
        return f"Mend what {source} is said to print."
    return f'Mend the words; or, if they differ there, write {{id: {source}, printed: "…"}}.'
