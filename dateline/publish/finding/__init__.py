"""What scripts ask for when a reader acts: the events as numbers, their names, what to filter them by.

Files below /find/, in the order of the account. Nothing here is loaded before a reader asks for it, and all
of it stands on the pages, too.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from dateline.publish.finding import facets, names, numbers, terms, texts
from dateline.publish.finding.words import words
from dateline.publish.presenting import Presenter
from dateline.publish.rendering import Renderer

MANIFEST = "find.json"
DIALOGS: Final = ("keys", "search", "share")


def files(presenter: Presenter, renderer: Renderer, hashes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Path below /find/ and text of each file; the manifest comes last, since it tells their version.

    It is also that of the static files with these hashes: scripts ask for sheets with it.
    """
    digest = hashlib.sha256(_written(hashes).encode())
    for path, data in _data(presenter, renderer):
        text = _written(data)
        digest.update(f"{path}\n{text}".encode())
        yield path, text
    yield MANIFEST, _written(_manifest(presenter, digest.hexdigest()[:8]))


def _data(presenter: Presenter, renderer: Renderer) -> Iterator[tuple[str, Any]]:
    yield "strip.json", numbers.numbers(presenter, renderer)
    yield "facets.json", facets.choices(presenter, renderer)
    for number, part in enumerate(names.names(presenter)):
        yield f"names/{number}.json", part
    yield from terms.term_files(presenter)
    yield from texts.text_files(presenter)
    for name in DIALOGS:  # as JSON, since they are no pages: nothing is to visit them
        yield f"{name}.json", renderer.render(f"find/{name}.html", {}).strip()


def _manifest(presenter: Presenter, version: str) -> Any:
    return {
        "version": version,
        "language": presenter.story.config.settings.language,
        "events": len(presenter.story.account),
        "names": names.EACH,
        "texts": texts.EACH,
        "words": words(presenter.language),
    }


def _written(data: Any) -> str:
    """As short as JSON can be: it is read by scripts only."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
