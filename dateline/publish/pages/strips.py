"""The strips of a story in words and per cents, as the template draws them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from math import ceil
from typing import Final

from markupsafe import Markup

from dateline.content.dates import Precision, from_ordinal, parse
from dateline.content.records import Event
from dateline.publish import urls
from dateline.publish.language.ticks import TickWording
from dateline.publish.lettering import width_of
from dateline.publish.presenting import Presenter
from dateline.publish.views import LaneView, MarkView, StripsView, StripView, TickView, WindowView
from dateline.story.geometry import Stretch, Strip, Tick, Unit, crowded, first, form, last, strip, whole

_NARROW: Final = 32  # rem: the narrowest strip that is drawn
_WIDE: Final = 56  # rem: the narrowest on which labels are
_MARK: Final = 0.9  # rem: a mark and the space beside it
_ROW: Final = 1.25
_LANE: Final = 0.75  # rem between lanes
_MOST_EVENTS: Final = 300


def strips(presenter: Presenter, events: Sequence[Event]) -> StripsView | None:
    """None where there is nothing to draw, or too much of it for single marks."""
    stretch = whole(events)
    if stretch is None or len(events) < 2 or len(events) > _MOST_EVENTS:
        return None
    threads = [thread.id for thread in presenter.story.config.settings.threads]
    opened = crowded(events, stretch)
    plain = strip(events, threads, stretch, lambda _: _MARK / _NARROW, most_ticks=10)
    room = partial(_room, presenter)
    large = [
        strip(_within(events, one), threads, one, room, most_ticks=8, most_rows=len(events)) for one in opened
    ]
    return StripsView(
        summary=_summary(presenter, events, stretch),
        whole=_view(presenter, plain, labelled=False),
        windows=tuple(_window(presenter, stretch, one) for one in opened),
        magnifiers=tuple(_view(presenter, one, labelled=True) for one in large),
        legend=_legend(presenter, events),
    )


def _within(events: Sequence[Event], stretch: Stretch) -> list[Event]:
    """Those known to the day that begin in a burst: a whole year would only lie under all the others."""
    return [event for event in events if event.date.precision <= Precision.DAY and _in(event, stretch)]


def _in(event: Event, stretch: Stretch) -> bool:
    begins, ends = first(event.date), last(event.date)
    return begins is not None and ends is not None and begins < stretch.end and ends > stretch.start


def _room(presenter: Presenter, event: Event) -> float:
    """What a mark with its label needs, of the width."""
    label = presenter.label(event).striptags()
    return (_MARK + width_of(label) * _LABEL + 0.75) / _WIDE


_LABEL: Final = 0.8125  # rem: the size of labels


def _view(presenter: Presenter, drawn: Strip, *, labelled: bool) -> StripView:
    events = presenter.content.events
    top, lanes, marks = 0.0, [], []
    for lane in drawn.lanes:
        thread = presenter.thread(lane.thread)
        lanes.append(LaneView(thread.title, thread.colour, top + _ROW / 2))
        for mark in lane.marks:
            one = events[mark.events[0]]
            marks.append(
                MarkView(
                    address=urls.event(one.id) if len(mark.events) == 1 else f"{urls.HOME}#{one.id}",
                    name=_name(presenter, [events[name] for name in mark.events]),
                    label=presenter.label(one) if labelled else Markup(""),
                    x=_at(presenter, mark.x, mark.width),
                    y=top + (mark.row + 0.5) * _ROW,
                    width=_percent(mark.width),
                    form=mark.form.value,
                    standing=one.standing.value,
                    approximate=bool(one.date.certainty.value),
                    featured=one.featured,
                    colour=thread.colour,
                    count=len(mark.events),
                )
            )
        top += lane.rows * _ROW + _LANE
    order = {event.id: number for number, event in enumerate(presenter.story.events)}
    placed = sorted(zip(marks, _firsts(drawn), strict=True), key=lambda one: order[one[1]])
    return StripView(
        height=top,
        lanes=tuple(lanes),
        marks=tuple(mark for mark, _ in placed),
        ticks=tuple(_tick(presenter, drawn.stretch, tick, labelled=labelled) for tick in drawn.ticks),
        words=_words(presenter, drawn.stretch),
    )


def _firsts(drawn: Strip) -> list[str]:
    return [mark.events[0] for lane in drawn.lanes for mark in lane.marks]


def _name(presenter: Presenter, events: Sequence[Event]) -> str:
    if len(events) > 1:
        return presenter.language.ngettext("%(num)d event", "%(num)d events", len(events)) % {
            "num": len(events)
        }
    return f"{presenter.language.date(events[0].date)}: {events[0].title.plain}"


def _tick(presenter: Presenter, stretch: Stretch, tick: Tick, *, labelled: bool) -> TickView:
    at = stretch.at(tick.at)
    said = _tick_words(presenter.language.ticks, tick)
    return TickView(_at(presenter, at), said, tick.major or labelled, last=at > _NEAR_THE_END)


def _tick_words(words: TickWording, tick: Tick) -> str:
    """As much as the reader needs: "2018", "Apr", "Sat 2 Dec 2017" and after it "Sun 3", "12:00"."""
    if tick.step is Unit.HOUR and tick.unit is Unit.HOUR:
        return words.hour(tick.hour)
    if tick.step in (Unit.DAY, Unit.HOUR):
        month = tick.changed in (Unit.MONTH, Unit.YEAR)
        parts = [words.day(tick.day), words.month(tick.day) * month, words.year(tick.day) * tick.with_year]
        return " ".join(filter(None, parts))
    return words.year(tick.day) if tick.unit is Unit.YEAR else words.month(tick.day)


_NEAR_THE_END: Final = 0.95


def _at(presenter: Presenter, x: float, width: float = 0.0) -> str:
    """From the left, of what is so far from the side where the page begins."""
    return _percent(1 - x - width if presenter.language.direction == "rtl" else x)


def _window(presenter: Presenter, stretch: Stretch, opened: Stretch) -> WindowView:
    """Its two edges from left to right."""
    x, width = stretch.at(opened.start), opened.length / stretch.length
    start = 1 - x - width if presenter.language.direction == "rtl" else x
    return WindowView(_percent(start), _percent(width), _percent(start + width))


def _percent(part: float) -> str:
    return f"{100 * part:.3f}".rstrip("0").rstrip(".") + "%"


def _words(presenter: Presenter, stretch: Stretch) -> str:
    """The days of a stretch in words; its years, where there are too many to name a day."""
    begins, after = from_ordinal(int(stretch.start // 1)), from_ordinal(ceil(stretch.end) - 1)
    if max(abs(begins.year), abs(after.year)) > _MOST_DIGITS:
        return presenter.years(begins.year, after.year)
    return presenter.language.date(parse(f"{begins}/{after}" if begins != after else str(begins)))


_MOST_DIGITS: Final = 9999  # EDTF has no days in years beyond


def _summary(presenter: Presenter, events: Sequence[Event], stretch: Stretch) -> str:
    """The story's shape in a sentence or two, for those who cannot see it."""
    _, ngettext = presenter.language.gettext, presenter.language.ngettext
    years = [bound.year for event in events for bound in (event.date.earliest, event.date.latest) if bound]
    said = ngettext("%(num)d event, %(span)s, to scale.", "%(num)d events, %(span)s, to scale.", len(events))
    parts = [said % {"num": len(events), "span": presenter.years(min(years), max(years))}]
    for one in crowded(events, stretch):
        inside = len(_within(events, one))
        parts.append(
            _("%(num)s of them fall on %(days)s.")
            % {"num": presenter.language.number(inside), "days": _words(presenter, one)}
        )
    return " ".join(parts)


def _legend(presenter: Presenter, events: Sequence[Event]) -> Mapping[str, str]:
    """Only what is drawn."""
    _ = presenter.language.gettext
    forms = {form(event.date).value for event in events}
    standings = {event.standing.value for event in events}
    every = {
        "day": _("a day"),
        "range": _("several days"),
        "span": _("known to the month or year only"),
        "open": _("an end is unknown"),
        "approximate": _("approximate"),
        "reported": _("reported"),
        "disputed": _("disputed"),
        "planned": _("planned"),
    }
    shown = forms | standings | {"approximate" for event in events if event.date.certainty.value}
    return {name: words for name, words in every.items() if name in shown}
