"""A site's own templates before any page is made: what is wrong in their text, all of it at once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from jinja2 import Environment, TemplateSyntaxError, meta

from dateline.problems import Problem, nearest, place_after
from dateline.publish import urls
from dateline.publish.rendering.compiling import Once
from dateline.publish.templates import MESSAGES
from dateline.publish.walking import files_in

_KINDS: Final = frozenset({".htm", ".html", ".j2", ".jinja", ".jinja2", ".svg", ".xml"})
_REMARK: Final = re.compile(r"\{#.*?#\}", re.DOTALL)
_LINK: Final = re.compile(r"""\burl\(\s*(["'])(/[^"'\\]*)\1\s*\)""")
HINT: Final = "Mend the template; docs/your-own-look.md says what each is given."


def template_problems(folders: Sequence[Path]) -> Iterator[Problem]:
    """Faults of syntax, and files that no page and no template asks for. The first folder is the site's own,
    unless there is no other. Raises OSError for a folder that cannot be read."""
    if len(folders) < 2:
        return
    own = _own(folders[0])
    named: set[str | None] = set()
    for name, text in own.items():
        try:
            named |= _named(text)
        except TemplateSyntaxError as error:
            yield Problem(f"templates/{name}", error.lineno, 1, error.message or "syntax error", HINT)
            named.add(None)
    if None in named:  # which ones are asked for cannot be told
        return
    theirs = {file.relative_to(folder).as_posix() for folder in folders[1:] for file in files_in(folder)}
    for name in sorted(own.keys() - theirs - named):
        yield Problem(
            f"templates/{name}", 1, 1, "no page and no template asks for this file", _remedy(name, theirs)
        )


def _named(text: str) -> set[str | None]:
    """The templates that a text extends, includes or imports; None for a name that is worked out."""
    return set(meta.find_referenced_templates(_ENVIRONMENT.parse(text)))


_ENVIRONMENT: Final = Environment(extensions=["jinja2.ext.i18n", Once], autoescape=True)  # only parses


def _own(folder: Path) -> Mapping[str, str]:
    """The text of each template, by its name; what cannot be read is told when it is used."""
    found: dict[str, str] = {}
    for file in sorted(files_in(folder)):
        name = file.relative_to(folder)
        if file.suffix in _KINDS and name.parts[0] != MESSAGES and not name.name.startswith("."):
            try:
                found[name.as_posix()] = file.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError):
                continue
    return found


def _remedy(name: str, theirs: Collection[str]) -> str:
    near = nearest(name, sorted(theirs))
    other = "include it in one that is used, or take it away."
    return f"Did you mean {near}? Or {other}" if near else other.capitalize()


def link_problems(folders: Sequence[Path], addresses: Collection[str]) -> Iterator[Problem]:
    """Each `url("/…")` in the site's own templates that leads to no page of this site."""
    for name, text in _own(folders[0]).items() if len(folders) > 1 else ():
        shown = _REMARK.sub(lambda remark: re.sub(r"[^\n]", " ", remark[0]), text)
        for link in _LINK.finditer(shown):
            if urls.path_of(link[2]) not in addresses:
                near = nearest(urls.path_of(link[2]), sorted(addresses))
                hint = (
                    f"Did you mean {near}?"
                    if near
                    else "Write the address of a page of this site: /sources/."
                )
                place = place_after(text[: link.start(2)])
                yield Problem(f"templates/{name}", *place, f"this site has no {link[2]}", hint)
