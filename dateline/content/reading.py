"""One file to one raw record: its fields with the place of each, and its body.

The one owner of PyYAML and python-frontmatter. All scalars stay text: YAML 1.1 would turn `0044` into
36, `12:30` into 750 and `2016-09-01` into a date; the record's types decide instead.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml
from frontmatter.default_handlers import YAMLHandler

from dateline.problems import MachineError, Problem

Loc = tuple[str | int, ...]
Place = tuple[int, int]  # line and column, from 1
START: Final[Place] = (1, 1)

_TOO_LARGE: Final = 5_000_000
_DEEPEST: Final = 20
_FENCE: Final = re.compile(r"^-{3,}[ \t]*$", re.MULTILINE)
_HANDLER: Final = YAMLHandler()


class _PlainLoader(yaml.CSafeLoader):
    """The C parser with no implicit types: every plain scalar is text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 (PyYAML's own form)


@dataclass(frozen=True, slots=True)
class RawRecord:
    """What a file holds, not yet typed. `keys` and `values` tell where a field's name and value stand."""

    path: str
    fields: Mapping[str, Any]
    keys: Mapping[Loc, Place]
    values: Mapping[Loc, Place]
    body: str
    body_line: int
    front_matter: bool = True

    def value_place(self, loc: Loc) -> Place:
        """The place of the nearest enclosing thing that stands in the file."""
        while loc and loc not in self.values:
            loc = loc[:-1]
        return self.values.get(loc, START)

    def body_place(self, offset: int) -> Place:
        """The place of a character of the body."""
        before = self.body[:offset]
        return self.body_line + before.count("\n"), offset - (before.rfind("\n") + 1) + 1


class UnreadableError(Exception):
    """The file holds no record; its one problem says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


def read(file: Path, path: str, largest: int = _TOO_LARGE) -> tuple[RawRecord | None, list[Problem]]:
    """The record in `file`, called `path` in problems; none where it cannot be made out.

    Raises MachineError where the file cannot be opened.
    """
    try:
        text = _decoded(_bytes(file, path, largest), path)
        return _record(text, path)
    except UnreadableError as error:
        return None, [error.problem]


def _bytes(file: Path, path: str, largest: int) -> bytes:
    try:
        size = file.stat().st_size
        if size >= largest:
            hint = f"A file of {largest / 1e6:g} MB or more is no event: move pictures into static/, or split it."
            raise UnreadableError(Problem(path, *START, f"the file holds {size:,} bytes", hint))
        return file.read_bytes()
    except OSError as error:
        raise MachineError(f"{path} cannot be read: {error.strerror}") from error


def _decoded(data: bytes, path: str) -> str:
    if data.startswith(b"\xef\xbb\xbf"):
        raise UnreadableError(
            Problem(
                path,
                *START,
                "the file begins with a byte-order mark",
                "Save it as “UTF-8 without BOM”.",
            )
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = _place(data[: error.start].decode("utf-8"))
        byte = data[error.start]
        raise UnreadableError(
            Problem(path, *place, f"the byte 0x{byte:02x} is not UTF-8", "Save the file as UTF-8.")
        ) from None
    control = re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]", text)
    if control:
        name = "a NUL byte" if control[0] == "\0" else f"the control character U+{ord(control[0]):04X}"
        raise UnreadableError(
            Problem(
                path,
                *_place(text[: control.start()]),
                name,
                "Take it out: it cannot be seen or shown.",
            )
        )
    return re.sub(r"\r\n?", "\n", text)


def _place(before: str) -> Place:
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def _record(text: str, path: str) -> tuple[RawRecord, list[Problem]]:
    first = text.split("\n", 1)[0]
    if not _FENCE.match(first):
        hint = "Begin the first line with ---, write the fields below it, and close them with ---."
        raise UnreadableError(Problem(path, *START, "there is no front matter", hint))
    if not _FENCE.search(text, len(first)):
        raise UnreadableError(
            Problem(
                path,
                *START,
                "the front matter that begins here is not closed",
                "Write --- on a line of its own after its last field.",
            )
        )
    _, front, body = _HANDLER.FM_BOUNDARY.split(text, 2)
    opening = _HANDLER.FM_BOUNDARY.match(text)
    front_line = text.count("\n", 0, opening.end() if opening else 0) + 1
    walk = _Walk(path, front_line)
    fields = walk.mapping(_composed(front, path, front_line))
    body_line = text.count("\n", 0, len(text) - len(body)) + 1
    lead = len(body) - len(body.lstrip("\n"))
    return RawRecord(path, fields, walk.keys, walk.values, body[lead:], body_line + lead), walk.problems


def _composed(front: str, path: str, front_line: int) -> yaml.Node:
    """The front matter as nodes with marks. An alias is refused before anything is built from it."""

    def problem(mark: yaml.Mark | None, message: str, hint: str) -> UnreadableError:
        place = (front_line + mark.line, mark.column + 1) if mark else (front_line, 1)
        return UnreadableError(Problem(path, *place, message, hint))

    try:
        if ("*" in front and "&" in front) or sum(map(front.count, "[{-?:")) > 500:
            depth = 0
            for event in yaml.parse(front, Loader=_PlainLoader):
                if isinstance(event, yaml.AliasEvent):
                    raise problem(
                        event.start_mark,
                        f"the alias *{event.anchor}",
                        "Aliases are not used here: write the text again.",
                    )
                depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
                if depth > _DEEPEST:
                    raise problem(event.start_mark, f"nested more than {_DEEPEST} deep", "Write it flatter.")
        node = yaml.compose(front, Loader=_PlainLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise problem(
            mark, f"YAML: {error.problem or error.context}", _yaml_hint(error.problem or "")
        ) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise problem(
            None,
            f"YAML: {str(error).splitlines()[0]}",
            "Write the front matter again, one field to a line.",
        ) from None
    if not isinstance(node, yaml.MappingNode):
        if node is None:
            return yaml.MappingNode("", [])
        raise problem(
            node.start_mark,
            "the front matter is not a mapping",
            "Write one field to a line: title: The text.",
        )
    return node


def _yaml_hint(problem: str) -> str:
    if (
        "mapping values" in problem
        or "expected <block end>" in problem
        or "did not find expected key" in problem
    ):
        return "Quote a text that holds a colon and a space, or a quotation mark; indent with spaces alike."
    if "cannot start any token" in problem:
        return "Indent with spaces, not tabs; quote a text that begins with @, `, % or another sign."
    return "Look at this line and the one before it: a quotation mark or a bracket may be left open."


@dataclass(slots=True)
class _Walk:
    """From nodes to plain values, noting where each stands."""

    path: str
    line: int
    keys: dict[Loc, Place] = field(default_factory=dict)
    values: dict[Loc, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def mapping(self, node: yaml.Node, loc: Loc = ()) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node)
            if key is None:
                continue
            here = (*loc, key)
            if here in self.keys:
                self._tell(
                    key_node,
                    f"“{key}” stands twice",
                    f"Keep one; the first is in line {self.keys[here][0]}.",
                )
                continue
            self.keys[here] = self._mark(key_node)
            value = self.value(value_node, here)
            if value is not None:
                result[key] = value
        return result

    def value(self, node: yaml.Node, loc: Loc) -> Any:
        self.values[loc] = self._mark(node)
        if len(loc) > _DEEPEST:
            self._tell(node, f"nested more than {_DEEPEST} deep", "Write it flatter.")
            return None
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, loc)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*loc, index)) for index, item in enumerate(node.value)]
        if node.tag not in {"tag:yaml.org,2002:str", "!"}:
            self._tell(
                node,
                f"the tag {node.tag}",
                "Tags are not used here: write the value alone, quoted if need be.",
            )
            return None
        return _free(node) if loc[:1] == ("extra",) else _text(node)

    def _key(self, node: yaml.Node) -> str | None:
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        self._tell(node, "a field's name is a list or a mapping", "Write a name, a colon and a space.")
        return None

    def _mark(self, node: yaml.Node) -> Place:
        return self.line + node.start_mark.line, node.start_mark.column + 1

    def _tell(self, node: yaml.Node, message: str, hint: str) -> None:
        self.problems.append(Problem(self.path, *self._mark(node), message, hint))


def _text(node: yaml.ScalarNode) -> str | None:
    """A field left empty counts as not written."""
    plain_nothing = not node.style and node.value in {"", "~", "null"}
    return None if plain_nothing else str(node.value)


_CORE_SCHEMA: Final = (
    (re.compile(r"|~|null|Null|NULL"), lambda _: None),
    (re.compile(r"true|True|TRUE"), lambda _: True),
    (re.compile(r"false|False|FALSE"), lambda _: False),
    (re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})"), int),
    (re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,30}"), float),
)


def _free(node: yaml.ScalarNode) -> Any:
    """Below `extra`: numbers and truth values as in YAML 1.2, where they are written as such."""
    if not node.style:
        for form, make in _CORE_SCHEMA:
            if form.fullmatch(node.value):
                return make(node.value)
    return node.value


def nearest(word: str, known: Iterator[str] | list[str] | tuple[str, ...] | Mapping[str, Any]) -> str:
    """The known word that is most like it, or nothing."""
    close = difflib.get_close_matches(word, list(known), 1, 0.6)
    return close[0] if close else ""
