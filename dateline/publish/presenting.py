"""From records to what templates show: words, links and HTML, in the site's language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from markupsafe import Markup, escape

from dateline.content.dates import Date, machine_value, parse
from dateline.content.fields import UNKNOWN, Unknown
from dateline.content.markup import Text
from dateline.content.records import ActorKind, Event, Source
from dateline.publish import urls
from dateline.publish.ground import Ground, ground
from dateline.publish.language import Language
from dateline.publish.layout import lay_out
from dateline.publish.traces import Noted, Reads, noting, noting_parts
from dateline.publish.views import DateView, EventLink, Item, Link, SourceView, ThreadView
from dateline.story.chronology import Gap
from dateline.story.computed import Computed
from dateline.story.geometry import form, is_rough
from dateline.story.related import Related, relations
from dateline.story.telling import Story

_SENTENCE: Final = re.compile(r"(?<=[.!?])\s")

ToLink = Callable[[str], str]  # an address to what is written into `href`
_NOWHERE: Final = urls.way("/")  # for texts that lead nowhere: they are the same on every page


def tag_words(tag: str) -> str:
    """A tag as readers see it: its hyphens are for addresses."""
    return tag.replace("-", " ")


class Presenter:
    """Makes the small views that many pages share. Holds nothing but what follows from its two inputs."""

    def __init__(self, story: Story, language: Language) -> None:
        self.reads = Reads()
        self.story = noting(story, self.reads)
        self.content = self.story.content
        self.language = language
        self._ = language.gettext
        bodies = (one.name.plain for one in self.content.actors.values() if one.kind is ActorKind.BODY)
        self.bodies = frozenset(bodies)  # as authors, too, they are no persons
        self.layout = noting_parts(lay_out(story.account), self.reads, "layout.")
        self.ground = self._ground(story.account)
        nearest = Computed(story.neighbours, relations(story))
        self.related: Mapping[str, tuple[Related, ...]] = Noted("related", nearest, self.reads)
        # Asked for again on many pages, and the same on each.
        self.date = cache(self._date)
        self.thread = cache(self._thread)
        self.origin = self.reads.remembered(self._origin)
        self._source = self.reads.remembered(self._made_source)
        self._item = self.reads.remembered(self._made_item)

    def _ground(self, account: Sequence[Event]) -> Ground | None:
        """The whole story, as it lies under every small strip."""
        found = ground(account, self)
        return replace(found, numbers=Noted("numbers", found.numbers, self.reads)) if found else None

    def inline(self, text: Text | None, link: ToLink) -> Markup:
        """A text without its citations, for where there are no notes."""
        return Markup(text.fill(lambda _: "", link)) if text else Markup("")  # noqa: S704 (cleaned by markup)

    def name(self, text: Text) -> Markup:
        """A title or a name: it holds neither links nor citations."""
        return Markup(text.marked)  # noqa: S704 (cleaned by markup)

    def spot(self, event: Event) -> str:
        """Where an event stands in the account: the page that lists it, and the place there."""
        return self.layout.spots[event.id]

    def label(self, event: Event) -> Markup:
        """What stands beside an event's mark."""
        return self.name(event.short or event.title)

    def _date(self, date: Date) -> DateView:
        """A date in words and for machines."""
        return DateView(self.language.date(date), machine_value(date) or "")

    def years(self, first: int, last: int) -> str:
        """One year or several, in words."""
        written = [
            f"Y{year}" if abs(year) > 9999 else f"{'-' * (year < 0)}{abs(year):04d}" for year in (first, last)
        ]
        return self.language.date(parse(written[0] if first == last else "/".join(written)))

    def known_date(self, date: Date | Unknown | None) -> DateView | None:
        """The same for a date that may be missing or unknown."""
        return self.date(date) if isinstance(date, Date) else None

    def _thread(self, name: str) -> ThreadView:
        """A thread by its id."""
        thread = self.story.config.thread(name)
        return ThreadView(thread.id, thread.title, thread.colour, urls.thread(thread.id))

    def gap(self, gap: Gap | None) -> str:
        """The time since the event before, in words."""
        return self.language.gap(gap.count, gap.unit) if gap else ""

    def actor_link(self, name: str) -> Link:
        """An actor by id."""
        return Link(self.name(self.content.actors[name].name), urls.actor(name))

    def place_link(self, name: str) -> Link:
        """A place by id."""
        return Link(self.name(self.content.places[name].name), urls.place(name))

    def tag_link(self, name: str) -> Link:
        """A tag in words."""
        return Link(escape(tag_words(name)), urls.tag(name))

    def event_link(self, event: Event) -> EventLink:
        """An event with its date."""
        return EventLink(self.name(event.title), urls.event(event.id), self.date(event.date))

    def absolute(self, address: str) -> str:
        """An address of the site for readers elsewhere."""
        return urls.absolute(self.story.config.base_url, address)

    def source_links(self, names: Sequence[str], *, dated: bool = False) -> tuple[Link, ...]:
        """Several sources beside each other: those that would be called alike, by title and publisher."""
        called = [self._called(name, dated=dated) for name in names]
        return tuple(
            Link(self.full_name(self.content.sources[name]), urls.source(name))
            if called.count(words) > 1
            else Link(escape(words), urls.source(name))
            for name, words in zip(names, called, strict=True)
        )

    def _called(self, name: str, *, dated: bool) -> str:
        date = self.known_date(self.content.sources[name].published) if dated else None
        return ", ".join(filter(None, [self.source_name(name), date.words if date else ""]))

    def source_name(self, name: str) -> str:
        """What a source is called in running text: "The New York Times"."""
        return self.content.sources[name].publisher

    def _origin(self, name: str) -> Link:
        """What `from` or `relies_on` names: a source by title and publisher, or words."""
        source = self.content.sources.get(name)
        if source is None:
            return Link(escape(name))
        return Link(self.full_name(source), urls.source(name))

    def full_name(self, source: Source) -> Markup:
        """A source by its title with its publisher; by its publisher where its title is unknown."""
        if isinstance(source.title, Unknown):
            return escape(source.publisher)
        if source.title.plain == source.publisher:
            return Markup("<cite>{}</cite>").format(self.name(source.title))
        return Markup("<cite>{}</cite> ({})").format(self.name(source.title), source.publisher)

    def title_of(self, source: Source) -> Markup:
        """The title of a source, or how it is called where its title is unknown."""
        if not isinstance(source.title, Unknown):
            return self.name(source.title)
        return escape(self._("%(publisher)s, title unknown") % {"publisher": source.publisher})

    def what_it_is(self, source: Source) -> str:
        """The first sentence on a source without a title: else several would be called alike."""
        return _SENTENCE.split(source.body.lead().plain)[0] if source.title is UNKNOWN else ""

    def source(self, source: Source) -> SourceView:
        """A source with what is recorded of it."""
        return self._source(source.id)

    def _made_source(self, name: str) -> SourceView:
        source = self.content.sources[name]
        authors = "" if isinstance(source.authors, Unknown) else self.language.join(source.authors)
        return SourceView(
            id=source.id,
            address=urls.source(source.id),
            title=self.title_of(source),
            publisher=source.publisher,
            kind=source.kind.value,
            authors=authors,
            published=self.known_date(source.published),
            accessed=self.known_date(source.accessed),
            url="" if isinstance(source.url, Unknown) else source.url or "",
            copy_url=source.copy_url or "",
            archive_url=source.archive_url or "",
            language=source.language,
            language_name=self.language.name_of(source.language) if source.language else "",
            unknown_title=source.title is UNKNOWN,
            lead=self.what_it_is(source),
            unknown_authors=source.authors is UNKNOWN,
            unknown_published=source.published is UNKNOWN,
            unknown_url=source.url is UNKNOWN,
        )

    def evidence(self, event: Event) -> str:
        """How many sources an event has, and how many of them are independent."""
        _, ngettext = self.language.gettext, self.language.ngettext
        count, worth = len(event.sources), self.story.independence[event.id]
        sources = ngettext("%(num)s source", "%(num)s sources", count) % {"num": self.language.number(count)}
        if worth.relayed:
            return _("%(sources)s, relayed") % {"sources": sources}
        if count == 1:
            return sources
        said = ngettext("%(num)s independent", "%(num)s independent", worth.count)
        independent = said % {"num": self.language.number(worth.count)}
        return _("%(sources)s, %(independent)s") % {"sources": sources, "independent": independent}

    def item(self, event: Event, link: ToLink, gap: Gap | None = None) -> Item:
        """An event in a list."""
        leads = event.summary is not None and bool(event.summary.links())
        item = self._item((event.id, link if leads else _NOWHERE))
        return replace(item, gap=self.gap(gap)) if gap else item

    def _made_item(self, asked: tuple[str, ToLink]) -> Item:
        name, link = asked
        event = self.content.events[name]
        worth = self.story.independence[event.id]
        return Item(
            id=event.id,
            address=urls.event(event.id),
            title=self.name(event.title),
            date=self.date(event.date),
            thread=self.thread(event.thread),
            standing=event.standing.value,
            form=form(event.date).value,
            approximate=bool(event.date.certainty.value),
            rough=is_rough(event.date),
            featured=event.featured,
            open_start=event.date.earliest is None,
            open_end=event.date.latest is None,
            place=self.place_link(event.place) if event.place else None,
            summary=self.inline(event.summary, link),
            sources=len(event.sources),
            independent=worth.count,
            relayed=worth.relayed,
            evidence=self.evidence(event),
            source_names=self.language.join(
                list(dict.fromkeys(self.source_name(one.id) for one in event.sources))
            ),
            differences=_points(event),
            witnesses=tuple(
                tuple(event.sources[use].voice.value for use in witness.uses) for witness in worth.witnesses
            ),
        )

    def items(self, events: Iterable[Event], link: ToLink) -> tuple[Item, ...]:
        """Events in a list."""
        return tuple(self.item(event, link) for event in events)

    def account(self, events: Iterable[Event], link: ToLink) -> tuple[Item, ...]:
        """A stretch of the account, with the time that passed before each event."""
        return tuple(self.item(event, link, self.story.gaps.get(event.id)) for event in events)


def _points(event: Event) -> tuple[str, ...]:
    """What the accounts differ on; date and place last, since the dateline tells of them, too."""
    return tuple(one.on.plain for one in sorted(event.differences, key=lambda one: one.about is not None))
