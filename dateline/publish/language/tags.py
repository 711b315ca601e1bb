"""Language tags (BCP 47) and the locales of CLDR that answer to them."""

from __future__ import annotations

from difflib import get_close_matches
from typing import NoReturn

from babel import Locale, UnknownLocaleError
from babel.core import get_locale_identifier, parse_locale
from babel.localedata import exists, locale_identifiers


def locale_of(tag: str) -> Locale:
    """The locale for a tag. Raises ValueError with near tags for one that is not known."""
    return Locale.parse(_identifier(tag) or _refuse(tag))


def known(tag: str) -> bool:
    """Whether `tag` is a language tag (BCP 47, as in "en-GB") for which CLDR has words."""
    return _identifier(tag) is not None


def name_of(tag: str, locale: Locale) -> str:
    """The language's name in that of `locale`; the tag itself where CLDR has none."""
    identifier = _identifier(tag)
    return (Locale.parse(identifier).get_display_name(locale) if identifier else None) or tag


def _identifier(tag: str) -> str | None:
    try:
        parsed = parse_locale(tag, sep="-")
    except ValueError:
        return None
    if tag == "root":  # what CLDR's languages have in common is none
        return None
    name = get_locale_identifier(parsed)
    if exists(name):
        return name
    try:  # zh-TW is stored as zh_Hant_TW
        return str(Locale.parse(tag, sep="-"))
    except (UnknownLocaleError, ValueError):
        return None


def _refuse(tag: str) -> NoReturn:
    tags = [name.replace("_", "-") for name in locale_identifiers()]
    near = get_close_matches(tag.replace("_", "-"), tags, n=3, cutoff=0.5)
    advice = f"; near it are {', '.join(near)}" if near else ""
    raise ValueError(f"“{tag}” is no language that is known here{advice}")
