"""What scripts say, by part. What stands in a page from the start is said by its template."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.publish.language import Language


def words(language: Language) -> Mapping[str, str]:
    """By "part.key". Names in braces are filled in by the script."""
    parts = {
        "zoom": _zoom(language),
        "filter": _filter(language),
        "story": _story(language),
    }
    return {f"{part}.{key}": text for part, said in parts.items() for key, text in said.items()}


def _zoom(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "one": _("{time}: one event"),
        "many": _("{time}: {number} events"),
        "joined": _("{number} events, the first {first}, the last {last}"),
    }


def _filter(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "shown": _("{shown} of {all} events"),
        "none": _("No event fits all of this."),
        "missing": _("Not in this story: {names}"),
        "remove": _("Remove: {name}"),
        "listed": _("{shown} of {all} listed"),
        "from-year": _("From {year}"),
        "to-year": _("To {year}"),
        "more": _("Show {count} more"),
        "failed": _("The events could not be loaded."),
        "again": _("Try again"),
    }


def _story(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {"place": _("{number} of {all}")}
