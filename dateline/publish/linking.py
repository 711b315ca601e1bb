"""Links from one text to another page of the site: one that leads nowhere is a problem of its file."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Final

from dateline.content.markup import Text
from dateline.content.records import Content, Record
from dateline.problems import Place, Problem, SiteError, nearest, place_after
from dateline.publish import urls
from dateline.story.texts import texts

_SIGN: Final = r"[\w/.?#%&=~:\\-]"  # of an address


def check_links(content: Content, root: Path, addresses: Collection[str]) -> None:
    """Raises SiteError with every link in a text to an address of this site that is none of `addresses`."""
    problems = [
        _problem(record, link, root, addresses)
        for record, found in _texts(content)
        for link in dict.fromkeys(link for text in found for link in text.links())
        if urls.path_of(link) not in addresses
    ]
    if problems:
        raise SiteError(problems)


def _texts(content: Content) -> Iterator[tuple[Record, Sequence[Text]]]:
    for event in content.events.values():
        yield event, (*texts(event), content.bodies[event.id])
    for kind in (content.sources, content.actors, content.places, content.pages):
        for record in kind.values():
            yield record, texts(record)


def _problem(record: Record, link: str, root: Path, addresses: Collection[str]) -> Problem:
    path = urls.path_of(link)
    near = nearest(path, sorted(addresses))
    if (
        path.startswith("/events/")
        and (root / f"content{path.rstrip('/')}.md").is_file()
        and near != f"{path}/"
    ):
        hint = "That event is a draft, which readers cannot see: publish it, or take the link out."
    elif near:
        hint = f"Did you mean {near}?"
    else:
        hint = "Write the address of a page of this site, such as /sources/ or /events/an-id/."
    line, column = _place(root / record.path, link)
    return Problem(record.path, line, column, f"this site has no {link}", hint)


def _place(file: Path, link: str) -> Place:
    """Where the link stands; records keep no lines, so the file is looked at once more."""
    text = file.read_text(encoding="utf-8")
    written = r"\\?".join("&(?:amp;)?" if sign == "&" else re.escape(sign) for sign in link)
    whole = f"(?<!{_SIGN}){written}(?!{_SIGN})"  # not a part of a longer one
    found = re.search(whole, text) or re.search(written, text)
    return place_after(text[: found.start()]) if found else (1, 1)
