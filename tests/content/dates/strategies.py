"""EDTF of every level, made at random: each text is a date that exists."""

from __future__ import annotations

from hypothesis import strategies as st

from dateline.content.dates import days_in_month
from dateline.content.dates.calendar import year_text

QUALIFIERS = st.sampled_from(["", "", "", "?", "~", "%"])
YEARS = st.integers(-9999, 9999)


@st.composite
def plain(draw: st.DrawFn) -> str:
    """A year, month, day or season of four-digit years."""
    year = draw(YEARS)
    month = draw(st.integers(1, 12))
    day = draw(st.integers(1, days_in_month(year, month)))
    season = draw(st.integers(21, 41))
    y = year_text(year)
    return draw(st.sampled_from([y, f"{y}-{month:02}", f"{y}-{month:02}-{day:02}", f"{y}-{season}"]))


@st.composite
def qualified(draw: st.DrawFn) -> str:
    """A date with signs on the left and right of its parts."""
    text = draw(plain())
    sign, body = ("-", text[1:]) if text.startswith("-") else ("", text)
    year, *rest = body.split("-")
    parts = [sign + year, *rest]
    return "-".join(f"{draw(QUALIFIERS)}{part}{draw(QUALIFIERS)}" for part in parts)


@st.composite
def masked(draw: st.DrawFn) -> str:
    """A date with X for digits; months and days that every year has."""
    year = draw(st.sampled_from(["201X", "20XX", "1XXX", "XXXX", "-01X4", "-00XX", "2016"]))
    month = draw(st.sampled_from(["XX", "0X", "1X", "X1", "12", "03"]))
    day = draw(st.sampled_from(["XX", "0X", "1X", "2X", "X1", "28"]))
    text = draw(st.sampled_from([year, f"{year}-{month}", f"{year}-{month}-{day}"]))
    return text + draw(QUALIFIERS)


@st.composite
def long_years(draw: st.DrawFn) -> str:
    """Years with Y, E and S."""
    year = draw(st.one_of(st.integers(10_000, 10**9), st.integers(-(10**9), -10_000)))
    significant = draw(st.integers(1, len(str(abs(year)))))
    exponent = draw(st.integers(0, 3))
    shapes = [f"Y{year}", f"Y{year}E{exponent}", f"Y{year}S{significant}", "1950S2", "-0044S1"]
    return draw(st.sampled_from(shapes)) + draw(QUALIFIERS)


@st.composite
def times(draw: st.DrawFn) -> str:
    """A day with a time, with and without an offset."""
    day = f"{year_text(draw(YEARS))}-{draw(st.integers(1, 12)):02}-{draw(st.integers(1, 28)):02}"
    clock = f"{draw(st.integers(0, 23)):02}:{draw(st.integers(0, 59)):02}:{draw(st.integers(0, 59)):02}"
    offset = draw(st.sampled_from(["", "Z", "+00:00", "-05:00", "+05", "+14:00", "-09:30"]))
    return f"{day}T{clock}{offset}"


POINTS = st.one_of(plain(), qualified(), masked(), long_years())


@st.composite
def ranges(draw: st.DrawFn, mark: str = "/") -> str:
    """Two years in order, or one open or unknown end."""
    first, last = sorted((draw(YEARS), draw(YEARS)))
    point = draw(POINTS)
    closed = f"{year_text(first)}{mark}{year_text(last)}"
    half = [f"../{point}", f"{point}/..", f"/{point}", f"{point}/"]
    return draw(st.sampled_from([closed, *(half if mark == "/" else [])]))


@st.composite
def sets(draw: st.DrawFn) -> str:
    """One of or all of some members, the first and the last perhaps open."""
    members = draw(st.lists(st.one_of(POINTS, ranges("..")), min_size=1, max_size=5))
    if draw(st.booleans()):
        members.insert(0, f"..{draw(POINTS)}")
    if draw(st.booleans()):
        members.append(f"{draw(POINTS)}..")
    opening, closing = draw(st.sampled_from([("[", "]"), ("{", "}")]))
    return f"{opening}{','.join(members)}{closing}"


DATES = st.one_of(POINTS, times(), ranges(), sets())
