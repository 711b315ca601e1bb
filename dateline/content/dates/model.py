"""What a date says, as values: how it was written, its bounds, and how far it is known.

Words and structure follow EDTF (ISO 8601-2:2019, levels 0 to 2; Library of Congress, 2019).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import reduce, total_ordering

from dateline.content.dates.calendar import Day


@total_ordering
class Precision(Enum):
    """The finest unit that is wholly known. Ordered, finest first; the value is its word."""

    TIME = "time"
    DAY = "day"
    MONTH = "month"
    SEASON = "season"  # also quarters, thirds and halves of a year
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"
    AGE = "age"  # anything wider

    rank: int

    def __init__(self, _word: str) -> None:
        self.rank = len(type(self).__members__)

    def __lt__(self, other: object) -> bool:
        return self.rank < other.rank if isinstance(other, Precision) else NotImplemented


class Certainty(Enum):
    """How sure a date or a part of it is; the value is EDTF's sign."""

    CERTAIN = ""
    UNCERTAIN = "?"
    APPROXIMATE = "~"
    BOTH = "%"

    def __or__(self, other: Certainty) -> Certainty:
        """The doubt of both together: uncertain and approximate make `BOTH`."""
        if other is self or other is Certainty.CERTAIN:
            return self
        return other if self is Certainty.CERTAIN else Certainty.BOTH


class End(Enum):
    """The end of an interval that is no date."""

    OPEN = ".."
    UNKNOWN = ""


class SetKind(Enum):
    """What a set means; the value is its opening bracket."""

    ONE_OF = "["
    ALL_OF = "{"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day where the event was. `offset` is minutes east of UTC, None if not stated."""

    hour: int
    minute: int
    second: int
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One date that is neither an interval nor a set.

    `written` holds the year, the month (or season) and the day as far as they were given, digits
    and `X` as written and without qualifiers; `qualifiers` holds one certainty for each of them.
    `year`, `month` and `day` are None where they were not given or hold an `X`. `season` is EDTF's
    number: 21 to 24 spring to winter, 25 to 28 northern, 29 to 32 southern, 33 to 36 quarters,
    37 to 39 thirds, 40 and 41 halves of a year. `significant` is the number after `S`.
    """

    written: tuple[str, ...]
    qualifiers: tuple[Certainty, ...]
    year: int | None
    month: int | None
    day: int | None
    earliest: Day
    latest: Day
    precision: Precision
    season: int | None = None
    clock: Clock | None = None
    significant: int | None = None

    @property
    def certainty(self) -> Certainty:
        """The doubt of all parts together."""
        return reduce(Certainty.__or__, self.qualifiers)

    @property
    def points(self) -> tuple[Point, ...]:
        """Itself: what intervals and sets have several of."""
        return (self,)

    @property
    def unspecified(self) -> bool:
        """Whether any digit is `X`."""
        return any("X" in part for part in self.written)


@dataclass(frozen=True, slots=True)
class Interval:
    """From `start` to `end`, both included. In a set: the members from one to the other."""

    start: Point | End
    end: Point | End

    @property
    def points(self) -> tuple[Point, ...]:
        """The ends that are dates, one or two."""
        return tuple(end for end in (self.start, self.end) if isinstance(end, Point))


@dataclass(frozen=True, slots=True)
class Set:
    """One of the members, or all of them, in the order written. Never empty."""

    kind: SetKind
    members: tuple[Point | Interval, ...]

    @property
    def points(self) -> tuple[Point, ...]:
        """The dates of all members, in the order written."""
        return tuple(point for member in self.members for point in member.points)


@total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class Date:
    """A parsed date. `str(date)` is the text it was parsed from, which alone makes it equal.

    `earliest` and `latest` are the first and last day on which the event can have been (None:
    not bounded); a date-time keeps the day of its place. `form` is what was written.
    """

    text: str
    form: Point | Interval | Set
    earliest: Day | None
    latest: Day | None
    precision: Precision
    certainty: Certainty

    def __str__(self) -> str:
        return self.text

    @property
    def key(self) -> tuple[bool, Day, int, bool, Day, str]:
        """What dates are ordered by: earliest (none first), precision, latest (none last), text."""
        earliest, latest = self.earliest, self.latest
        first, last = earliest or _NO_DAY, latest or _NO_DAY
        return earliest is not None, first, self.precision.rank, latest is None, last, self.text

    def __eq__(self, other: object) -> bool:
        return self.text == other.text if isinstance(other, Date) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.text)

    def __lt__(self, other: object) -> bool:
        return self.key < other.key if isinstance(other, Date) else NotImplemented

    @property
    def point(self) -> Point | None:
        """The date itself, unless it is an interval or a set."""
        return self.form if isinstance(self.form, Point) else None

    @property
    def is_interval(self) -> bool:
        """Whether it was written with a slash."""
        return isinstance(self.form, Interval)

    @property
    def open_start(self) -> bool:
        """Whether it was written to have no beginning: `../2017`, `[..2017]`."""
        return any(interval.start is End.OPEN for interval in self.intervals)

    @property
    def open_end(self) -> bool:
        """Whether it was written to have no end: `2017/..`, `[2017..]`."""
        return any(interval.end is End.OPEN for interval in self.intervals)

    @property
    def unknown_start(self) -> bool:
        """Whether it began, nobody knows when: `/2017`."""
        return any(interval.start is End.UNKNOWN for interval in self.intervals)

    @property
    def unknown_end(self) -> bool:
        """Whether it ended, nobody knows when: `2017/`."""
        return any(interval.end is End.UNKNOWN for interval in self.intervals)

    @property
    def intervals(self) -> tuple[Interval, ...]:
        """The date itself if it is an interval, or the members of its set that are."""
        members = self.form.members if isinstance(self.form, Set) else (self.form,)
        return tuple(member for member in members if isinstance(member, Interval))


_NO_DAY = Day(0, 0, 0)
