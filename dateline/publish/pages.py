"""Which pages exist, and what each is given. Nothing is made before it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from markupsafe import Markup, escape

from dateline.content.records import Actor, Event, Place, Source, SourceKind
from dateline.publish import urls
from dateline.publish.event_page import event_page, quotation_view
from dateline.publish.presenting import Notes, Presenter, ToLink
from dateline.publish.views import (
    ActorPage,
    Group,
    Link,
    PageHead,
    PlacePage,
    SourcePage,
    TextPage,
    ThreadView,
    YearPage,
)
from dateline.story.chronology import by_year, touching

Linker = Callable[[str], ToLink]  # a page's own address to its way of linking


@dataclass(frozen=True, slots=True)
class Plan:
    """One page to be: its address, the template, and what makes the template's values."""

    address: str
    template: str
    title: str
    description: str
    values: Callable[[ToLink], Mapping[str, Any]]
    kind: str = "website"
    image: str = ""
    image_alt: str = ""
    changed: str = ""  # the day for the sitemap; empty: not in it

    def head(self, base_url: str) -> PageHead:
        """What the page says of itself."""
        return PageHead(
            address=self.address,
            title=self.title,
            description=self.description,
            canonical=urls.absolute(base_url, self.address),
            kind=self.kind,
            image=urls.absolute(base_url, self.image) if self.image else "",
            image_alt=self.image_alt,
        )


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures under the title."""

    events: int
    sources: int
    differences: int
    span: str


def plans(presenter: Presenter) -> Iterator[Plan]:
    """Every page of the site, in an order that depends on nothing but the content."""
    return chain(
        _front(presenter),
        _events(presenter),
        _sources(presenter),
        _actors(presenter),
        _places(presenter),
        _listings(presenter),
        _years(presenter),
        _texts(presenter),
        _not_found(presenter),
    )


def menu(presenter: Presenter) -> tuple[Link, ...]:
    """The ways in that this site has."""
    _ = presenter.language.gettext
    story = presenter.story
    links = [Link(escape(_("Timeline")), urls.HOME)]
    links += [Link(escape(_("Sources")), urls.SOURCES)] * bool(story.content.sources)
    links += [Link(escape(_("People")), urls.ACTORS)] * bool(story.content.actors)
    shown = [page for page in story.content.pages.values() if page.menu is not None]
    shown.sort(key=lambda page: (page.menu or 0, page.id))
    return (*links, *(Link(presenter.name(page.title), urls.page(page.id)) for page in shown))


def _site_words(presenter: Presenter) -> str:
    settings = presenter.story.config.settings
    return settings.description or settings.tagline or settings.title


def _index(
    presenter: Presenter, address: str, heading: str, intro: str, entries: Callable[[ToLink], Any]
) -> Plan:
    def values(link: ToLink) -> Mapping[str, Any]:
        return {"heading": heading, "intro": intro, "entries": entries(link)}

    return Plan(
        address,
        "index.html",
        heading,
        intro or _site_words(presenter),
        values,
        changed=_founded(presenter),
    )


def _founded(presenter: Presenter) -> str:
    return presenter.story.config.settings.published.isoformat()


def changed(presenter: Presenter, event: Event) -> str:
    """The day of an event's last change: its latest correction, or when it was put up."""
    days = [str(one.date) for one in event.corrections]
    return max([*days, str(event.published) if event.published else _founded(presenter)])


def _front(presenter: Presenter) -> Iterator[Plan]:
    settings = presenter.story.config.settings

    def values(link: ToLink) -> Mapping[str, Any]:
        years = by_year(presenter.story.events)
        groups = tuple(
            Group(year_label(presenter, year), urls.year(year), presenter.account(events, link))
            for year, events in years.items()
        )
        return {"groups": groups, "counts": _counts(presenter)}

    yield Plan(
        urls.HOME,
        "timeline.html",
        settings.title,
        _site_words(presenter),
        values,
        changed=_founded(presenter),
    )


