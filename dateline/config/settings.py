"""What may stand in `site.toml`: typed, checked and frozen."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic.dataclasses import dataclass
from pydantic_core import PydanticCustomError

from dateline.problems import UNFIT, is_language_tag, is_web_address, unfit_words

Colour = Literal["blue", "red", "violet", "ochre", "green", "teal", "rose", "slate"]

_STRICT: Final = ConfigDict(extra="forbid")


def wrong(message: str, hint: str) -> PydanticCustomError:
    """A value that cannot be; message and remedy are in its context."""
    return PydanticCustomError("dateline", "{said}", {"said": message, "hint": hint})


def _address(text: str) -> str:
    if not is_web_address(text) or "?" in text or "#" in text:
        raise wrong(f"“{text}” is no web address", 'Write it whole: "https://example.org/story/".')
    return text


def _contact(text: str) -> str:
    if not is_web_address(text) and not re.fullmatch(r"mailto:[^@\s?&]+@[^@\s?&]+\.[^@\s?&]+", text):
        hint = 'Write "https://example.org/contact/" or "mailto:desk@example.org".'
        raise wrong(f"“{text}” is no address to write to", hint)
    return text


def folder(text: str) -> str:
    """A web address that ends with a slash. Raises PydanticCustomError, which is a ValueError."""
    return _address(text).rstrip("/") + "/"


def _day(value: Any) -> Any:
    given = value
    if isinstance(value, str):
        try:
            value = datetime.date.fromisoformat(value)
        except ValueError:
            value = None
    if not isinstance(value, datetime.date) or isinstance(value, datetime.datetime):
        raise wrong(f"“{given}” is not a day", "Write it as 2026-11-22.")
    return value


def _matching(form: str, message: str, hint: str) -> AfterValidator:
    def check(text: str) -> str:
        if not re.fullmatch(form, text):
            raise wrong(f"“{text}” {message}", hint)
        return text

    return AfterValidator(check)


def _fit(text: str) -> str:
    unfit = UNFIT.search(text)
    if unfit:
        raise wrong(*unfit_words(unfit[0]))
    return text


def _language(text: str) -> str:
    if not is_language_tag(text):
        raise wrong(f"“{text}” is no language tag", 'Write it as in "en-GB", "de" or "ar".')
    return text


Line = Annotated[
    str, StringConstraints(strict=True, strip_whitespace=True, min_length=1), AfterValidator(_fit)
]
Id = Annotated[
    Line,
    _matching(r"[a-z0-9]+(-[a-z0-9]+)*", "is no id", "Use lower-case letters, digits and single hyphens."),
]
BaseUrl = Annotated[Line, AfterValidator(folder)]
WebAddress = Annotated[Line, AfterValidator(_address)]
Tag = Annotated[Line, AfterValidator(_language)]
Contact = Annotated[Line, AfterValidator(_contact)]
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
    folder: Annotated[str, AfterValidator(_fit)] = (
        ""  # the site's folder in the repository, where it is not its top
    )


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
    contact: Contact | None = None
    identity: Identity | None = None
    repository: Repository | None = None
    limits: Limits = Limits()
