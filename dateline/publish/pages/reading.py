"""Where a reader goes on from an event's page: before, after, and to what is related."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from markupsafe import Markup

from dateline.content.records import Event
from dateline.publish.presenting import Presenter
from dateline.publish.views import RelatedView, Step
from dateline.story.related import Shared

_SAID: Final = 3  # of what two events share, the rarest: more would be a list, not a reason


def steps(presenter: Presenter, event: Event) -> tuple[Step, ...]:
    """The events beside it; one that stands beside it in the story and in its thread once."""
    beside = presenter.story.neighbours[event.id]
    before = _steps(presenter, "before", beside.before, beside.before_in_thread)
    after = _steps(presenter, "after", beside.after, beside.after_in_thread)
    return (*before, *after)


def _steps(
    presenter: Presenter, side: Literal["before", "after"], in_story: Event | None, in_thread: Event | None
) -> Iterator[Step]:
    several = len(presenter.story.by_thread) > 1
    if in_story:
        both = several and in_story is in_thread
        yield Step(presenter.event_link(in_story), side, in_story=True, in_thread=both)
    if in_thread and in_thread is not in_story:
        yield Step(presenter.event_link(in_thread), side, in_story=False, in_thread=True)


def related_views(presenter: Presenter, event: Event) -> tuple[RelatedView, ...]:
    """Related events, each with what both have in words."""
    return tuple(
        RelatedView(
            presenter.event_link(presenter.content.events[one.id]), _shared(presenter, one.shared[:_SAID])
        )
        for one in presenter.related[event.id]
    )


def _shared(presenter: Presenter, things: tuple[Shared, ...]) -> Markup:
    words = [str(_name(presenter, one)) for one in things]
    return Markup(presenter.language.join(words))  # noqa: S704 (each name is safe HTML)


def _name(presenter: Presenter, one: Shared) -> Markup:
    if one.kind == "actor":
        return presenter.actor_link(one.name).label
    if one.kind == "place":
        return presenter.place_link(one.name).label
    return presenter.tag_link(one.name).label
