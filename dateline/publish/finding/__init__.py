"""What scripts ask for when a reader acts: the events as numbers, their names, what to filter them by.

Files below /find/, in the order of the account. Nothing here is loaded before a reader asks for it, and all
of it stands on the pages, too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any, Final

from dateline.publish.finding import facets, names, numbers, terms, texts
from dateline.publish.finding.compact import dumped
from dateline.publish.finding.words import words
from dateline.publish.piece import Keep, Piece, anew
from dateline.publish.presenting import Presenter
from dateline.publish.rendering import Renderer

MANIFEST = "find.json"
DIALOGS: Final = ("keys", "search", "share")


def files(
    presenter: Presenter, renderer: Renderer, hashes: Mapping[str, str], keep: Keep = anew
) -> Iterator[tuple[str, str]]:
    """Path below /find/ and text of each file; the manifest comes last, since it tells their version.

    It is also that of the static files with these hashes: scripts ask for sheets with it.
    """
    digest = hashlib.sha256(dumped(dict(hashes)).encode())
    for path, text in _texts(presenter, renderer, keep):
        digest.update(f"{path}\n{text}".encode())
        yield path, text
    yield MANIFEST, dumped(_manifest(presenter, digest.hexdigest()[:8]))


def pieces(presenter: Presenter) -> Iterator[Piece]:
    """What can be made by itself."""
    yield numbers.piece(presenter)
    yield facets.piece(presenter)
    yield from names.pieces(presenter)
    yield from terms.pieces(presenter)
    yield from texts.pieces(presenter)


def _texts(presenter: Presenter, renderer: Renderer, keep: Keep) -> Iterator[tuple[str, str]]:
    yield "strip.json", dumped(numbers.numbers(presenter, renderer, keep))
    yield "facets.json", dumped(facets.choices(presenter, renderer, keep))
    yield from names.name_files(presenter, keep)
    for path, data in terms.term_files(presenter, keep):
        yield path, dumped(data)
    yield from texts.text_files(presenter, keep)
    for name in DIALOGS:  # as JSON, since they are no pages: nothing is to visit them
        yield f"{name}.json", dumped(renderer.render(f"find/{name}.html", {}).strip())


def _manifest(presenter: Presenter, version: str) -> Any:
    return {
        "version": version,
        "language": presenter.story.config.settings.language,
        "events": len(presenter.story.account),
        "names": names.EACH,
        "texts": texts.EACH,
        "words": words(presenter.language),
    }
