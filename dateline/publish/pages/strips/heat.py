"""Too many events for single marks: how many of each thread fall into each period, as bars to scale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Final

from dateline.content.dates import from_ordinal
from dateline.content.records import Event
from dateline.publish import urls
from dateline.publish.lettering import width_of
from dateline.publish.pages.strips.sizes import COUNT, WIDTHS, Sizes
from dateline.publish.pages.strips.words import period_words
from dateline.publish.presenting import Presenter
from dateline.publish.scale import mirrored, percent
from dateline.publish.views import HeatView, PeriodView
from dateline.story.geometry import Bin, Division, Unit, bins

MOST_PERIODS: Final = 48
Bins = Mapping[str, Sequence[Bin]]


def by_thread(events: Iterable[Event], threads: Sequence[str], division: Division) -> Bins:
    """The bins of each thread that has events in the division."""
    found: dict[str, list[Event]] = {thread: [] for thread in threads}
    for event in events:
        found[event.thread].append(event)
    every = {thread: bins(some, division) for thread, some in found.items() if some}
    return {thread: some for thread, some in every.items() if any(one.sure or one.spread for one in some)}


def highest(found: Bins) -> float:
    """The most events of a thread in a period."""
    return max((one.sure + one.spread for some in found.values() for one in some), default=1.0)


@dataclass(frozen=True, slots=True)
class Bars:
    """How bars are drawn; `most` events are as high as they can be."""

    presenter: Presenter
    sizes: Sizes
    most: float

    def view(self, some: Sequence[Bin], colour: str, foot: float) -> HeatView:
        """The bars of one thread, on `foot`, in rem."""
        least = self.most / 100  # what nobody would see
        return HeatView(
            colour,
            foot,
            sure="".join(self._bar(one, 0, one.sure) for one in some if one.sure),
            spread="".join(self._bar(one, one.sure, one.spread) for one in some if one.spread > least),
            high=self.sizes.heat,
            counts=tuple(self._counts(some)),
        )

    def _bar(self, one: Bin, foot: float, height: float) -> str:
        """A rectangle of a path that is 1000 wide and 100 high."""
        wide = (one.end - one.start) * 1000
        left = mirrored(self.presenter, one.start, one.end - one.start) * 1000 + 1
        low, high = (100 * (1 - part / self.most) for part in (foot, foot + height))
        return f"M{left:.0f} {low:.1f}V{high:.1f}H{left + max(wide - 2, 1):.0f}V{low:.1f}z"

    def _counts(self, some: Sequence[Bin]) -> Iterator[tuple[str, float, str, str]]:
        """The numbers, at the widths where there is room for them."""
        for one in some:
            words, part = self.presenter.language.number(one.sure), one.end - one.start
            fitting = [name for name, rem in WIDTHS.items() if width_of(words) * COUNT < part * rem]
            if one.sure and fitting and not self.sizes.name:
                x = percent(mirrored(self.presenter, one.start, part) + part / 2)
                height = round((one.sure + one.spread) / self.most * self.sizes.heat, 3)
                yield x, height, words, " ".join(fitting)


def periods(presenter: Presenter, events: Iterable[Event], division: Division) -> tuple[PeriodView, ...]:
    """The periods that have events, over all threads."""
    return tuple(_period(presenter, one, division.step) for one in bins(events, division) if one.first)


def _period(presenter: Presenter, one: Bin, step: Unit) -> PeriodView:
    words = presenter.language.ngettext("%(period)s: %(num)s event", "%(period)s: %(num)s events", one.sure)
    number, width = presenter.language.number(one.sure), one.end - one.start
    return PeriodView(
        address=_address(presenter, one, step),
        first=one.first or "",
        name=words % {"period": period_words(presenter, one.time, step), "num": number},
        events=one.sure,
        x=percent(mirrored(presenter, one.start, width)),
        width=percent(width),
    )


def _address(presenter: Presenter, one: Bin, step: Unit) -> str:
    """Of the page, or the part of one, that holds just this year or month; else of its first event."""
    begins, ends = from_ordinal(floor(one.time.start)), from_ordinal(ceil(one.time.end) - 1)
    layout, year, month = presenter.layout, begins.year, begins.month
    if step is Unit.YEAR and begins.year == ends.year:
        return urls.year(year) if layout.long else f"{urls.HOME}#{urls.period_id(year)}"
    if step is Unit.MONTH and begins[:2] == ends[:2]:
        if layout.sheets[year][0].month:
            return urls.month(year, month)
        return f"{urls.year(year) if layout.long else urls.HOME}#{urls.period_id(year, month)}"
    return presenter.spot(presenter.content.events[one.first or ""])
