"""What scripts say, by part. What stands in a page from the start is said by its template."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.publish.language import Language


def words(language: Language) -> Mapping[str, str]:
    """By "part.key". Names in braces are filled in by the script."""
    parts = {
        "zoom": _zoom(language),
        "filter": _filter(language),
        "search": _search(language),
        "story": _story(language),
        "keys": _keys(language),
        "share": _share(language),
    }
    return {f"{part}.{key}": text for part, said in parts.items() for key, text in said.items()}


def _zoom(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {"failed": _("The strip could not be loaded. Try again.")}


def _filter(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {"shown": _("{shown} of {all} events")}


def _search(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {"failed": _("The search could not be loaded.")}


def _story(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {"place": _("{number} of {all}")}


def _keys(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {"title": _("Keyboard")}


def _share(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {"copied": _("Copied.")}