def _counts(presenter: Presenter) -> Counts:
    events = presenter.story.events
    years = [bound.year for event in events for bound in (event.date.earliest, event.date.latest) if bound]
    span = presenter.years(min(years), max(years)) if years else ""
    differences = sum(len(event.differences) for event in events)
    return Counts(len(events), len(presenter.content.sources), differences, span)


def year_label(presenter: Presenter, year: int | None) -> str:
    """The head of a period."""
    return presenter.language.gettext("Undated") if year is None else presenter.years(year, year)


def _events(presenter: Presenter) -> Iterator[Plan]:
    events = presenter.story.events
    for before, event, after in zip((None, *events), events, (*events[1:], None), strict=False):
        yield _event(presenter, event, (before, after))
        for alias in event.aliases:
            yield _alias(presenter, event, alias)


def _event(presenter: Presenter, event: Event, around: tuple[Event | None, Event | None]) -> Plan:
    def values(link: ToLink) -> Mapping[str, Any]:
        return {"event": event_page(presenter, event, around, link)}

    return Plan(
        urls.event(event.id),
        "event.html",
        event.title.plain,
        (event.summary.plain if event.summary else "") or _site_words(presenter),
        values,
        kind="article",
        image=urls.static(event.image.file) if event.image else "",
        image_alt=event.image.alt if event.image else "",
        changed=changed(presenter, event),
    )


def _alias(presenter: Presenter, event: Event, alias: str) -> Plan:
    target = urls.event(event.id)
    return Plan(
        urls.event(alias),
        "alias.html",
        event.title.plain,
        _site_words(presenter),
        lambda _: {"target": target, "heading": presenter.name(event.title)},
    )


def _sources(presenter: Presenter) -> Iterator[Plan]:
    register = presenter.content.sources
    if not register:
        return
    _ = presenter.language.gettext
    heads = {
        SourceKind.PRIMARY: _("Documents"),
        SourceKind.REPORT: _("Reports"),
        SourceKind.REFERENCE: _("Reference works"),
    }

    def values(_link: ToLink) -> Mapping[str, Any]:
        by_source = presenter.story.by_source
        sections = tuple(
            (
                head,
                tuple(
                    (presenter.source(one), len(by_source.get(one.id, ())))
                    for one in register.values()
                    if one.kind is kind
                ),
            )
            for kind, head in heads.items()
        )
        return {"sections": tuple(section for section in sections if section[1])}

    yield Plan(
        urls.SOURCES,
        "sources.html",
        _("Sources"),
        _site_words(presenter),
        values,
        changed=_founded(presenter),
    )
    for source in register.values():
        yield _source(presenter, source)


def _source(presenter: Presenter, source: Source) -> Plan:
    def values(link: ToLink) -> Mapping[str, Any]:
        notes = Notes(presenter, link)
        body = notes.html(source.body)
        page = SourcePage(
            view=presenter.source(source),
            body=body,
            relies_on=tuple(presenter.origin(name) for name in source.relies_on),
            relied_on_by=tuple(
                presenter.origin(name) for name in presenter.story.relied_on_by.get(source.id, ())
            ),
            events=presenter.items(presenter.story.by_source.get(source.id, ()), link),
            notes=notes.views(),
            extra=source.extra,
            record=source,
        )
        return {"source": page}

    title = presenter.title_of(source).striptags()
    description = source.body.lead().plain or f"{title}. {source.publisher}."
    return Plan(
        urls.source(source.id),
        "source.html",
        title,
        description,
        values,
        changed=_founded(presenter),
    )


def _actors(presenter: Presenter) -> Iterator[Plan]:
    actors, events = presenter.content.actors, presenter.story.by_actor
    if not actors:
        return
    _ = presenter.language.gettext

    def entries(link: ToLink) -> Any:
        return tuple(
            (
                presenter.actor_link(name),
                presenter.inline(one.role, link),
                len(events.get(name, ())),
            )
            for name, one in actors.items()
        )

    yield _index(
        presenter,
        urls.ACTORS,
        _("People and bodies"),
        _("Those who act or speak in this story, with the role they had at the time."),
        entries,
    )
    for name, actor in actors.items():
        yield _actor(presenter, actor, events.get(name, ()))


