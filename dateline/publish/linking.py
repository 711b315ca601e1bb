"""Links from one text to another page of the site: one that leads nowhere is a problem of its file."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

from dateline.content.markup import Text
from dateline.content.records import Content, Record
from dateline.problems import Place, Problem, nearest, place_after
from dateline.publish import urls
from dateline.story.texts import texts

_SIGN: Final = r"[\w/.?#%&=~:\\-]"  # of an address
_FILES: Final = "/static/"


def link_problems(content: Content, root: Path, addresses: Collection[str]) -> Iterator[Problem]:
    """Every link in a text to an address of this site that is none of `addresses`."""
    for record, found in _texts(content):
        for link in dict.fromkeys(link for text in found for link in text.links()):
            if urls.path_of(link) not in addresses:
                yield _problem(record, link, root, addresses)


def _texts(content: Content) -> Iterator[tuple[Record, Sequence[Text]]]:
    for event in content.events.values():
        yield event, (*texts(event), content.bodies[event.id])
    for kind in (content.sources, content.actors, content.places, content.pages):
        for record in kind.values():
            yield record, texts(record)


def _problem(record: Record, link: str, root: Path, addresses: Collection[str]) -> Problem:
    path = urls.path_of(link)
    near = _near(path, addresses)
    if (
        path.startswith("/events/")
        and (root / f"content{path.rstrip('/')}.md").is_file()
        and near != f"{path}/"
    ):
        hint = "That event is a draft, which readers cannot see: publish it, or take the link out."
    elif near:
        hint = f"Did you mean {near}?"
    elif path.startswith(_FILES):
        hint = "Put the file into static/, or mend its name."
    else:
        hint = "Write the address of a page of this site, such as /sources/ or /events/an-id/."
    line, column = _place(root / record.path, link)
    return Problem(record.path, line, column, f"this site has no {link}", hint)


def _near(path: str, addresses: Collection[str]) -> str:
    """What was meant, as far as that can be guessed: a page for a page, a file for a file of its kind."""
    folder = path.removesuffix("index.html")
    if folder in addresses:
        return folder
    is_file, suffix = path.startswith(_FILES), PurePosixPath(path).suffix
    alike = (
        one
        for one in addresses
        if one.startswith(_FILES) == is_file and (not is_file or PurePosixPath(one).suffix == suffix)
    )
    return nearest(path, sorted(alike))


def _place(file: Path, link: str) -> Place:
    """Where the link stands; records keep no lines, so the file is looked at once more."""
    text = file.read_text(encoding="utf-8")
    written = r"\\?".join("&(?:amp;)?" if sign == "&" else re.escape(sign) for sign in link)
    whole = f"(?<!{_SIGN}){written}(?!{_SIGN})"  # not a part of a longer one
    found = re.search(whole, text) or re.search(written, text)
    return place_after(text[: found.start()]) if found else (1, 1)
