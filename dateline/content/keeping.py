"""What a file gave, as plain bytes (JSON), for a cache: exact, and far quicker to restore than to read.

Made from the types of the records, so a new field needs nothing here, and a type that is not known here
is an error at once. Restoring checks nothing again: the bytes are only ever what `dumped` made.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from pydantic.fields import FieldInfo

from dateline.content.dates import Date, parse
from dateline.content.fields import UNKNOWN, Unknown
from dateline.content.markup import Citation, Text
from dateline.content.records import KINDS
from dateline.content.ties import Read, Ties

_Turn = Callable[[Any], Any]
_PLAIN: Final = frozenset({str, int, bool, float, Any})
_LETTERS: Final = 32  # of a digest


@dataclasses.dataclass(frozen=True, slots=True)
class _Way:
    """How values of one type become JSON, and come back."""

    pack: _Turn
    unpack: _Turn


def dumped(read: Read) -> bytes:
    """`read` as bytes. Raises ValueError where it has problems: they have to be told anew."""
    if read.problems or read.record is None or read.ties is None:
        raise ValueError(f"{read.path} has problems")
    cited = [one.source for one in read.body.citations]
    record = _json([read.kind, read.id, read.path, _way(KINDS[read.kind]).pack(read.record), cited])
    body = _json(_packed_text(read.body))
    marks = _digest(record) + _digest(body)
    return f"{marks}[{record},{_json(_way(Ties).pack(read.ties))},{body}]".encode()


def restored(data: bytes) -> Read:
    """The `Read` that `dumped` was given. Raises ValueError for bytes that it cannot have made."""
    try:
        (kind, name, path, packed, _), ties, body = json.loads(data[2 * _LETTERS :])
        record = _way(KINDS[kind]).unpack(packed)
        return Read(kind, name, path, record, _way(Ties).unpack(ties), body=_text(body))
    except (LookupError, TypeError, AttributeError) as error:
        raise ValueError("these bytes hold no record") from error


def marks_of(data: bytes) -> tuple[str, str]:
    """What stands for all of a record but the text of an event, by whose notes it still differs; and what
    stands for that text."""
    return data[:_LETTERS].decode(), data[_LETTERS : 2 * _LETTERS].decode()


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=_LETTERS // 2).hexdigest()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _way(kind: Any) -> _Way:
    """Raises TypeError for a type of which nothing is known here."""
    return _made_way(kind)


@cache
def _made_way(kind: Any) -> _Way:
    origin = get_origin(kind)
    if kind in _OWN:
        return _OWN[kind]
    if origin in (Union, UnionType):
        return _either(get_args(kind))
    if origin is tuple:
        return _tuple(get_args(kind))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _Way(attrgetter("value"), {one.value: one for one in kind}.__getitem__)
    if dataclasses.is_dataclass(kind):
        return _record(kind)
    if kind in _PLAIN or origin is dict:
        return _Way(_same, _same)
    raise TypeError(f"{kind} cannot be kept")


def _same(value: Any) -> Any:
    return value


def _tuple(entries: tuple[Any, ...]) -> _Way:
    if all(entry in _PLAIN or entry is ... for entry in entries):
        return _Way(tuple, tuple)
    one = _way(entries[0]) if entries[1:] == (...,) else None
    if one is None:
        raise TypeError(f"a tuple of {entries} cannot be kept")
    return _Way(
        lambda value: [one.pack(entry) for entry in value], lambda value: tuple(map(one.unpack, value))
    )


def _either(kinds: tuple[Any, ...]) -> _Way:
    """A value or nothing; or the word `unknown`, for which true stands."""
    left = [kind for kind in kinds if kind not in (NoneType, Unknown)]
    if len(left) != 1 or left[0] is bool:
        raise TypeError(f"one of {kinds} cannot be kept")
    one = _way(left[0])

    def pack(value: Any) -> Any:
        return True if value is UNKNOWN else None if value is None else one.pack(value)

    def unpack(value: Any) -> Any:
        return UNKNOWN if value is True else None if value is None else one.unpack(value)

    return _Way(pack, unpack)


def _record(kind: Any) -> _Way:
    """A record is a mapping of those of its fields that differ from what they are without being written."""
    hints = get_type_hints(kind)
    fields = [(one.name, _way(hints[one.name]), *_default(one)) for one in dataclasses.fields(kind)]
    new, put = object.__new__, object.__setattr__

    def pack(record: Any) -> Mapping[str, Any]:
        values = ((name, way, default, getattr(record, name)) for name, way, default, _ in fields)
        return {name: way.pack(value) for name, way, default, value in values if value != default}

    def unpack(packed: Mapping[str, Any]) -> Any:
        record = new(kind)
        for name, way, default, make in fields:
            if name in packed:
                put(record, name, way.unpack(packed[name]))
            elif default is dataclasses.MISSING:
                raise KeyError(name)
            else:
                put(record, name, make() if make else default)
        return record

    return _Way(pack, unpack)


def _default(field: dataclasses.Field[Any]) -> tuple[Any, Callable[[], Any] | None]:
    """What a field is where it is not written, and how to make that anew if it can be changed."""
    if isinstance(field.default, FieldInfo):
        if field.default.is_required():
            return dataclasses.MISSING, None
        make: Any = field.default.default_factory
        return (make(), make) if make else (field.default.default, None)
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory(), field.default_factory
    return field.default, None


def _packed_text(text: Text) -> str | list[Any]:
    """Most titles are the same in all their forms."""
    if text.source == text.marked == text.plain and not text.citations:
        return text.source
    cited = [[one.source, one.locator] if one.locator else one.source for one in text.citations]
    return [text.source, text.marked, cited, text.plain]


def _text(packed: str | list[Any]) -> Text:
    if isinstance(packed, str):
        return Text(packed, packed, (), packed)
    source, marked, cited, plain = packed
    return Text(source, marked, tuple(map(_citation, cited)), plain)


def _citation(packed: str | list[str]) -> Citation:
    return Citation(packed) if isinstance(packed, str) else Citation(*packed)


_OWN: Final[dict[Any, _Way]] = {Text: _Way(_packed_text, _text), Date: _Way(str, parse)}
