"""One page to be, and what every kind of page needs to make one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from dateline.content.records import Event
from dateline.publish import urls
from dateline.publish.presenting import Presenter, ToLink
from dateline.publish.views import Alternate, PageHead

Values = Callable[[ToLink], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Plan:
    """One page to be: its address, the template, and what makes the template's values."""

    address: str
    template: str
    title: str
    description: str
    values: Values
    kind: str = "website"
    image: str = ""
    image_alt: str = ""
    changed: str = ""  # the day for the sitemap; empty: not in it
    canonical: str | None = None  # the address it stands for, if not its own; empty: for none
    metas: tuple[tuple[str, str], ...] = ()
    alternates: tuple[Alternate, ...] = ()
    events: tuple[Event, ...] | None = None  # those that it lists, for its data
    data: Callable[[Plan], Markup] = lambda _: Markup()  # the page as JSON-LD, made when it is asked for

    def head(self, base_url: str) -> PageHead:
        """What the page says of itself."""
        canonical = self.address if self.canonical is None else self.canonical
        return PageHead(
            address=self.address,
            title=self.title,
            description=self.description,
            canonical=urls.absolute(base_url, canonical) if canonical else "",
            kind=self.kind,
            image=urls.absolute(base_url, self.image) if self.image else "",
            image_alt=self.image_alt,
            metas=self.metas,
            alternates=self.alternates,
            data=self.data(self),
        )


def site_words(presenter: Presenter) -> str:
    """What the site says of itself, for pages that have no words of their own."""
    settings = presenter.story.config.settings
    return settings.description or settings.tagline or settings.title


def index_plan(
    presenter: Presenter, address: str, heading: str, intro: str, entries: Callable[[ToLink], Any]
) -> Plan:
    """A page that lists ways in: `entries` gives a link, a word on it, and the number of its events."""

    def values(link: ToLink) -> Mapping[str, Any]:
        return {"heading": heading, "intro": intro, "entries": entries(link)}

    return Plan(
        address,
        "index.html",
        heading,
        intro or site_words(presenter),
        values,
        changed=founded(presenter),
    )


def founded(presenter: Presenter) -> str:
    """The day on which the site was put up."""
    return presenter.story.config.settings.published.isoformat()


def changed(presenter: Presenter, event: Event) -> str:
    """The day of an event's last change: its latest correction, or when it was put up."""
    days = [str(one.date) for one in event.corrections]
    return max([*days, str(event.published) if event.published else founded(presenter)])


def latest(presenter: Presenter) -> str:
    """The day on which any event last changed; without events, on which the site was put up."""
    return max([founded(presenter), *(changed(presenter, event) for event in presenter.story.events)])


def has_own_summary(event: Event) -> bool:
    """Whether an editor wrote one; else it is the first paragraph of the body, which stands there."""
    return bool(event.summary and event.summary.source)
