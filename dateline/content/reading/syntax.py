"""What libyaml says of bad syntax, in words for editors."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import yaml

from dateline.content.reading.raw import START
from dateline.problems import Place

_INSIDE: Final = {
    "mapping values are not allowed": (
        "a colon where none can be",
        "Quote a text that holds a colon and a space; begin all fields in the same column.",
    ),
    "did not find expected": (
        "this is no field",
        "Begin all fields in the same column. A text that begins with a quotation mark ends with it.",
    ),
    "another document": ("a second front matter begins here", "Write all fields into the first one."),
}
_OTHERWISE: Final = "Look at this line and the one before it: is there a sign that wants quotation marks?"


def syntax_error(error: yaml.MarkedYAMLError, front: str) -> tuple[Place, str, str]:
    """Place, message and remedy. `front` begins in the first line of the file."""
    said, doing = error.problem or "", error.context or ""
    here, began = _place(error.problem_mark), _place(error.context_mark)
    unspaced = _unspaced(front, (began[0], here[0], here[0] - 1)) if "flow" not in doing else None
    if unspaced:
        return unspaced
    if "cannot start any token" in said:
        return here, *_bad_start(_character(front, here))
    if "quoted scalar" in doing and "unexpected end" in said:
        return began, "the quotation mark that begins here is not closed", "Close it at the end of the text."
    if "flow" in doing and "did not find expected" in said:
        return _remark(front, began) or _unclosed(here, began, _character(front, began))
    for words, told in _INSIDE.items():
        if words in said:
            return here, *told
    return here, f"YAML: {said or doing}", _OTHERWISE


def _unspaced(front: str, lines: Iterable[int]) -> tuple[Place, str, str] | None:
    """A field without a blank after its colon, which YAML takes for a text."""
    written = front.split("\n")
    for number in lines:
        line = written[number - 1] if 0 < number <= len(written) else ""
        found = re.match(r"[ -]*([a-z_]+):(?=[^ \t])", line)
        if found:
            message = f"there is no space after “{found[1]}:”"
            return (number, found.end() + 1), message, f"Write it after the colon: {found[1]}: …"
    return None


def _remark(front: str, began: Place) -> tuple[Place, str, str] | None:
    """A # that hides the end of a list or a mapping."""
    line = front.split("\n")[began[0] - 1]
    found = re.compile(r"\s#").search(line, began[1])
    if found is None:
        return None
    hint = "Put the text that holds it in quotation marks."
    return (began[0], found.end()), "what follows this # is a remark", hint


def _bad_start(sign: str) -> tuple[str, str]:
    if sign == "\t":
        return "a tab", "Indent with spaces."
    return f"“{sign}” at the beginning of a text", "Put the whole text in quotation marks."


def _unclosed(here: Place, began: Place, sign: str) -> tuple[Place, str, str]:
    closing = "}" if sign == "{" else "]"
    if here[0] == began[0]:
        hint = "Write a comma between the entries, and quote an entry that holds such a sign itself."
        return here, f"a comma or {closing} is missing before this", hint
    return began, f"the {sign} that stands here is not closed", f"Write {closing} after the last entry."


def _place(mark: yaml.Mark | None) -> Place:
    return (mark.line + 1, mark.column + 1) if mark else START


def _character(front: str, place: Place) -> str:
    lines = front.split("\n")
    return lines[place[0] - 1][place[1] - 1 : place[1]] if place[0] <= len(lines) else ""
