"""YAML to plain values, noting where each stands.

All scalars stay text: YAML 1.1 would turn `0044` into 36, `12:30` into 750 and `2016-09-01` into a
date; the record's types decide instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from dateline.content.reading.raw import START, UnreadableError
from dateline.content.reading.syntax import syntax_error
from dateline.problems import UNFIT, Loc, Place, Problem, unfit_words

_DEEPEST: Final = 20
_FLATTER: Final = (f"nested more than {_DEEPEST} deep", "Write it flatter.")
_MANY_SIGNS: Final = 500  # so few cannot nest deep enough to hurt the C parser
_PROPERTY: Final = re.compile(r"[&!][^\s,\[\]{}]*")  # no plain text begins with these
_REMARK: Final = re.compile(r"[ \t]+(#[^\n]*)")


class _PlainLoader(yaml.CBaseLoader):
    """The C parser alone: tags are refused, so nothing has to be resolved, and every scalar is text."""

    def descend_resolver(self, *_: object) -> None:
        """Asked for before each node."""

    def ascend_resolver(self) -> None:
        """Asked for after each node."""

    def resolve(self, *_: object) -> str:
        """The type of a node: nobody looks at it."""
        return ""


@dataclass(slots=True)
class Found:
    """The fields of a front matter, and what is wrong with it as YAML."""

    path: str
    front: str
    fields: dict[str, Any] = field(default_factory=dict)
    keys: dict[Loc, Place] = field(default_factory=dict)
    values: dict[Loc, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def _mapping(self, node: yaml.MappingNode, loc: Loc = ()) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node)
            here = (*loc, key or "")
            if not key:
                continue
            if here in self.keys:
                hint = f"Keep one; the first is in line {self.keys[here][0]}."
                self._tell(key_node, f"“{key}” stands twice", hint)
                continue
            ended = result or (loc and loc[0] == "extra")  # else its record tells: {2017, 2018} is no date
            if node.flow_style and ended and self._stands_alone(key_node, value_node):
                hint = "A comma ends a text inside { }: put the whole text in quotation marks."
                self._tell(key_node, f"“{key}” has no value", hint)
                continue
            self.keys[here] = _place(key_node)
            value = self._value(value_node, here)
            if value is not None:
                result[key] = value
        return result

    def _value(self, node: yaml.Node, loc: Loc) -> Any:
        self.values[loc] = _place(node)
        self._check_property(node)
        if len(loc) > _DEEPEST:
            self._tell(node, *_FLATTER)
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, loc)
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, (*loc, index)) for index, item in enumerate(node.value)]
        return self._scalar(node, free=loc[0] == "extra")

    def _scalar(self, node: yaml.Node, *, free: bool) -> Any:
        unfit = UNFIT.search(node.value)
        if unfit:  # written with an escape
            self._tell(node, *unfit_words(unfit[0]))
        if node.style:  # type: ignore[attr-defined]  # a quoted text is a text
            return str(node.value)
        remark = self._check_remark(node)
        value = node.value or remark  # `title: #1` is not empty: what is wrong with it is told
        return _free(value) if free else _text(value)

    def _key(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode):
            self._tell(node, "a field's name is a list or a mapping", "Write a name, a colon and a space.")
        elif not node.value:
            self._tell(node, "a field has no name", "Write a name before the colon.")
        else:
            self._check_property(node)
            self._check_remark(node)
            return str(node.value)
        return ""

    def _stands_alone(self, key: yaml.Node, value: yaml.Node) -> bool:
        """Whether `key` has not even a colon behind it."""
        between = self.front[key.end_mark.index : value.end_mark.index]
        return isinstance(value, yaml.ScalarNode) and not between

    def _check_property(self, node: yaml.Node) -> None:
        """Tags and anchors would be dropped."""
        found = _PROPERTY.match(self.front, node.start_mark.index)
        if not found:
            return
        if found[0].startswith("!"):
            hint = "Write the value alone, without a tag; quote the text if it begins with !."
            self._tell(node, f"the tag {found[0]}", hint)
        else:
            hint = "Write the value alone, without an anchor; quote the text if it begins with &."
            self._tell(node, f"the anchor {found[0]}", hint)

    def _check_remark(self, node: yaml.Node) -> str:
        """What stands behind a plain text in its line, and would be dropped."""
        end = node.end_mark
        remark = None if node.style else _REMARK.match(self.front, end.index)  # type: ignore[attr-defined]
        if not remark:
            return ""
        place = (end.line + 1, end.column + 1 + remark.start(1) - end.index)
        hint = "Put the text into quotation marks if this belongs to it, or the remark on a line of its own."
        self.problems.append(Problem(self.path, *place, "what follows # is a remark", hint))
        return remark[1].rstrip()

    def _tell(self, node: yaml.Node, message: str, hint: str) -> None:
        self.problems.append(Problem(self.path, *_place(node), message, hint))


def fields_of(front: str, path: str) -> Found:
    """The fields in `front`, which begins in the first line of the file `path`.

    Raises UnreadableError where it is no YAML, no mapping, or holds aliases.
    """
    found = Found(path, front)
    node = _composed(front, path)
    if isinstance(node, yaml.MappingNode):
        found.fields = found._mapping(node)
    elif node is not None:
        hint = "Write one field to a line: title: The text."
        raise UnreadableError(path, _place(node), "the front matter is not a mapping", hint)
    return found


def plain_fields(front: str) -> dict[str, Any] | None:
    """The fields in `front` if all is plain, and nothing is wrong with it as YAML; else None.

    What `fields_of` finds, in half the time: it notes no places, which only problems need.
    """
    if _NOT_PLAIN.search(front):
        return None
    try:
        node = _composed(front, "")
        return _plain_mapping(node) if isinstance(node, yaml.MappingNode) else None
    except (UnreadableError, _NotPlainError):
        return None


# a remark, a tag, an anchor, an escape: `fields_of` has something to tell of these
_NOT_PLAIN: Final = re.compile(r"[ \t]#|(?:^|[\s\[\]{},:?-])[&!]|\\")


class _NotPlainError(Exception):
    """A node of which `fields_of` has something to tell."""


def _plain_mapping(node: yaml.MappingNode, depth: int = 1, *, free: bool = False) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = key_node.value
        if not isinstance(key_node, yaml.ScalarNode) or not key or key in fields:
            raise _NotPlainError
        fields[key] = _plain_value(value_node, depth + 1, free=free or (depth == 1 and key == "extra"))
    return fields


def _plain_value(node: yaml.Node, depth: int, *, free: bool) -> Any:
    if depth > _DEEPEST:
        raise _NotPlainError
    if isinstance(node, yaml.SequenceNode):
        return [_plain_value(item, depth + 1, free=free) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return _plain_mapping(node, depth, free=free)
    if node.style:  # type: ignore[attr-defined]  # a quoted text is a text
        return node.value
    value = _free(node.value) if free else _text(node.value)
    if value is None:
        raise _NotPlainError
    return value


def _composed(front: str, path: str) -> yaml.Node | None:
    """The front matter as nodes with marks."""
    try:
        if ("*" in front and "&" in front) or sum(map(front.count, "[{-?:")) > _MANY_SIGNS:
            _check_events(front, path)
        node: yaml.Node | None = yaml.compose(front, Loader=_PlainLoader)
    except yaml.MarkedYAMLError as error:
        raise UnreadableError(path, *syntax_error(error, front)) from None
    except yaml.YAMLError as error:
        hint = "Write the front matter again, one field to a line."
        raise UnreadableError(path, (2, 1), f"YAML: {str(error).splitlines()[0]}", hint) from None
    return node


def _check_events(front: str, path: str) -> None:
    """Refuses aliases (200 bytes can mean gigabytes) and depths at which the C parser would crash."""
    depth = 0
    for event in yaml.parse(front, Loader=_PlainLoader):
        place = _place(event)
        if isinstance(event, yaml.AliasEvent):
            raise UnreadableError(path, place, f"the alias *{event.anchor}", "Write the text again instead.")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST + 1:
            raise UnreadableError(path, place, *_FLATTER)


def _place(node: yaml.Node | yaml.Event) -> Place:
    mark = node.start_mark
    return (mark.line + 1, mark.column + 1) if mark else START  # nodes that were parsed have marks


def _text(value: str) -> str | None:
    """A field left empty counts as not written."""
    return None if value in {"", "~", "null"} else value


_CORE_SCHEMA: Final = (
    (re.compile(r"|~|null|Null|NULL"), lambda _: None),
    (re.compile(r"true|True|TRUE"), lambda _: True),
    (re.compile(r"false|False|FALSE"), lambda _: False),
    (re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})"), int),
    (re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,30}"), float),
)


def _free(value: str) -> Any:
    """Below `extra`: numbers and truth values as in YAML 1.2, where they are written as such."""
    for form, make in _CORE_SCHEMA:
        if form.fullmatch(value):
            return make(value)
    return value
