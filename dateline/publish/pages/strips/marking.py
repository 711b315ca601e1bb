"""The marks of a lane, each with its address and what it is called."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dateline.content.records import Event
from dateline.publish import urls
from dateline.publish.lettering import cut
from dateline.publish.pages.strips.naming import Names, label_views, words_of
from dateline.publish.pages.strips.sizes import BESIDE, LABEL, WIDTHS, Sizes
from dateline.publish.pages.strips.words import name
from dateline.publish.presenting import Presenter
from dateline.publish.scale import mirrored, percent
from dateline.publish.views import LabelView, MarkView
from dateline.story.geometry import Lane, Mark

_TIP: Final = (WIDTHS["n"] + BESIDE) / LABEL - 1  # em: the line on which tips appear
_WIDEST: Final = 65.0  # rem of a strip, as wide as pages become
_SHORT: Final = 0.75  # rem
_DROP: Final = 0.1  # rem from the middle of a row to the baseline of a name over its line


class Marking:
    """Makes the views of marks. `roomy`: every mark has its name beside it."""

    def __init__(self, presenter: Presenter, sizes: Sizes, names: Names, *, roomy: bool) -> None:
        self._presenter, self._sizes, self._names, self._roomy = presenter, sizes, names, roomy

    def marks(self, lane: Lane, middle: float) -> Iterator[tuple[Event, MarkView]]:
        """With the first event of each. `middle`: of the first row, in rem."""
        for mark in lane.marks:
            first = self._presenter.content.events[mark.events[0]]
            yield first, self._mark(mark, middle + mark.row * self._sizes.row)

    def _mark(self, mark: Mark, y: float) -> MarkView:
        presenter = self._presenter
        events = [presenter.content.events[one] for one in mark.events]
        first = events[0]
        whole_name = name(presenter, events)
        labels = self._labels(first, mark)
        shown = {one for label in labels for one in label.widths.split()}
        x = mark.x + mark.width / 2 if mark.dot else mark.x
        width = 0.0 if mark.dot else mark.width
        return MarkView(
            address=urls.event(first.id) if len(events) == 1 else presenter.spot(first),
            name=whole_name,
            labels=labels,
            tip="" if shown == set(WIDTHS) or self._sizes.name else cut(whole_name, _TIP),
            x=percent(mirrored(presenter, x, width)),
            y=round(y, 3),
            width=percent(width),
            dot=mark.dot,
            short=not mark.dot and mark.width * _WIDEST < _SHORT,
            form=mark.form.value,
            standing=first.standing.value,
            approximate=bool(first.date.certainty.value),
            featured=first.featured,
            open_start=mark.open_start,
            open_end=mark.open_end,
            colour=presenter.thread(first.thread).colour,
            count=len(events),
        )

    def _labels(self, event: Event, mark: Mark) -> tuple[LabelView, ...]:
        words = words_of(self._presenter, event)
        if self._roomy:
            return (LabelView(words, " ".join(WIDTHS), _DROP, 0.0, mark.before),)
        return label_views(words, self._names.get(event.id, {}), mark.row, self._sizes)
