"""Every text in a record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from dateline.content.markup import Text
from dateline.content.records import Event


def texts(value: object) -> Iterator[Text]:
    """Every text in a record, in the order of its fields."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif is_dataclass(value) and type(value).__module__ == Event.__module__:
        for field in fields(value):
            yield from texts(getattr(value, field.name))