def _actor(presenter: Presenter, actor: Actor, events: tuple[Event, ...]) -> Plan:
    def values(link: ToLink) -> Mapping[str, Any]:
        notes = Notes(presenter, link)
        role, body = notes.html(actor.role), notes.html(actor.body)
        quotations = tuple(
            (presenter.item(event, link), quotation_view(presenter, one, notes))
            for event in events
            for one in event.quotations
            if one.speaker == actor.id
        )
        page = ActorPage(
            name=presenter.name(actor.name),
            kind=actor.kind.value,
            role=role,
            url=actor.url or "",
            body=body,
            events=presenter.items(events, link),
            quotations=quotations,
            notes=notes.views(),
            extra=actor.extra,
            record=actor,
        )
        return {"actor": page}

    description = actor.role.plain if actor.role else actor.name.plain
    return Plan(
        urls.actor(actor.id),
        "actor.html",
        actor.name.plain,
        description,
        values,
        changed=_founded(presenter),
    )


def _places(presenter: Presenter) -> Iterator[Plan]:
    places, events = presenter.content.places, presenter.story.by_place
    if not places:
        return
    _ = presenter.language.gettext

    def entries(_link: ToLink) -> Any:
        return tuple(
            (presenter.place_link(name), escape(one.country), len(events.get(name, ())))
            for name, one in places.items()
        )

    yield _index(presenter, urls.PLACES, _("Places"), _("Where the events of this story happened."), entries)
    for name, place in places.items():
        yield _place(presenter, place, events.get(name, ()))


def _place(presenter: Presenter, place: Place, events: tuple[Event, ...]) -> Plan:
    places = presenter.content.places

    def values(link: ToLink) -> Mapping[str, Any]:
        notes = Notes(presenter, link)
        page = PlacePage(
            name=presenter.name(place.name),
            country=place.country,
            within=presenter.place_link(place.within) if place.within else None,
            contains=tuple(presenter.place_link(one.id) for one in places.values() if one.within == place.id),
            coordinates=_coordinates(presenter, place),
            body=notes.html(place.body),
            events=presenter.items(events, link),
            notes=notes.views(),
            extra=place.extra,
            record=place,
        )
        return {"place": page}

    description = ", ".join(filter(None, [place.name.plain, place.country]))
    return Plan(
        urls.place(place.id),
        "place.html",
        place.name.plain,
        description,
        values,
        changed=_founded(presenter),
    )


def _coordinates(presenter: Presenter, place: Place) -> str:
    if place.latitude is None or place.longitude is None:
        return ""
    _ = presenter.language.gettext
    north = _("%(degrees)s° N") if place.latitude >= 0 else _("%(degrees)s° S")
    east = _("%(degrees)s° E") if place.longitude >= 0 else _("%(degrees)s° W")
    number = presenter.language.number
    return f"{north % {'degrees': number(abs(place.latitude))}}, {east % {'degrees': number(abs(place.longitude))}}"


def _listings(presenter: Presenter) -> Iterator[Plan]:
    _ = presenter.language.gettext
    story = presenter.story
    threads = [presenter.thread(one.id) for one in story.config.settings.threads]
    counts = {name: len(events) for name, events in story.by_thread.items()}
    yield _index(
        presenter,
        urls.THREADS,
        _("Threads"),
        _("The strands of this story."),
        lambda _link: tuple(
            (Link(escape(one.title), one.address), Markup(""), counts.get(one.id, 0)) for one in threads
        ),
    )
    for thread in threads:
        yield _thread(presenter, thread)
    if story.by_tag:
        yield _index(
            presenter,
            urls.TAGS,
            _("Tags"),
            _("What events have in common."),
            lambda _link: tuple(
                (presenter.tag_link(name), Markup(""), len(events)) for name, events in story.by_tag.items()
            ),
        )
    for name in story.by_tag:
        yield _listing(presenter, presenter.tag_link(name), _("Tag"), story.by_tag[name])


