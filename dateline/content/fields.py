"""The kinds of values that fields hold: from the text of a file to a typed, checked value.

Every check raises `PydanticCustomError` whose context carries `hint`, and for texts `faults`;
`dateline.content.complaints` turns these into problems.
"""

from __future__ import annotations

import re
from enum import Enum
from pathlib import PurePosixPath
from typing import Annotated, Any, Final

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from dateline.content import markup
from dateline.content.dates import Date, DateError, parse
from dateline.content.forms import ID_FORM, ID_HINT, TAG_HINT, fitting_tag
from dateline.content.markup import Text
from dateline.problems import is_language_tag, is_web_address


class Unknown(Enum):
    """The word `unknown`: the editor looked and could not find it, and the page says so."""

    UNKNOWN = "unknown"


UNKNOWN: Final = Unknown.UNKNOWN


def fault(message: str, hint: str, **context: Any) -> PydanticCustomError:
    """An error whose message and remedy are in its context; `within` leads on to what is wrong inside."""
    return PydanticCustomError("dateline", "{said}", {"hint": hint, "said": message, **context})


def _words(value: Any) -> str:
    if isinstance(value, dict | list):
        kind = "list" if isinstance(value, list) else "mapping"
        raise fault(f"this is a {kind}, not a text", "Write one text. Quote it if it begins with [ or {.")
    text = "" if value is None else str(value).strip()
    if not text:
        raise empty()
    return text


def empty() -> PydanticCustomError:
    """Nothing where words have to be; the remedy depends on the field."""
    return fault("this is empty", "", empty=True)


def _line(value: Any) -> str:
    return " ".join(_words(value).split())


def _id(value: Any) -> str:
    if isinstance(value, dict | list):
        kind = "list" if isinstance(value, list) else "mapping"
        raise fault(f"this is a {kind}, not an id", "Write one id, without brackets: new-york.")
    text = _words(value)
    if not ID_FORM.fullmatch(text):
        raise fault(f"“{text}” is no id", ID_HINT)
    return text


def _tag(value: Any) -> str:
    text = _words(value)
    fitting = fitting_tag(text)
    if text != fitting:
        raise fault(f"“{text}” is no tag", f"{TAG_HINT}: {fitting or 'climate-change'}.")
    return text


def _language(value: Any) -> str:
    text = _words(value)
    if not is_language_tag(text):
        raise fault(f"“{text}” is no language tag", "Write it as in en, pt-BR or zh-Hant.")
    return text


def _flag(value: Any) -> bool:
    if value not in ("true", "false"):
        said = "a list or a mapping" if isinstance(value, dict | list) else f"“{value}”"
        raise fault(f"{said} is neither true nor false", "Write true or false.")
    return bool(value == "true")


def _degrees(name: str, limit: int) -> Any:
    def check(value: Any) -> float:
        text = _words(value)
        if not re.fullmatch(r"[-+]?[0-9]{1,3}(\.[0-9]{1,15})?", text):
            raise fault(f"“{text}” is no number", "Write decimal degrees (WGS 84), such as 20.6534.")
        if not -limit <= float(text) <= limit:
            hint = f"Write decimal degrees from -{limit} to {limit} (WGS 84)."
            raise fault(f"{text} is no {name}", hint)
        return float(text)

    return check


def _order(value: Any) -> int:
    text = _words(value)
    if not re.fullmatch(r"-?[0-9]{1,6}", text):
        raise fault(f"“{text}” is no whole number", "Write a whole number: the menu is sorted by it.")
    return int(text)


def _date(value: Any) -> Date:
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        hint = f'Put it in quotation marks: "[{",".join(value)}]".'
        raise fault("a set of dates has to be quoted", hint)
    if isinstance(value, dict):  # {2017, 2018} is a mapping for YAML
        hint = 'Write one date: 2017-12-02. A set of dates is quoted: "{2017,2018}".'
        raise fault("this is a mapping, not a date", hint)
    try:
        return parse(_words(value))
    except DateError as error:
        raise fault(error.message, error.hint) from None


def _day(value: Any) -> Date:
    date = _date(value)
    # Feeds give these days as they are written: "2017-12-02~" would be no day there.
    if not re.fullmatch(r"(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}", str(date)):
        raise fault(f"“{date}” is not one day", "Write a whole day: 2017-12-02.")
    return date


def _text(render: markup.Renderer) -> Any:
    def check(value: Any) -> Text:
        if isinstance(value, Text):  # the lead of the body stands in for a summary
            return value
        rendered, faults = render(_words(value))
        if faults:
            raise fault(faults[0].message, faults[0].hint, faults=faults)
        if not rendered.plain:
            raise empty()
        return rendered

    return check


def _url(value: Any) -> str:
    text = _words(value)
    if not is_web_address(text):
        hint = "Write the whole address, beginning with https:// or http://."
        raise fault(f"“{text}” is no web address", hint)
    return text


def _static_file(value: Any) -> str:
    text = _words(value)
    path = PurePosixPath(text)
    if path.is_absolute() or ".." in path.parts or "\\" in text or ":" in text:
        hint = "Put the file into static/ and write its path from there: images/ship.jpg."
        raise fault(f"“{text}” lies outside static/", hint)
    return str(path)


def _or_unknown(check: Any) -> Any:
    return lambda value: UNKNOWN if value == UNKNOWN.value else check(value)


def _as_mapping(key: str) -> Any:
    """The short form: a bare id stands for a mapping with nothing but that id."""
    return lambda value: {key: value} if isinstance(value, str) else value


def _free(value: Any) -> Any:
    if not isinstance(value, dict):
        raise fault("this is not a mapping", "Write names and values below it, indented.")
    return value


def _authors(value: Any) -> tuple[str, ...] | Unknown:
    if value == UNKNOWN.value:
        return UNKNOWN
    if not isinstance(value, list):
        raise fault(f"“{value}” is not a list", f"Write a list: authors: [{value}]; or the word unknown.")
    return tuple(_author(one, index) for index, one in enumerate(value))


def _author(value: Any, index: int) -> str:
    if not isinstance(value, str) or not value.strip():
        raise fault("this is no name", "Write a name; quote it if it holds a colon.", within=(index,))
    return _line(value)


Words = Annotated[str, PlainValidator(_words)]
Line = Annotated[str, PlainValidator(_line)]
Id = Annotated[str, PlainValidator(_id)]
Tag = Annotated[str, PlainValidator(_tag)]
Language = Annotated[str, PlainValidator(_language)]
Flag = Annotated[bool, PlainValidator(_flag)]
Order = Annotated[int, PlainValidator(_order)]
Latitude = Annotated[float, PlainValidator(_degrees("latitude", 90))]
Longitude = Annotated[float, PlainValidator(_degrees("longitude", 180))]
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
Authors = Annotated[tuple[str, ...] | Unknown, PlainValidator(_authors)]
