"""What scripts ask for when a reader acts: the events as numbers, their names, what to filter them by.

Files below /find/, in the order of the account. Nothing here is loaded before a reader asks for it, and all
of it stands on the pages, too.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from dateline.publish.finding import facets, names, numbers, terms, texts
from dateline.publish.finding.words import words
from dateline.publish.presenting import Presenter

MANIFEST = "find.json"


def files(presenter: Presenter) -> Iterator[tuple[str, str]]:
    """Path below /find/ and text of each file; the manifest comes last, since it tells their version."""
    digest = hashlib.sha256()
    for path, data in _data(presenter):
        text = _written(data)
        digest.update(f"{path}\n{text}".encode())
        yield path, text
    yield MANIFEST, _written(_manifest(presenter, digest.hexdigest()[:8]))


def _data(presenter: Presenter) -> Iterator[tuple[str, Any]]:
    yield "strip.json", numbers.numbers(presenter)
    yield "facets.json", facets.facets(presenter)
    for number, part in enumerate(names.names(presenter)):
        yield f"names/{number}.json", part
    yield from terms.term_files(presenter)
    yield from texts.text_files(presenter)


def _manifest(presenter: Presenter, version: str) -> Any:
    return {
        "version": version,
        "language": presenter.story.config.settings.language,
        "direction": presenter.language.direction,
        "events": len(presenter.story.account),
        "names": names.EACH,
        "texts": texts.EACH,
        "words": words(presenter.language),
    }


def _written(data: Any) -> str:
    """As short as JSON can be: it is read by scripts only."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
