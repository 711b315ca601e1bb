"""A page of ours in words, as a bibliography in the style of The Chicago Manual of Style has web pages:
author, title, site, date, address."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from markupsafe import Markup, escape

from dateline.content.dates import parse
from dateline.content.records import Event
from dateline.publish import urls
from dateline.publish.language import Language
from dateline.publish.presenting import Presenter
from dateline.publish.views import CitationView

_ENDS: Final = (".", "?", "!", "…", "。", "؟", "？", "！", "।")  # no other stop after these
_INNER: Final = str.maketrans("“”", "‘’")  # quotation marks within quotation marks


def citation(presenter: Presenter, event: Event, day: str) -> CitationView:
    """How to cite an event's page. `day` is that of its last change, ISO 8601."""
    language, config = presenter.language, presenter.story.config
    settings = config.settings
    title = escape(language.gettext("“%(title)s”")) % {
        "title": _sentence(language, escape(event.title.plain.translate(_INNER)))
    }
    address = Markup("<bdi>{}</bdi>").format(presenter.absolute(urls.event(event.id)))
    when = _when(language, day, corrected=bool(event.corrections))
    author = settings.author if settings.author != settings.title else ""
    parts = [*_author(language, author), title, _site(language, settings.title), when]
    words = Markup(" ").join([*parts, _sentence(language, address)])
    return CitationView(words, urls.cite(event.id), f"{event.id}.bib")


# What most events have in common is put into words once.


@lru_cache(maxsize=8)
def _author(language: Language, name: str) -> tuple[Markup, ...]:
    return (_sentence(language, escape(name)),) if name else ()


@lru_cache(maxsize=8)
def _site(language: Language, title: str) -> Markup:
    return _sentence(language, Markup("<cite>{}</cite>").format(title))


@lru_cache(maxsize=256)
def _when(language: Language, day: str, *, corrected: bool) -> Markup:
    """The one date that counts: of what stands there now."""
    gettext = language.gettext
    message = gettext("Last modified %(date)s") if corrected else gettext("Published %(date)s")
    return _sentence(language, escape(message % {"date": language.date(parse(day))}))


def _sentence(language: Language, words: Markup) -> Markup:
    """With a stop, unless there is one."""
    if words.striptags().rstrip("”’»").endswith(_ENDS):
        return words
    return escape(language.gettext("%(sentence)s.")) % {"sentence": words}
