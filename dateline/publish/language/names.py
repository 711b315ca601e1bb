"""CLDR's names of months and days."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Literal

from babel import Locale
from babel.localedata import LocaleDataDict, load


def names(
    locale: Locale,
    kind: Literal["months", "days"],
    context: Literal["format", "stand-alone"],
    width: Literal["wide", "abbreviated"],
) -> Mapping[int, str]:
    """By number. Many languages say "stand-alone: as in dates"; Babel keeps what that led to in data that all
    languages share, so that the next one would be told the names of the first. So each gets a copy."""
    data = LocaleDataDict({kind: deepcopy(load(str(locale))[kind])})
    return dict(data[kind][context][width])
