"""EDTF text to `Date`, strictly; what is no date gets a remedy."""

from __future__ import annotations

from functools import lru_cache

from dateline.content.dates.forms import read
from dateline.content.dates.model import Date


@lru_cache(maxsize=16_384)  # many events of a long story, and all of its corrections, share a day
def parse(text: str) -> Date:
    """The date that `text` writes. Raises DateError with what is wrong and what to write."""
    date = read(text)
    if date is None:
        from dateline.content.dates.remedies import explain  # long, and only mistakes need it

        raise explain(text)
    return date
