"""What day it is: the one place that asks."""

from __future__ import annotations

import datetime
import os
from typing import Final

from dateline.problems import UsageError

_EAST: Final = datetime.timezone(datetime.timedelta(hours=14))  # Kiribati: no clock is further ahead
_VARIABLE: Final = "SOURCE_DATE_EPOCH"  # https://reproducible-builds.org/specs/source-date-epoch/


def today() -> datetime.date:
    """The latest day that it is anywhere, so that no editor is ahead of it; where SOURCE_DATE_EPOCH is set,
    its day in UTC. Raises UsageError where that is no number."""
    given = os.environ.get(_VARIABLE, "")
    if not given:
        return datetime.datetime.now(_EAST).date()
    try:
        if not (given.isascii() and given.isdigit()):
            raise ValueError
        return datetime.datetime.fromtimestamp(int(given), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        hint = "give it as seconds since 1970, or unset it"
        raise UsageError(f"{_VARIABLE}: “{given}” is no time: {hint}") from None
