"""From a failed validation to problems: each with its place, the value and the remedy."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import cache
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from dateline.content.markup import Fault
from dateline.content.reading import Loc, RawRecord, nearest
from dateline.problems import Problem

Kind = TypeVar("Kind")

_GIVEN: Final = frozenset({"id", "path", "body"})  # the file's own, not the editor's to write
_REMEDIES: Final = {
    "id": "The id is the file's name: rename the file.",
    "body": "The body is the text below the front matter.",
    "content": "The text stands below the front matter, not in a field.",
}


@cache
def _adapter(kind: type[Kind]) -> TypeAdapter[Kind]:
    return TypeAdapter(kind)


def typed(kind: type[Kind], raw: RawRecord, given: dict[str, Any]) -> tuple[Kind | None, list[Problem]]:
    """`raw` as a record of `kind`, with `given` beside its fields; else none, and every problem of it."""
    known = {key: value for key, value in raw.fields.items() if key not in _GIVEN}
    problems = [_unknown(raw, (key,), kind) for key in raw.fields if key in _GIVEN]
    try:
        return _adapter(kind).validate_python({**known, **given}), problems
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, problems + [one for detail in details for one in _problems(raw, detail, kind)]


def field_names(kind: Any) -> list[str]:
    """The fields of a record as an editor writes them."""
    return [field.name.rstrip("_") for field in dataclasses.fields(kind) if field.name not in _GIVEN]


def _problems(raw: RawRecord, detail: ErrorDetails, kind: type) -> Iterator[Problem]:
    loc, context = detail["loc"], detail.get("ctx", {})
    name = _name(loc)
    match detail["type"]:
        case "dateline":
            place = raw.value_place(loc)
            faults: tuple[Fault, ...] = context.get("faults", ())
            for fault in faults:
                yield Problem(raw.path, *place, f"{name}: {fault.message}", fault.hint)
            if not faults:
                yield Problem(
                    raw.path,
                    *place,
                    f"{name}: {context['said']}" if name else context["said"],
                    context["hint"],
                )
        case "unexpected_keyword_argument" | "extra_forbidden":
            yield _unknown(raw, loc, kind)
        case "missing" | "missing_argument" | "missing_keyword_only_argument":
            yield Problem(raw.path, *raw.value_place(loc[:-1]), f"{name} is missing", _example(str(loc[-1])))
        case "enum":
            value = detail["input"]
            choices = context.get("expected", "").replace("'", "").replace(" or ", ", ")
            near = nearest(str(value), choices.split(", "))
            hint = f"Write one of: {choices}."
            yield Problem(
                raw.path,
                *raw.value_place(loc),
                f"{name}: “{value}” is not known",
                f"Did you mean {near}? {hint}" if near else hint,
            )
        case "too_short":
            wanted = context.get("min_length", 1)
            message = (
                f"{name} is empty" if not detail["input"] else f"{name} has {len(detail['input'])} entry"
            )
            yield Problem(
                raw.path,
                *raw.value_place(loc),
                message,
                f"Write at least {'one' if wanted == 1 else 'two' if wanted == 2 else wanted}.",
            )
        case _:
            yield Problem(
                raw.path,
                *raw.value_place(loc),
                f"{name}: {_shown(detail['input'])} is {_not_a(detail['type'])}",
                _shape(detail["type"], str(loc[-1])),
            )


def _unknown(raw: RawRecord, loc: Loc, kind: type) -> Problem:
    key = str(loc[-1])
    known = field_names(_kind_at(kind, loc[:-1]))
    near = nearest(key, known)
    hint = (
        f"Did you mean {near}?"
        if near
        else f"Fields here are: {', '.join(known)}. What is your own goes below extra."
    )
    place = raw.keys.get(loc, raw.value_place(loc))
    return Problem(raw.path, *place, f"unknown field “{key}”", _REMEDIES.get(key, hint))


def _kind_at(kind: Any, loc: Loc) -> Any:
    """The record inside `kind` that `loc` leads to: `('sources', 0)` of an event is a `Use`."""
    from dateline.content import records

    inner = {
        ("Event", "sources"): records.Use,
        ("Event", "quotations"): records.Quotation,
        ("Event", "differences"): records.Difference,
        ("Event", "corrections"): records.Correction,
        ("Event", "image"): records.Image,
        ("Quotation", "sources"): records.Printing,
        ("Difference", "accounts"): records.Account,
    }
    for step in loc:
        kind = inner.get((kind.__name__, str(step)), kind)
    return kind


def _name(loc: Loc) -> str:
    """`('quotations', 0, 'text')` as "quotations 1: text"; positions count from 1."""
    words: list[str] = []
    for step in loc:
        if isinstance(step, int) and words:
            words[-1] += f" {step + 1}"
        else:
            words.append(str(step))
    return ": ".join(words)


_EXAMPLES: Final = {
    "title": "Write it: title: The United States leaves UNESCO",
    "date": "Write it as exactly as it is known: date: 2017-12-02, or date: 2017-12, or date: 2017.",
    "thread": "Write the id of a thread of site.toml: thread: compact",
    "sources": "Write the ids of the sources that carry it: sources: [nyt]",
    "publisher": "Write who published it: publisher: The New York Times",
    "kind": "Write what it is: kind: report (also primary, reference), or for actors person or body.",
    "name": "Write it: name: Nikki Haley",
    "text": "Write the words that were said: text: We will decide",
    "speaker": "Write the id of the actor who said it: speaker: nikki-haley",
}


def _example(field: str) -> str:
    return _EXAMPLES.get(field, f"Write it: {field}: …")


def _shown(value: Any) -> str:
    if value is None:
        return "an empty entry"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a mapping"
    text = str(value)
    return f"“{text if len(text) <= 60 else text[:57] + '…'}”"


def _not_a(error: str) -> str:
    if error == "tuple_type":
        return "not a list"
    if error in {"dataclass_type", "dict_type"}:
        return "not a mapping"
    return "of the wrong type"


def _shape(error: str, field: str) -> str:
    if error == "tuple_type":
        return f"Write a list: {field}: [first, second]"
    return "Write names and values: {id: nyt, voice: quotes, from: [us-mission]}."
