"""The marks of a lane, each with its address and what it is called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dateline.content.dates import Precision
from dateline.content.records import Event
from dateline.publish import urls
from dateline.publish.lettering import cut, width_of
from dateline.publish.pages.strips.naming import Names, label_views
from dateline.publish.pages.strips.sizes import BESIDE, LABEL, WIDTHS, Sizes, name_of
from dateline.publish.pages.strips.words import name
from dateline.publish.presenting import Presenter
from dateline.publish.scale import drawn_width, mirrored, percent
from dateline.publish.views import LabelView, MarkView
from dateline.story.geometry import Form, Lane, Mark, is_rough

_TIP: Final = (WIDTHS["n"] + BESIDE) / LABEL - 1  # em: the line on which tips appear
_WIDEST: Final = 65.0  # rem of a strip, as wide as pages become
_DROP: Final = 0.1  # rem from the middle of a row to the baseline of a name over its line


@dataclass(frozen=True, slots=True)
class Marking:
    """Makes the views of marks."""

    presenter: Presenter
    sizes: Sizes
    names: Names
    roomy: bool  # every mark has its name beside it
    told: frozenset[str]  # addresses that another strip of the page leads to already

    def marks(self, lane: Lane, middle: float) -> Iterator[tuple[Event, MarkView]]:
        """With the first event of each. `middle`: of the first row, in rem."""
        for mark in lane.marks:
            first = self.presenter.content.events[mark.events[0]]
            yield first, self._mark(mark, first, middle + mark.row * self.sizes.row)

    def _mark(self, mark: Mark, first: Event, y: float) -> MarkView:
        presenter, several = self.presenter, len(mark.events) > 1
        called = name(presenter, [presenter.content.events[one] for one in mark.events])
        labels = () if several else self._labels(first, mark)
        shown = {one for label in labels for one in label.widths.split()}
        reach = 0.0 if several else self._reach(mark, first)
        x, width = (mark.x + mark.width / 2, 0.0) if reach else (mark.x, mark.width)
        tip = "" if shown == set(WIDTHS) or self.sizes.name else cut(called, _TIP)
        address = presenter.spot(first) if several else urls.event(first.id)
        return MarkView(
            address=address,
            name=called,
            heard=not self.sizes.name and address not in self.told,
            labels=labels,
            tip=tip,
            tip_x=self._tip_x(tip, mark),
            x=percent(mirrored(presenter, x, width)),
            y=round(y, 3),
            width=percent(width),
            dot=mark.dot,
            reach=reach,
            form=self._form(mark).value,
            means=self._means(mark, first),
            standing=first.standing.value,
            approximate=bool(first.date.certainty.value),
            rough=is_rough(first.date),
            core=self._core(mark),
            featured=first.featured,
            open_start=mark.open_start,
            open_end=mark.open_end,
            cut_start=mark.cut_start,
            cut_end=mark.cut_end,
            colour=presenter.thread(first.thread).colour,
            count=len(mark.events),
        )

    def _tip_x(self, tip: str, mark: Mark) -> str:
        """Over the mark, as far as the narrowest strip has room; else beside the strip."""
        width = width_of(tip) * LABEL / WIDTHS["n"]
        if width > 1:
            return ""
        start = min(max(mark.x + mark.width / 2 - width / 2, 0.0), 1 - width)
        return percent(mirrored(self.presenter, start))

    def _reach(self, mark: Mark, event: Event) -> float:
        """Where even the widest strip is too narrow for its time; an open date keeps its known end."""
        wide = drawn_width(event, featured=event.featured)
        if mark.form is Form.OPEN or (mark.width * _WIDEST >= wide and not mark.dot):
            return 0.0
        return round(wide / 2, 3)

    def _form(self, mark: Mark) -> Form:
        """A day that can be seen is a time in which it happened; over a name there is a line for it."""
        as_span = mark.form is Form.DAY and not mark.dot and not self.roomy
        return Form.SPAN if as_span else mark.form

    def _means(self, mark: Mark, event: Event) -> str:
        """What the legend calls it."""
        if mark.form is Form.RANGE and is_rough(event.date):
            return "rough"
        if mark.form is not Form.DAY:
            return str(mark.form.value)
        if mark.dot:
            return "time" if event.date.precision is Precision.TIME else "day"
        return "named-day" if self.roomy else "long-day"

    def _core(self, mark: Mark) -> tuple[str, str] | None:
        if not mark.core or not mark.width:
            return None
        start, width = ((mark.core[0] - mark.x) / mark.width, (mark.core[1] - mark.core[0]) / mark.width)
        return percent(mirrored(self.presenter, start, width)), percent(width)

    def _labels(self, event: Event, mark: Mark) -> tuple[LabelView, ...]:
        words = name_of(self.presenter, event)
        if self.roomy:
            return (LabelView(words, " ".join(WIDTHS), _DROP, 0.0, mark.before),)
        return label_views(words, self.names.get(event.id, {}), mark.row, self.sizes)
