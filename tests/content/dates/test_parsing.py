"""What a date says beyond its bounds."""

from __future__ import annotations

import pytest

from dateline.content.dates import (
    Certainty,
    Clock,
    Day,
    End,
    Interval,
    Point,
    Precision,
    Set,
    SetKind,
    machine_value,
    parse,
)

C, U, A, B = Certainty


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2017-12-02T20:00:00-05:00", "time"),
        ("2017-12-04", "day"),
        ("2017-12-04~", "day"),
        ("2017-04", "month"),
        ("2017-04-XX", "month"),
        ("2017-04-1X", "month"),
        ("2017-21", "season"),
        ("2017-33", "season"),
        ("2017", "year"),
        ("2017-XX", "year"),
        ("2017-XX-05", "year"),
        ("Y17000", "year"),
        ("201X", "decade"),
        ("201X-12-25", "decade"),
        ("1957S3", "decade"),
        ("20XX", "century"),
        ("1950S2", "century"),
        ("1XXX", "millennium"),
        ("Y171010000S3", "age"),
        ("XXXX-12-XX", "age"),
        ("2017-12-04/2017-12-06", "day"),
        ("2017-12-04/2018", "year"),
        ("../2017-12", "month"),
        ("[1667,1760-12]", "year"),
    ],
)
def test_precision(text: str, precision: str) -> None:
    assert parse(text).precision.value == precision


@pytest.mark.parametrize(
    ("text", "qualifiers"),
    [
        ("2004-06-11", (C, C, C)),
        ("2004-06-11%", (B, B, B)),
        ("2004-06~-11", (A, A, C)),
        ("2004?-06-11", (U, C, C)),
        ("?2004-06-~11", (U, C, A)),
        ("2004-%06-11", (C, B, C)),
        ("2004?-06~", (B, A)),
        ("~2004", (A,)),
        ("Y17000?", (U,)),
    ],
)
def test_qualifiers_of_parts(text: str, qualifiers: tuple[Certainty, ...]) -> None:
    point = parse(text).point
    assert point is not None
    assert point.qualifiers == qualifiers


def test_doubts_add_up() -> None:
    assert parse("2004-06~/2006?").certainty is Certainty.BOTH
    assert parse("[2004~,2006]").certainty is Certainty.APPROXIMATE
    assert Certainty.UNCERTAIN | Certainty.CERTAIN is Certainty.UNCERTAIN


def test_a_time_keeps_the_day_of_its_place() -> None:
    date = parse("2017-12-31T23:30:05-05:00")
    assert date.point is not None
    assert date.point.clock == Clock(23, 30, 5, -300)
    assert date.earliest == date.latest == Day(2017, 12, 31)
    utc, bare = parse("2017-12-31T23:30:05Z").point, parse("2017-12-31T23:30:05").point
    assert utc is not None
    assert bare is not None
    assert utc.clock == Clock(23, 30, 5, 0)
    assert bare.clock == Clock(23, 30, 5, None)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2001-22", "2001-06-01", "2001-08-31"),
        ("2001-24", "2001-12-01", "2002-02-28"),
        ("2003-28", "2003-12-01", "2004-02-29"),
        ("2001-29", "2001-09-01", "2001-11-30"),
        ("2001-30", "2001-12-01", "2002-02-28"),
        ("2001-32", "2001-06-01", "2001-08-31"),
        ("2001-36", "2001-10-01", "2001-12-31"),
        ("2001-38", "2001-05-01", "2001-08-31"),
        ("2001-41", "2001-07-01", "2001-12-31"),
    ],
)
def test_seasons(text: str, first: str, last: str) -> None:
    date = parse(text)
    assert (str(date.earliest), str(date.latest)) == (first, last)
    assert date.point is not None
    assert date.point.season == int(text[-2:])


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("XXXX-02-29", "0000-02-29", "9996-02-29"),
        ("201X-02-29", "2012-02-29", "2016-02-29"),
        ("2017-XX-31", "2017-01-31", "2017-12-31"),
        ("1984-X1", "1984-01-01", "1984-11-30"),
        ("-000X", "-0009-01-01", "-0001-12-31"),
        ("-01XX", "-0199-01-01", "-0100-12-31"),
        ("-1957S3", "-1959-01-01", "-1950-12-31"),
    ],
)
def test_open_digits(text: str, first: str, last: str) -> None:
    date = parse(text)
    assert (str(date.earliest), str(date.latest)) == (first, last)


def test_ends_of_intervals() -> None:
    assert parse("../2017").open_start
    assert parse("2017/..").open_end
    assert parse("/2017").unknown_start
    assert parse("2017/").unknown_end
    form = parse("/2017").form
    assert isinstance(form, Interval)
    assert form.start is End.UNKNOWN
    assert parse("/2017").is_interval
    assert not parse("[..2017]").is_interval


def test_sets() -> None:
    form = parse("[1667,1668,1670..1672]").form
    assert isinstance(form, Set)
    assert form.kind is SetKind.ONE_OF
    assert [type(member) for member in form.members] == [Point, Point, Interval]
    assert [point.year for point in form.points] == [1667, 1668, 1670, 1672]
    every = parse("{1960,1961-12}").form
    assert isinstance(every, Set)
    assert every.kind is SetKind.ALL_OF


def test_order() -> None:
    texts = ["../2017", "-0043", "2017-01-01T09:00:00", "2017-01-01", "2017-01", "2017", "2017/.."]
    assert [str(date) for date in sorted(map(parse, reversed(texts)))] == texts
    assert parse("2017") != parse("2017~")
    assert parse("2017").precision is Precision.YEAR


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2017", "2017"),
        ("2017-04", "2017-04"),
        ("2017-12-04", "2017-12-04"),
        ("2017-12-02T20:00:00-05", "2017-12-02T20:00:00-05:00"),
        ("2017-12-02T20:00:00+00:00", "2017-12-02T20:00:00Z"),
        ("2017-12-02T20:00:00", "2017-12-02"),
        ("0001", "0001"),
        ("0000", None),
        ("-0043-03-15", None),
        ("Y12017", None),
        ("2017~", None),
        ("2017?", None),
        ("201X", None),
        ("2017-21", None),
        ("1950S2", None),
        ("2017/2018", None),
        ("[2017]", None),
    ],
)
def test_machine_value(text: str, value: str | None) -> None:
    assert machine_value(parse(text)) == value
