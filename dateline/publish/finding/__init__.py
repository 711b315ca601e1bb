"""What scripts ask for when a reader acts: the events as numbers, their names, what to filter them by.

Files below /find/, in the order of the account. Nothing here is loaded before a reader asks for it, and all
of it stands on the pages, too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from dateline.publish.finding import facets, names, numbers, terms, texts
from dateline.publish.finding.compact import dumped
from dateline.publish.finding.rows import row_files
from dateline.publish.finding.words import words
from dateline.publish.piece import Keep, Piece
from dateline.publish.presenting import Presenter
from dateline.publish.rendering import Renderer

MANIFEST = "find.json"
DIALOGS: Final = ("keys", "search", "share")

Files = Iterator[tuple[str, bytes]]
"""Paths below /find/, and what stands there."""


def manifest(presenter: Presenter, hashes: Mapping[str, str], digests: Mapping[str, str]) -> bytes:
    """What tells the version of all other files here, whose SHA-256 `digests` has by path.

    It is also that of the static files with these hashes: scripts ask for sheets with it.
    """
    told = dumped([dict(sorted(hashes.items())), dict(sorted(digests.items()))])
    return dumped(
        {
            "version": hashlib.sha256(told).hexdigest()[:8],
            "language": presenter.story.config.settings.language,
            "events": len(presenter.story.account),
            "names": names.EACH,
            "texts": texts.EACH,
            "words": words(presenter.language),
        }
    )


def pieces(presenter: Presenter) -> Iterator[Piece]:
    """What can be made by itself."""
    yield numbers.piece(presenter)
    yield facets.piece(presenter)
    yield from names.pieces(presenter)
    yield from terms.pieces(presenter)
    yield from texts.pieces(presenter)


def _strip(presenter: Presenter, renderer: Renderer, keep: Keep) -> Files:
    yield "strip.json", dumped(numbers.numbers(presenter, renderer, keep))


def _facets(presenter: Presenter, renderer: Renderer, keep: Keep) -> Files:
    yield "facets.json", dumped(facets.choices(presenter, renderer, keep))


def _names(presenter: Presenter, _: Renderer, keep: Keep) -> Files:
    return row_files(names.pieces(presenter), keep)


def _terms(presenter: Presenter, _: Renderer, keep: Keep) -> Files:
    return terms.term_files(presenter, keep)


def _texts(presenter: Presenter, _: Renderer, keep: Keep) -> Files:
    return row_files(texts.pieces(presenter), keep)


def _dialogs(_: Presenter, renderer: Renderer, __: Keep) -> Files:
    """As JSON, since they are no pages: nothing is to visit them."""
    for name in DIALOGS:
        yield f"{name}.json", dumped(renderer.render(f"find/{name}.html", {}).strip())


FILES: Final[Mapping[str, Callable[[Presenter, Renderer, Keep], Files]]] = {
    "strip": _strip,
    "facets": _facets,
    "names": _names,
    "terms": _terms,
    "texts": _texts,
    "dialogs": _dialogs,
}
"""What makes which files: those that are made together."""
