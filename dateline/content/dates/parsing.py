"""EDTF text to `Date`, strictly; what is no date gets a remedy."""

from __future__ import annotations

from dateline.content.dates.forms import read
from dateline.content.dates.model import Date
from dateline.content.dates.remedies import explain


def parse(text: str) -> Date:
    """The date that `text` writes. Raises DateError with what is wrong and what to write."""
    date = read(text)
    if date is None:
        raise explain(text)
    return date
