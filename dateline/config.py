"""`site.toml` as a frozen `Config`. What is wrong in it is a problem at the key's own line."""

from __future__ import annotations

import dataclasses
import datetime
import difflib
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Final, Literal, get_args
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
)
from pydantic.dataclasses import dataclass
from pydantic_core import PydanticCustomError

from dateline.problems import MachineError, Problem, SiteError, UsageError

NAME: Final = "site.toml"
Colour = Literal["blue", "red", "violet", "ochre", "green", "teal", "rose", "slate"]
Place = tuple[int, int]
_Loc = tuple[str | int, ...]

_STRICT: Final = ConfigDict(extra="forbid")


def _address(text: str) -> str:
    parts = urlsplit(text) if re.fullmatch(r"[!-~]+", text) else None
    if (
        not parts
        or parts.scheme not in {"http", "https"}
        or not parts.netloc
        or parts.query
        or parts.fragment
    ):
        raise PydanticCustomError(
            "hint",
            "“{text}” is no web address",
            {"text": text, "hint": 'Write it whole: "https://example.org/story/".'},
        )
    return text


def _folder(text: str) -> str:
    return _address(text).rstrip("/") + "/"


def _day(value: Any) -> Any:
    if isinstance(value, str):
        try:
            value = datetime.date.fromisoformat(value)
        except ValueError:
            value = None
    if not isinstance(value, datetime.date) or isinstance(value, datetime.datetime):
        raise PydanticCustomError("hint", "this is not a day", {"hint": "Write it as 2026-11-22."})
    return value


def _matching(form: str, message: str, hint: str) -> AfterValidator:
    def check(text: str) -> str:
        if not re.fullmatch(form, text):
            raise PydanticCustomError("hint", "“{text}” " + message, {"text": text, "hint": hint})  # type: ignore[arg-type]
        return text

    return AfterValidator(check)


