"""Where a reader goes on from an event's page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from dateline.publish.views.common import DateView


@dataclass(frozen=True, slots=True)
class EventLink:
    """Another event: what it is called, and when it was."""

    title: Markup
    address: str
    date: DateView


@dataclass(frozen=True, slots=True)
class Step:
    """The event before or after this one: in the story, in its thread, or in both."""

    event: EventLink
    side: Literal["before", "after"]
    in_story: bool
    in_thread: bool  # never where the story has one thread only


@dataclass(frozen=True, slots=True)
class RelatedView:
    """A related event; `shared` says in words what both have: "Nikki Haley and New York"."""

    event: EventLink
    shared: Markup
