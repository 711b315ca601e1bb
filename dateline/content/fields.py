"""The kinds of values that fields hold: from the text of a file to a typed, checked value.

Every check raises `PydanticCustomError` whose context carries `hint`, and for texts `faults`;
`dateline.content.complaints` turns these into problems.
"""

from __future__ import annotations

import re
from enum import Enum
from pathlib import PurePosixPath
from typing import Annotated, Any, Final
from urllib.parse import urlsplit

from pydantic import BeforeValidator, PlainValidator
from pydantic_core import PydanticCustomError

from dateline.content import markup
from dateline.content.dates import Date, DateError, Precision, parse
from dateline.content.markup import Text

ID_FORM: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
TAG_FORM: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ID_HINT: Final = "Use lower-case letters a to z, digits and single hyphens: us-leaves-unesco."


class Unknown(Enum):
    """The word `unknown`: the editor looked and could not find it, and the page says so."""

    UNKNOWN = "unknown"


UNKNOWN: Final = Unknown.UNKNOWN


def fault(message: str, hint: str, **context: Any) -> PydanticCustomError:
    """An error whose message is literal (pydantic would fill in braces) and whose context is ours."""
    shown = message.replace("{", "{{").replace("}", "}}")
    return PydanticCustomError("dateline", shown, {"hint": hint, "said": message, **context})  # type: ignore[arg-type]


def _words(value: Any) -> str:
    if isinstance(value, dict | list):
        raise fault(
            "this is a list or a mapping, not text",
            "Write one text. Quote it if it begins with [ or {.",
        )
    text = "" if value is None else str(value).strip()
    if not text:
        raise fault("this is empty", "Write a text, or take the field out.")
    return text


def _line(value: Any) -> str:
    return " ".join(_words(value).split())


def _id(value: Any) -> str:
    text = _words(value)
    if not ID_FORM.fullmatch(text):
        raise fault(f"“{text}” is no id", _ID_HINT)
    return text


def _tag(value: Any) -> str:
    text = _words(value)
    if not TAG_FORM.fullmatch(text) or text != text.lower():
        raise fault(
            f"“{text}” is no tag",
            "Use lower-case letters, digits and single hyphens: climate-change.",
        )
    return text


def _flag(value: Any) -> bool:
    if str(value) not in {"true", "false"}:
        raise fault(f"“{value}” is neither true nor false", "Write true or false.")
    return str(value) == "true"


def _number(value: Any) -> float:
    try:
        return float(_words(value))
    except ValueError:
        raise fault(f"“{value}” is no number", "Write a decimal number, such as 20.6534.") from None


def _degrees(limit: int) -> Any:
    def check(value: Any) -> float:
        number = _number(value)
        if not -limit <= number <= limit:
            raise fault(
                f"{number:g} is no such angle",
                f"Write decimal degrees from -{limit} to {limit} (WGS 84).",
            )
        return number

    return check


def _order(value: Any) -> int:
    text = _words(value)
    if not re.fullmatch(r"-?[0-9]{1,6}", text):
        raise fault(f"“{text}” is no whole number", "Write a whole number: the menu is sorted by it.")
    return int(text)


def _date(value: Any) -> Date:
    if isinstance(value, list | dict):
        raise fault("a set of dates must be quoted", 'Put it in quotation marks: date: "[1667,1668]".')
    try:
        return parse(_words(value))
    except DateError as error:
        raise fault(error.message, error.hint) from None


def _day(value: Any) -> Date:
    date = _date(value)
    if date.precision is not Precision.DAY or date.earliest != date.latest:
        raise fault(f"“{date}” is not one day", "Write a whole day: 2017-12-02.")
    return date


def _text(render: markup.Renderer) -> Any:
    def check(value: Any) -> Text:
        if isinstance(value, Text):  # the lead of the body stands in for a summary
            return value
        rendered, faults = render(_words(value))
        if faults:
            raise fault(faults[0].message, faults[0].hint, faults=faults)
        return rendered

    return check


def _url(value: Any) -> str:
    text = _words(value)
    parts = urlsplit(text) if re.fullmatch(r"[!-~]+", text) else None
    if not parts or parts.scheme not in {"http", "https"} or not parts.netloc:
        raise fault(
            f"“{text}” is no web address",
            "Write the whole address, beginning with https:// or http://.",
        )
    return text


def _static_file(value: Any) -> str:
    text = _words(value)
    path = PurePosixPath(text)
    if path.is_absolute() or ".." in path.parts or "\\" in text or ":" in text:
        raise fault(
            f"“{text}” lies outside static/",
            "Put the file into static/ and write its path from there: images/ship.jpg.",
        )
    return str(path)


def _or_unknown(check: Any) -> Any:
    return lambda value: UNKNOWN if value == UNKNOWN.value else check(value)


def _as_mapping(key: str) -> Any:
    """The short form: a bare id stands for a mapping with nothing but that id."""
    return lambda value: {key: value} if isinstance(value, str) else value


def _free(value: Any) -> Any:
    if not isinstance(value, dict):
        raise fault("extra is not a mapping", "Write names and values below it, indented.")
    return value


Words = Annotated[str, PlainValidator(_words)]
Line = Annotated[str, PlainValidator(_line)]
Id = Annotated[str, PlainValidator(_id)]
Tag = Annotated[str, PlainValidator(_tag)]
Flag = Annotated[bool, PlainValidator(_flag)]
Order = Annotated[int, PlainValidator(_order)]
Latitude = Annotated[float, PlainValidator(_degrees(90))]
Longitude = Annotated[float, PlainValidator(_degrees(180))]
When = Annotated[Date, PlainValidator(_date)]
WholeDay = Annotated[Date, PlainValidator(_day)]
Title = Annotated[Text, PlainValidator(_text(markup.render_title))]
Prose = Annotated[Text, PlainValidator(_text(markup.render_line))]
Url = Annotated[str, PlainValidator(_url)]
StaticFile = Annotated[str, PlainValidator(_static_file)]
Extra = Annotated[dict[str, Any], PlainValidator(_free)]
MaybeTitle = Annotated[Text | Unknown, PlainValidator(_or_unknown(_text(markup.render_title)))]
MaybeUrl = Annotated[str | Unknown, PlainValidator(_or_unknown(_url))]
MaybeWhen = Annotated[Date | Unknown, PlainValidator(_or_unknown(_date))]
short_form = _as_mapping
Authors = BeforeValidator(lambda value: UNKNOWN if value == UNKNOWN.value else value)
