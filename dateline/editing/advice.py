"""`check --advice`: what would make a story's evidence last longer or weigh more. Never an error."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from dateline.editing.marks import Marks
from dateline.problems import Loc
from dateline.story.telling import Story

_Found = Iterator[tuple[str, Loc, str]]  # a file, where in it, and what is said of that place


@dataclass(frozen=True, slots=True)
class Advice:
    """One kind of advice: what it is about, a remedy, and each place as `path:line:column: words`."""

    one: str
    many: str
    remedy: str
    places: tuple[str, ...]


def advice(story: Story) -> tuple[Advice, ...]:
    """Every kind of advice in its order, also those without a place; places in the order of files."""
    marks = Marks(story.config)
    return tuple(
        Advice(one, many, remedy, tuple(_placed(find(story), marks))) for one, many, remedy, find in _KINDS
    )


def _placed(found: Iterable[tuple[str, Loc, str]], marks: Marks) -> Iterator[str]:
    for path, (line, column), words in sorted(
        (path, marks.place(path, loc), words) for path, loc, words in found
    ):
        yield f"{path}:{line}:{column}: {words}"


def _unarchived(story: Story) -> _Found:
    for source in story.content.sources.values():
        if isinstance(source.url, str) and not source.archive_url:
            yield source.path, ("url",), source.url


def _single(story: Story) -> _Found:
    for event in story.events:
        if story.independence[event.id].count == 1:
            names = ", ".join(use.id for use in event.sources)
            what = "alone" if len(event.sources) == 1 else "are of one origin"
            yield event.path, ("sources",), f"{names} {what}"


def _open(story: Story) -> _Found:
    for event in story.events:
        for index, difference in enumerate(event.differences):
            if not difference.finding:
                yield event.path, ("differences", index, "on"), difference.on.plain


def _uncredited(story: Story) -> _Found:
    for event in story.events:
        if event.image and not event.image.credit:
            yield event.path, ("image", "file"), event.image.file


_KINDS: Final[tuple[tuple[str, str, str, Callable[[Story], _Found]], ...]] = (
    (
        "source without archive_url",
        "sources without archive_url",
        "Pages go: save each in a web archive, and write where, archive_url: https://…",
        _unarchived,
    ),
    (
        "event with one independent source",
        "events with one independent source",
        "Readers are told so: is there another witness?",
        _single,
    ),
    (
        "difference without a finding",
        "differences without a finding",
        "Readers are told that they are open: if a source settles one, write finding and because.",
        _open,
    ),
    (
        "image without credit",
        "images without credit",
        "Say who made each, credit: Ann Writer.",
        _uncredited,
    ),
)
