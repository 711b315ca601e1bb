"""A page of ours in words, as a bibliography in the style of The Chicago Manual of Style has web pages:
author, title, site, date, address."""

from __future__ import annotations

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
    site = _sentence(language, Markup("<cite>{}</cite>").format(settings.title))
    address = Markup("<bdi>{}</bdi>").format(urls.absolute(config.base_url, urls.event(event.id)))
    parts = [title, site, _sentence(language, _when(language, event, day)), _sentence(language, address)]
    if settings.author and settings.author != settings.title:
        parts.insert(0, _sentence(language, escape(settings.author)))
    return CitationView(Markup(" ").join(parts), urls.cite(event.id), f"{event.id}.bib")


def _when(language: Language, event: Event, day: str) -> Markup:
    """The one date that counts: of what stands there now."""
    date = language.date(parse(day))
    message = (
        language.gettext("Last modified %(date)s")
        if event.corrections
        else language.gettext("Published %(date)s")
    )
    return escape(message % {"date": date})


def _sentence(language: Language, words: Markup) -> Markup:
    """With a stop, unless there is one."""
    if words.striptags().rstrip("”’»").endswith(_ENDS):
        return words
    return escape(language.gettext("%(sentence)s.")) % {"sentence": words}