def _thread(presenter: Presenter, thread: ThreadView) -> Plan:
    kicker = presenter.language.gettext("Thread")
    events = presenter.story.by_thread.get(thread.id, ())
    return _listing(presenter, Link(escape(thread.title), thread.address), kicker, events, thread.colour)


def _listing(
    presenter: Presenter, link: Link, kicker: str, events: tuple[Event, ...], colour: str = ""
) -> Plan:
    def values(to: ToLink) -> Mapping[str, Any]:
        return {
            "heading": link.label,
            "kicker": kicker,
            "items": presenter.items(events, to),
            "colour": colour,
        }

    title = link.label.striptags()
    return Plan(
        link.address,
        "listing.html",
        title,
        f"{kicker}: {title}",
        values,
        changed=_founded(presenter),
    )


def _years(presenter: Presenter) -> Iterator[Plan]:
    _ = presenter.language.gettext
    events = presenter.story.events
    begun = by_year(events)
    spans = touching(_touched_years(events), events)
    numbers: list[int | None] = sorted(
        {*(year for year in begun if year is not None), *(year for year in spans if spans[year])}
    )
    numbers = [None, *numbers] if None in begun else numbers
    links = [Link(escape(year_label(presenter, year)), urls.year(year)) for year in numbers]
    if numbers:
        yield _index(
            presenter,
            urls.YEARS,
            _("Years"),
            _("The story year by year."),
            lambda _link: tuple(
                (link, Markup(""), len(begun.get(year, ())))
                for link, year in zip(links, numbers, strict=True)
            ),
        )
    around = zip((None, *links), links, (*links[1:], None), numbers, strict=False)
    for before, link, after, year in around:
        late = spans.get(year, ()) if year is not None else ()
        yield _year(presenter, link, (before, after), (begun.get(year, ()), late))


def _touched_years(events: tuple[Event, ...]) -> set[int]:
    """Years that a range touches get a page; a span of ignorance does not make a page a year."""
    years = {event.date.earliest.year for event in events if event.date.earliest}
    for event in events:
        first, last = event.date.earliest, event.date.latest
        if first and last and event.date.is_interval and last.year - first.year <= _LONGEST_RANGE:
            years.update(range(first.year, last.year + 1))
    return years


_LONGEST_RANGE = 100  # years; a longer range is named only in years that have events of their own


def _year(
    presenter: Presenter,
    link: Link,
    around: tuple[Link | None, Link | None],
    inside: tuple[tuple[Event, ...], tuple[Event, ...]],
) -> Plan:
    begun, late = inside

    def values(to: ToLink) -> Mapping[str, Any]:
        year = YearPage(
            label=link.label.striptags(),
            items=presenter.account(begun, to),
            touching=presenter.items(late, to),
            previous=around[0],
            next=around[1],
        )
        return {"year": year}

    title = link.label.striptags()
    return Plan(
        link.address,
        "year.html",
        title,
        f"{presenter.story.config.settings.title}: {title}",
        values,
        changed=_founded(presenter),
    )


def _texts(presenter: Presenter) -> Iterator[Plan]:
    for page in presenter.content.pages.values():

        def values(link: ToLink, page: Any = page) -> Mapping[str, Any]:
            notes = Notes(presenter, link)
            body = notes.html(page.body)
            return {"text": TextPage(presenter.name(page.title), body, notes.views(), page.extra)}

        description = page.body.lead().plain or _site_words(presenter)
        yield Plan(
            urls.page(page.id),
            "page.html",
            page.title.plain,
            description,
            values,
            changed=_founded(presenter),
        )


def _not_found(presenter: Presenter) -> Iterator[Plan]:
    years = tuple(
        Link(escape(year_label(presenter, year)), urls.year(year)) for year in by_year(presenter.story.events)
    )
    title = presenter.language.gettext("Page not found")
    yield Plan(urls.NOT_FOUND, "404.html", title, _site_words(presenter), lambda _: {"years": years})
