"""From a failed validation to problems: each with its place, the value and the remedy."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from dateline.content import records
from dateline.content.examples import example, list_of, mapping_of, own_fields
from dateline.content.reading import RawRecord
from dateline.problems import Loc, Problem, field_name, nearest

Kind = TypeVar("Kind", bound=records.Record)

_ADAPTERS: Final[dict[type, TypeAdapter[Any]]] = {kind: TypeAdapter(kind) for kind in records.KINDS.values()}
_MISSING: Final = frozenset({"missing", "missing_argument", "missing_keyword_only_argument"})
_UNKNOWN: Final = frozenset({"unexpected_keyword_argument", "extra_forbidden"})
_REMEDIES: Final = {
    "id": "The id is the file's name: rename the file.",
    "body": "The body is the text below the front matter.",
    "content": "The text stands below the front matter, not in a field.",
}


def typed(kind: type[Kind], raw: RawRecord, given: dict[str, Any]) -> tuple[Kind | None, list[Problem]]:
    """`raw` as a record of `kind`, with `given` beside its fields; else none, and every problem of it."""
    own = own_fields(kind)
    known = {key: value for key, value in raw.fields.items() if key in own}
    problems = [_unknown(raw, loc, kind) for loc in raw.keys if _is_unknown(raw, loc, kind)]
    try:
        record: Kind = _ADAPTERS[kind].validate_python({**known, **given})
    except ValidationError as error:
        found = [_Complaint(raw, kind, detail) for detail in error.errors(include_url=False)]
        return None, problems + [problem for one in found for problem in one.problems()]
    return record, problems


def make_ready() -> None:
    """Makes now what the first record of each kind would wait for: before processes are forked, say."""
    for adapter in _ADAPTERS.values():
        adapter.rebuild()


def _is_unknown(raw: RawRecord, loc: Loc, kind: Any) -> bool:
    """An unknown field of the top level, or one further down that is empty: pydantic sees neither."""
    value: Any = raw.fields
    for step in loc[:-1]:
        if isinstance(step, str):
            if (kind, step) not in records.PARTS:
                return False
            kind = records.PARTS[kind, step]
        value = value[step]
    return loc[-1] not in own_fields(kind) and (len(loc) == 1 or loc[-1] not in value)


def _unknown(raw: RawRecord, loc: Loc, kind: Any) -> Problem:
    """An unknown field where pydantic is not asked."""
    return _Complaint(raw, kind, {"type": "extra_forbidden", "loc": loc, "input": None, "msg": ""}).unknown()


@dataclasses.dataclass(frozen=True, slots=True)
class _Complaint:
    """One error of pydantic's in a record of `kind`."""

    raw: RawRecord
    kind: Any
    detail: ErrorDetails

    @property
    def loc(self) -> Loc:
        return (*self.detail["loc"], *self.detail.get("ctx", {}).get("within", ()))

    @property
    def field(self) -> str:
        """The name of the field, also for an entry of its list."""
        return next((step for step in reversed(self.loc) if isinstance(step, str)), "")

    def problems(self) -> Iterator[Problem]:
        kind, value = self.detail["type"], self.detail["input"]
        if kind == "dateline":
            yield from self._ours(self.detail["ctx"])
        elif kind in _UNKNOWN:
            yield self.unknown()
        elif kind in _MISSING:
            yield self._missing()
        elif kind == "enum":
            yield self._no_choice(value, self.detail["ctx"]["expected"])
        elif kind == "too_short":
            yield from self._too_short(value, self.detail["ctx"]["min_length"])
        elif kind == "tuple_type":
            yield self._problem(f"{_shown(value)} is not a list", list_of(self._record(), self.field, value))
        elif value is None:
            yield self._empty("Write something after the hyphen, or take it out.")
        else:
            yield self._problem(
                f"{_shown(value)} is not a mapping", f"Write {mapping_of(self._record(), value)}"
            )

    def unknown(self) -> Problem:
        key = str(self.loc[-1])
        known = own_fields(self._record(self.loc[:-1]))
        near = nearest(key, known)
        free = " What is your own goes below extra." if "extra" in known else ""
        hint = f"Did you mean {near}?" if near else f"Fields here are: {', '.join(known)}.{free}"
        place = self.raw.keys.get(self.loc, self.raw.value_place(self.loc))
        return Problem(self.raw.path, *place, f"unknown field “{key}”", _REMEDIES.get(key, hint))

    def _ours(self, context: dict[str, Any]) -> Iterator[Problem]:
        """What `fields` and `records` found: a text may have several faults."""
        if context.get("empty"):
            entry = isinstance(self.loc[-1], int)
            other = "Write something there, or take the entry out." if entry else ""
            yield self._empty(other or example(self._record(self.loc[:-1]), self.field))
        elif "faults" in context:
            line = " ".join(str(self.detail["input"]).split())
            for fault in context["faults"]:
                place = self.raw.word_place(self.loc, line, fault.offset)
                yield Problem(self.raw.path, *place, f"{field_name(self.loc)}: {fault.message}", fault.hint)
        else:
            yield self._problem(context["said"], context["hint"])

    def _missing(self) -> Problem:
        hint = example(self._record(self.loc[:-1]), self.field)
        if self.loc in self.raw.keys:  # the name is there, but nothing behind it
            return Problem(self.raw.path, *self.raw.keys[self.loc], f"{field_name(self.loc)} is empty", hint)
        place = self.raw.value_place(self.loc[:-1])
        return Problem(self.raw.path, *place, f"{field_name(self.loc)} is missing", hint)

    def _no_choice(self, value: Any, expected: str) -> Problem:
        choices = expected.replace("'", "").replace(" or ", ", ")
        near = nearest(value, choices.split(", ")) if isinstance(value, str) else ""
        hint = f"Write one of: {choices}."
        return self._problem(
            f"{_shown(value)} is not known", f"Did you mean {near}? {hint}" if near else hint
        )

    def _too_short(self, value: list[Any], wanted: int) -> Iterator[Problem]:
        """Pydantic counts the good entries; the bad ones have been told."""
        if len(value) < wanted:
            hint = list_of(self._record(), self.field, value)
            if wanted == 2:
                hint = f"At least two are needed. {hint}"
            yield self._problem("there is only one", hint) if value else self._empty(hint)

    def _empty(self, hint: str) -> Problem:
        place = self.raw.value_place(self.loc)
        return Problem(self.raw.path, *place, f"{field_name(self.loc)} is empty", hint)

    def _problem(self, message: str, hint: str) -> Problem:
        name = field_name(self.loc)
        place = self.raw.value_place(self.loc)
        return Problem(self.raw.path, *place, f"{name}: {message}" if name else message, hint)

    def _record(self, loc: Loc | None = None) -> Any:
        """The record that `loc` leads to: `('sources', 0)` of an event is a `Use`."""
        kind = self.kind
        for step in self.loc if loc is None else loc:
            kind = records.PARTS.get((kind, step), kind)
        return kind


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a mapping"
    text = str(value)
    return f"“{text if len(text) <= 60 else text[:59] + '…'}”"
