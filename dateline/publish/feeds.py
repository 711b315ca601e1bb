"""Atom (RFC 4287) and JSON Feed 1.1: when we published, never a false date of an event."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from markupsafe import Markup

from dateline.content.evidence import Correction
from dateline.content.markup import Text
from dateline.content.records import Event
from dateline.publish import urls
from dateline.publish.dumping import dumped, listed
from dateline.publish.pages import changed
from dateline.publish.pages.event import part_address
from dateline.publish.presenting import Presenter

_MOST_ENTRIES: Final = 100
_HERE: Final = re.compile(r'<a [^>]*?href="(?=#)')  # a link within the page, as footnotes have


@dataclass(frozen=True, slots=True)
class Entry:
    """One event, or one correction, in a feed. Times are RFC 3339."""

    id: str
    title: str
    url: str
    published: str
    updated: str
    words: str
    summary: str  # begins with the date in words
    content: Markup
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """What feed.xml is given, as `feed`."""

    id: str
    title: str
    subtitle: str
    updated: str
    self_url: str
    site_url: str
    author: str
    rights: str
    entries: tuple[Entry, ...]


def midnight(day: str) -> str:
    """The files know days only, so times are the beginning of the day in UTC."""
    return f"{day}T00:00:00Z"


def tag_uri(presenter: Presenter, address: str) -> str:
    """The id of a thing for ever (RFC 4151), whatever domain the site moves to."""
    return f"{presenter.story.config.identity}{address.rstrip('/')}"


def feed(presenter: Presenter) -> Feed:
    """The latest entries: newest change first, then in the story's order, corrections before their event."""
    config = presenter.story.config
    settings = config.settings
    news = [one for event in presenter.story.events for one in _news(presenter, event)]
    news.sort(key=lambda one: one[0], reverse=True)
    entries = tuple(make() for _, make in news[:_MOST_ENTRIES])
    return Feed(
        id=tag_uri(presenter, urls.HOME),
        title=settings.title,
        subtitle=settings.tagline,
        updated=entries[0].updated if entries else midnight(settings.published.isoformat()),
        self_url=presenter.absolute(urls.ATOM),
        site_url=presenter.absolute(urls.HOME),
        author=settings.author or settings.title,
        rights=settings.licence,
        entries=entries,
    )


def _news(presenter: Presenter, event: Event) -> Iterator[tuple[str, Callable[[], Entry]]]:
    """The event, and each of its corrections as news of its own: whoever read the wrong thing learns it.

    The day of each, and what makes its entry: most of a long story's are never asked for.
    """
    days: Counter[str] = Counter()
    for number, one in enumerate(event.corrections, 1):
        day = str(one.date)
        days[day] += 1
        # by its day, so that it stays the same entry when others come before it
        name = f"#correction-{day}-{days[day]}"
        address = part_address(event, "correction", number)
        yield day, partial(_correction_entry, presenter, event, one, (name, address))
    yield changed(presenter, event), partial(_entry, presenter, event)


def _correction_entry(presenter: Presenter, event: Event, one: Correction, named: tuple[str, str]) -> Entry:
    name, address = named
    day = midnight(str(one.date))
    _ = presenter.language.gettext
    lines = [(_("We wrote"), one.was), (_("We now write"), one.now)]
    html = [
        Markup("<p><b>{}:</b> {}</p>").format(head, _html(presenter, event, text)) for head, text in lines
    ]
    if one.note:
        html.append(Markup("<p>{}</p>").format(_html(presenter, event, one.note)))
    return Entry(
        id=tag_uri(presenter, urls.event(event.id)) + name,
        title=_("Correction: %(title)s") % {"title": event.title.plain},
        url=presenter.absolute(address),
        published=day,
        updated=day,
        words=presenter.language.date(one.date),
        summary=" ".join(f"{head}: {text.plain}" for head, text in lines),
        content=Markup("\n").join(html),
        categories=(presenter.story.config.thread(event.thread).title, *event.tags),
    )


def _entry(presenter: Presenter, event: Event) -> Entry:
    config = presenter.story.config
    published = str(event.published or config.settings.published)
    words, body = presenter.language.date(event.date), presenter.content.bodies[event.id]
    return Entry(
        id=tag_uri(presenter, urls.event(event.id)),
        title=event.title.plain,
        url=presenter.absolute(urls.event(event.id)),
        published=midnight(published),
        updated=midnight(changed(presenter, event)),
        words=words,
        summary=_summary(presenter, event, words),
        content=Markup("<p>{}</p>\n").format(words) + _html(presenter, event, body),
        categories=(config.thread(event.thread).title, *event.tags),
    )


def _summary(presenter: Presenter, event: Event, words: str) -> str:
    """With the honest date: a feed's own dates only say when we published."""
    if not event.summary:
        return words
    message = presenter.language.gettext("%(date)s: %(summary)s")
    return message % {"date": words, "summary": event.summary.plain}


def _html(presenter: Presenter, event: Event, text: Text) -> Markup:
    """A feed reader shows no notes, so a citation names its source in brackets; links are whole addresses."""

    def cite(citation: Any) -> str:
        return str(Markup(" [{}]").format(presenter.source_name(citation.source)))

    html = text.fill(cite, presenter.absolute)
    html = _HERE.sub(rf"\g<0>{presenter.absolute(urls.event(event.id))}", html)
    return Markup(html)  # noqa: S704 (cleaned by markup)


def json_feed(presenter: Presenter, made: Feed) -> bytes:
    """JSON Feed 1.1."""
    settings = presenter.story.config.settings
    data: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": made.title,
        "home_page_url": made.site_url,
        "feed_url": presenter.absolute(urls.JSON_FEED),
        "description": made.subtitle or None,
        "language": settings.language,
        "authors": [{"name": made.author}],
    }
    head = {key: value for key, value in data.items() if value}
    items = (listed(_json_item(entry)) for entry in made.entries)
    return b"".join(dumped(head, {"items": items}))


def _json_item(entry: Entry) -> Mapping[str, Any]:
    item = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": str(entry.content),
        "date_published": entry.published,
        "date_modified": entry.updated,
        "tags": list(entry.categories),
    }
    return {key: value for key, value in item.items() if value}
