"""What can be cited here, as BibTeX: the site, its events, and the sources of its register."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile

from dateline.content.dates import Certainty, Date, machine_value, parse
from dateline.content.fields import Unknown
from dateline.content.records import Event, Source
from dateline.publish import urls
from dateline.publish.citing import bibtex
from dateline.publish.citing.bibtex import Entry
from dateline.publish.presenting import Presenter


def event_bib(presenter: Presenter, event: Event, day: str) -> str:
    """An event's cite.bib. `day` is that of its last change, ISO 8601."""
    return str(_event(presenter, event, day))


def whole_bib(presenter: Presenter, days: Mapping[str, str], latest: str) -> str:
    """citations.bib: the site, the events in the story's order, the sources in the order of their ids.

    `days` holds the day of each event's last change, by id; `latest` is that of the last change of all.
    """
    entries = [
        _site(presenter, latest),
        *(_event(presenter, event, days[event.id]) for event in presenter.story.events),
        *(_source(presenter, source) for source in presenter.content.sources.values()),
    ]
    return "\n".join(map(str, entries))


def _site(presenter: Presenter, day: str) -> Entry:
    settings = presenter.story.config.settings
    fields = {
        **_our_author(presenter),
        "title": bibtex.title(settings.title),
        **bibtex.date(certain(parse(day))),
        "url": bibtex.address(urls.absolute(presenter.story.config.base_url, urls.HOME)),
    }
    return Entry("site", fields)


def _event(presenter: Presenter, event: Event, day: str) -> Entry:
    fields = {
        **_our_author(presenter),
        "title": bibtex.title(event.title.plain),
        **_published_by(presenter.story.config.settings.title),
        **bibtex.date(certain(parse(day))),
        "url": bibtex.address(urls.absolute(presenter.story.config.base_url, urls.event(event.id))),
    }
    return Entry(f"event-{event.id}", fields)


def _our_author(presenter: Presenter) -> dict[str, str]:
    """The words of site.toml as they are: they may name a body, a person or several. Without an author
    styles sort by `key`."""
    settings = presenter.story.config.settings
    if settings.author:
        return {"author": bibtex.names([settings.author], frozenset([settings.author]))}
    return {"key": bibtex.text(settings.title)}


def _published_by(name: str) -> dict[str, str]:
    """Styles print `howpublished` of a @misc and never `publisher`, reference managers keep `publisher`."""
    return {"howpublished": bibtex.text(name), "publisher": bibtex.text(name)}


def _source(presenter: Presenter, source: Source) -> Entry:
    authors = () if isinstance(source.authors, Unknown) else source.authors
    note = _note(presenter, source)
    fields = {
        "author": bibtex.names(authors, presenter.bodies | {source.publisher}) if authors else "",
        "key": "" if authors else bibtex.text(source.publisher),
        "title": bibtex.title(_title(presenter, source)),
        **_published_by(source.publisher),
        **(bibtex.date(certain(source.published)) if isinstance(source.published, Date) else {}),
        "url": bibtex.address(source.url) if isinstance(source.url, str) else "",
        "keywords": bibtex.text(source.kind.value),
        "note": bibtex.text(note) if note else "",
    }
    return Entry(f"source-{source.id}", {name: value for name, value in fields.items() if value})


def _title(presenter: Presenter, source: Source) -> str:
    """Brackets are the scholars' sign for words that are not the document's own."""
    if isinstance(source.title, Unknown):
        return presenter.language.gettext("[title unknown]")
    return source.title.plain


def _note(presenter: Presenter, source: Source) -> str:
    """What no other field can say: a date that is more than its known parts, and where else it stands."""
    _ = presenter.language.gettext
    date = source.published
    said = []
    if isinstance(date, Date) and machine_value(date) is None:
        said.append(_("Published: %(date)s") % {"date": presenter.language.date(date)})
    if source.copy_url:
        said.append(_("Copy: %(url)s") % {"url": source.copy_url})
    if source.archive_url:
        said.append(_("Archived: %(url)s") % {"url": source.archive_url})
    return "; ".join(said)


def certain(date: Date) -> tuple[int, ...]:
    """Year, month and day as far as they are certain: all that the first and the last day share.

    Nothing for a date that is approximate, uncertain, open, or outside the years 1 to 9999, which the
    formats cannot hold.
    """
    first, last = date.earliest, date.latest
    if first is None or last is None or date.certainty is not Certainty.CERTAIN:
        return ()
    shared = tuple(
        one for one, _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=True))
    )
    return shared if shared and 1 <= shared[0] <= 9999 else ()
