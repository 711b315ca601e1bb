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
        "clear": _("Clear all"),
        "remove": _("Remove: {name}"),
        "find": _("Find in this list"),
        "listed": _("{shown} of {all} listed"),
        "from": _("From"),
        "to": _("To"),
        "any-year": _("any year"),
        "from-year": _("From {year}"),
        "to-year": _("To {year}"),
        "more": _("Show {count} more"),
        "undated": _("Undated"),
        "failed": _("The events could not be loaded."),
        "again": _("Try again"),
        "confirmed": _("Confirmed"),
        "reported": _("Reported"),
        "disputed": _("Disputed"),
        "planned": _("Planned"),
    }


def _search(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "hint": _("Titles, texts, quotations, names and places: two letters are enough."),
        "found": _("Events found: {count}"),
        "none": _("No event holds all these words."),
        "fit": _("Best match first"),
        "time": _("In the order of time"),
        "order": _("Order of the results"),
        "more": _("Show more"),
        "wait": _("Loading …"),
        "failed": _("The search could not be loaded."),
        "again": _("Try again"),
        "close": _("Close"),
    }


def _story(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {"place": _("{number} of {all}")}


def _keys(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "title": _("Keys"),
        "next": _("Next event"),
        "previous": _("Previous event"),
        "open": _("Open the event in focus"),
        "letters": _("Single-letter keys"),
        "close": _("Close"),
    }


def _share(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "title": _("Share"),
        "link": _("Link to this page"),
        "copy-link": _("Copy link"),
        "send": _("Share …"),
        "embed": _("Embed"),
        "frame": _("HTML that shows this timeline in another page:"),
        "copy-frame": _("Copy the HTML"),
        "receiver": _("With this script that page makes the frame as high as what is in it:"),
        "copy-receiver": _("Copy the script"),
        "copied": _("Copied"),
        "failed": _("Not copied: select the text instead"),
        "unsent": _("Not shared: copy the link instead"),
        "close": _("Close"),
    }