Line = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1)]
Id = Annotated[
    Line,
    _matching(r"[a-z0-9]+(-[a-z0-9]+)*", "is no id", "Use lower-case letters, digits and single hyphens."),
]
BaseUrl = Annotated[Line, AfterValidator(_folder)]
WebAddress = Annotated[Line, AfterValidator(_address)]
Tag = Annotated[
    Line,
    _matching(
        r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*",
        "is no language tag",
        'Write it as in "en-GB", "de" or "ar".',
    ),
]
Identity = Annotated[
    Line,
    _matching(
        r"[a-z0-9.@_-]+,\d{4}(-\d\d(-\d\d)?)?:[A-Za-z0-9._~/-]+",
        "is no head for tag: addresses (RFC 4151)",
        'Write a domain of yours, a day on which you had it, and a name: "example.org,2026-11-22:my-story".',
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Thread:
    """A strand of the story, drawn as a lane. `colour` names a token of the style sheet."""

    id: Id
    title: Line
    colour: Colour = "slate"


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Repository:
    """Where the content is kept: readers are led there to correct it."""

    url: WebAddress
    branch: Line = "main"
    folder: str = ""  # the site's folder in the repository, where it is not its top


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Limits:
    """`file_bytes`: a content file of this size or more is refused."""

    file_bytes: Annotated[int, Field(ge=1_000, strict=True)] = 5_000_000


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Settings:
    """What may stand in `site.toml`."""

    title: Line
    base_url: BaseUrl
    language: Tag
    published: Annotated[datetime.date, BeforeValidator(_day)]
    threads: Annotated[list[Thread], Field(min_length=1)]
    short_title: Line = ""
    tagline: Line = ""
    description: Line = ""
    author: Line = ""
    licence: Line = ""
    identity: Identity | None = None
    repository: Repository | None = None
    limits: Limits = Limits()


@dataclasses.dataclass(frozen=True, slots=True)
class Config:
    """The settings of the site in folder `root`, with the address it is built for."""

    root: Path
    settings: Settings
    base_url: str
    places: Mapping[tuple[str | int, ...], Place] = dataclasses.field(repr=False, hash=False)

    def at(self, address: str) -> Config:
        """The same site, built for another address. Ids of feeds do not change with it."""
        return dataclasses.replace(self, base_url=_folder(address))

    def thread(self, name: str) -> Thread:
        """The thread with that id; the content was checked, so it is there."""
        return next(thread for thread in self.settings.threads if thread.id == name)

    @property
    def identity(self) -> str:
        """The head of all `tag:` addresses (RFC 4151). It never follows `--base-url`."""
        host = (urlsplit(self.settings.base_url).hostname or "localhost").lower()
        return f"tag:{self.settings.identity or f'{host},{self.settings.published}:dateline'}"

    def problem(self, key: str, message: str, hint: str) -> SiteError:
        """A problem with a setting that only a later room can see."""
        return SiteError([Problem(NAME, *self.places.get((key,), (1, 1)), message, hint)])


def load(root: Path) -> Config:
    """The settings of the site in `root`. Raises SiteError, UsageError or MachineError."""
    text = _read(root / NAME)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SiteError([_syntax_problem(str(error), text)]) from None
    places = _places(text)
    try:
        settings = TypeAdapter(Settings).validate_python(data)
    except ValidationError as error:
        raise SiteError(
            [_problem(dict(detail), places) for detail in error.errors(include_url=False)]
        ) from None
    _check_threads(settings, places)
    return Config(root, settings, settings.base_url, places)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").replace("\r\n", "\n")
    except FileNotFoundError:
        raise UsageError(f"there is no {NAME} in {file.parent}: name a site's folder with --site") from None
    except UnicodeDecodeError:
        raise SiteError([Problem(NAME, 1, 1, "the file is not UTF-8", "Save the file as UTF-8.")]) from None
    except OSError as error:
        raise MachineError(f"{NAME} cannot be read: {error.strerror}") from error


def _syntax_problem(message: str, text: str) -> Problem:
    place = re.search(r"\(at line (\d+), column (\d+)\)", message)
    line, column = (int(place[1]), int(place[2])) if place else (text.count("\n") + 1, 1)
    said = re.sub(r" \(at .*\)$", "", message)
    return Problem(
        NAME,
        line,
        column,
        f"TOML: {said}",
        'Write one setting to a line: title = "The text", in quotation marks.',
    )


def _check_threads(settings: Settings, places: Mapping[_Loc, Place]) -> None:
    problems: list[Problem] = []
    seen: set[str] = set()
    for index, thread in enumerate(settings.threads):
        if thread.id in seen:
            place = places.get(("threads", index, "id"), (1, 1))
            problems.append(
                Problem(
                    NAME,
                    *place,
                    f"the thread “{thread.id}” stands twice",
                    "Give each thread an id of its own.",
                )
            )
        seen.add(thread.id)
    if problems:
        raise SiteError(problems)


_EXAMPLES: Final = {
    "title": 'title = "How the United States left the compact"',
    "base_url": 'base_url = "https://example.org/"',
    "language": 'language = "en-GB"',
    "published": "published = 2026-11-22",
    "threads": '[[threads]] with id = "talks" and title = "The talks"',
    "id": 'id = "talks"',
}


def _problem(detail: dict[str, Any], places: Mapping[_Loc, Place]) -> Problem:
    loc: _Loc = detail["loc"]
    key = str(loc[-1])
    name = " ".join(str(step + 1) if isinstance(step, int) else step for step in loc)
    place = _nearest_place(loc, places)
    match detail["type"]:
        case "unexpected_keyword_argument" | "extra_forbidden":
            known = _keys_at(loc[:-1])
            near = difflib.get_close_matches(key, known, 1, 0.6)
            hint = f"Did you mean {near[0]}?" if near else f"Settings here are: {', '.join(known)}."
            return Problem(NAME, *place, f"unknown setting “{key}”", hint)
        case "missing" | "missing_argument" | "missing_keyword_only_argument":
            return Problem(NAME, *place, f"{name} is missing", f"Write {_EXAMPLES.get(key, f'{key} = …')}.")
        case "literal_error":
            near = difflib.get_close_matches(str(detail["input"]), get_args(Colour), 1, 0.6)
            hint = f"Write one of: {', '.join(get_args(Colour))}."
            return Problem(
                NAME,
                *place,
                f"{name}: “{detail['input']}” is not known",
                f"Did you mean {near[0]}? {hint}" if near else hint,
            )
        case "hint":
            return Problem(NAME, *place, f"{name}: {detail['msg']}", detail["ctx"]["hint"])
        case "string_too_short" | "too_short":
            return Problem(NAME, *place, f"{name} is empty", f"Write {_EXAMPLES.get(key, 'a text')}.")
        case _:
            wanted = _EXAMPLES.get(key, f'{key} = "text"')
            return Problem(
                NAME,
                *place,
                f"{name}: {detail['input']!r} is of the wrong type",
                f"Write it as in {wanted}.",
            )


def _keys_at(loc: _Loc) -> list[str]:
    inner = {"threads": Thread, "repository": Repository, "limits": Limits}
    kind = inner.get(str(loc[0]), Settings) if loc else Settings
    return [field.name for field in dataclasses.fields(kind)]


def _nearest_place(loc: _Loc, places: Mapping[_Loc, Place]) -> Place:
    while loc and loc not in places:
        loc = loc[:-1]
    return places.get(loc, (1, 1))


_HEAD: Final = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_.\"' -]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY: Final = re.compile(r"\s*((?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*[A-Za-z0-9_-]+)*)\s*=")


def _places(text: str) -> dict[_Loc, Place]:
    """Where each key and table stands: tomllib, which has read the text, keeps no positions."""
    places: dict[_Loc, Place] = {}
    table: _Loc = ()
    counts: dict[_Loc, int] = {}
    within = ""
    for number, line in enumerate(text.split("\n"), 1):
        head, key = _HEAD.fullmatch(line), _KEY.match(line)
        if within:
            pass
        elif head and head[1] == "[[":
            base = _steps(head[2])
            counts[base] = counts.get(base, -1) + 1
            table = (*base, counts[base])
        elif head:
            table = _steps(head[2])
        elif key:
            places.setdefault((*table, *_steps(key[1])), (number, key.start(1) + 1))
        if head and not within:
            places.setdefault(table, (number, head.start(1) + 1))
        within = _still_within(line, within)
    return places


def _steps(dotted: str) -> _Loc:
    return tuple(step.strip().strip("\"'") for step in dotted.split("."))


def _still_within(line: str, quotes: str) -> str:
    """Which kind of multi-line text is open at the end of the line, if any."""
    for mark in re.findall(r'"""|\'\'\'', line):
        if not quotes:
            quotes = mark
        elif quotes == mark:
            quotes = ""
    return quotes
