"""From a failed validation of the settings to problems: each with its place, the value and the remedy."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, Final, get_args

from pydantic_core import ErrorDetails

from dateline.config.places import nearest_place
from dateline.config.settings import Colour, Limits, Repository, Settings, Thread
from dateline.problems import Loc, Place, Problem, field_name, nearest

_PARTS: Final[Mapping[str, type]] = {"threads": Thread, "repository": Repository, "limits": Limits}
_THREADS: Final = '[[threads]] and below it id = "talks" and title = "The talks"'
_EXAMPLES: Final[Mapping[Loc, str]] = {
    ("title",): 'title = "How the United States left the compact"',
    ("base_url",): 'base_url = "https://example.org/"',
    ("language",): 'language = "en-GB"',
    ("published",): "published = 2026-11-22",
    ("threads",): _THREADS,
    ("threads", "id"): 'id = "talks"',
    ("threads", "title"): 'title = "The talks"',
    ("repository",): '[repository] and below it url = "https://example.org/repository"',
    ("repository", "url"): 'url = "https://example.org/repository"',
    ("limits",): "[limits] and below it file_bytes = 5_000_000",
    ("limits", "file_bytes"): "file_bytes = 5_000_000",
}


def problem(path: str, detail: ErrorDetails, places: Mapping[Loc, Place]) -> Problem:
    """One error of pydantic's as a problem of the file called `path`."""
    place = nearest_place(detail["loc"], places)
    return Problem(path, *place, *_told(detail["type"], detail["loc"], detail))


def _told(kind: str, loc: Loc, detail: ErrorDetails) -> tuple[str, str]:
    name, value, hint = field_name(loc), detail["input"], f"Write {_example(loc)}."
    if kind in {"unexpected_keyword_argument", "extra_forbidden"}:
        return _unknown(loc)
    if kind == "literal_error":
        near = nearest(str(value), get_args(Colour))
        hint = f"Write one of: {', '.join(get_args(Colour))}."
        return f"{name}: “{value}” is not known", f"Did you mean {near}? {hint}" if near else hint
    context = detail.get("ctx", {})
    messages = {
        "missing": f"{name} is missing",
        "missing_argument": f"{name} is missing",
        "missing_keyword_only_argument": f"{name} is missing",
        "string_too_short": f"{name} is empty",
        "too_short": f"{name} is empty",
        "greater_than_equal": f"{name}: {value} is too small",
        "dateline": f"{name}: {context.get('said')}",
    }
    return messages.get(kind, f"{name}: {_shown(value)} cannot stand here"), context.get("hint", hint)


def _unknown(loc: Loc) -> tuple[str, str]:
    key = str(loc[-1])
    kind = _PARTS.get(str(loc[0]), Settings) if len(loc) > 1 else Settings
    known = [field.name for field in dataclasses.fields(kind)]
    near = nearest(key, known)
    if kind is not Settings and key in {field.name for field in dataclasses.fields(Settings)}:
        return f"“{key}” is no setting of {loc[0]}", f"Write it above the first [{loc[0]}] or [[{loc[0]}]]."
    hint = f"Did you mean {near}?" if near else f"Settings here are: {', '.join(known)}."
    return f"unknown setting “{key}”", hint


def _example(loc: Loc) -> str:
    keys = tuple(step for step in loc if isinstance(step, str))
    return _EXAMPLES.get(keys, f'{keys[-1] if keys else "key"} = "text"')


def _shown(value: Any) -> str:
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"
    if isinstance(value, bool):
        return str(value).lower()
    return f"“{value}”" if isinstance(value, str) else str(value)
