"""What can be cited here, as BibTeX: the site, its events, and the sources of its register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
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


def whole_bib(presenter: Presenter, events: Iterable[str], latest: str) -> str:
    """citations.bib: the site, the events, the sources in the order of their ids.

    `events` are the texts of `event_bib`; `latest` is the day of the last change of all.
    """
    sources = (str(_source(presenter, source)) for source in presenter.content.sources.values())
    return "\n".join([str(_site(presenter, latest)), *events, *sources])


def _site(presenter: Presenter, day: str) -> Entry:
    settings = presenter.story.config.settings
    fields = {
        **_our_author(presenter),
        "title": bibtex.title(settings.title),
        **_dated(day),
        "url": bibtex.address(presenter.absolute(urls.HOME)),
    }
    return Entry("site", fields)


def _event(presenter: Presenter, event: Event, day: str) -> Entry:
    fields = {
        **_our_author(presenter),
        "title": bibtex.title(event.title.plain),
        **_published_by(presenter.story.config.settings.title),
        **_dated(day),
        "url": bibtex.address(presenter.absolute(urls.event(event.id))),
    }
    return Entry(f"event-{event.id}", fields)


def _our_author(presenter: Presenter) -> Mapping[str, str]:
    """The words of site.toml as they are: they may name a body, a person or several. Without an author
    styles sort by `key`."""
    settings = presenter.story.config.settings
    return _author(settings.author, settings.title)


# Most events have these in common.
@lru_cache
def _author(name: str, title: str) -> Mapping[str, str]:
    return {"author": bibtex.names([name], frozenset([name]))} if name else {"key": bibtex.text(title)}


@lru_cache
def _dated(day: str) -> Mapping[str, str]:
    return bibtex.date(certain(parse(day)))


@lru_cache
def _published_by(name: str) -> Mapping[str, str]:
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
