"""timeline.ics, read back with icalendar (RFC 5545)."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.built import SITES
from tests.rich import LONG

UTC = datetime.UTC


def day(year: int, month: int, number: int) -> datetime.date:
    return datetime.date(year, month, number)


@pytest.fixture(scope="module")
def entries(rich: Path) -> dict[str, Any]:
    calendar = Calendar.from_ical((rich / "timeline.ics").read_bytes())
    return {str(one["uid"]).rpartition("/")[2]: one for one in calendar.walk("VEVENT")}


def test_what_a_calendar_cannot_hold_is_left_out(entries: dict[str, Any]) -> None:
    assert set(entries) == {
        *("talks-begin", "treaty-signed", "a-day", "a-month", "some-day-of-a-month", "some-months"),
        *("a-moment", "a-local-time"),
    }


@pytest.mark.parametrize(
    ("name", "first", "after"),
    [
        ("a-day", day(1921, 3, 5), day(1921, 3, 6)),
        ("a-month", day(1923, 4, 1), day(1923, 5, 1)),
        ("some-day-of-a-month", day(1945, 8, 1), day(1945, 9, 1)),
        ("some-months", day(1947, 2, 1), day(1947, 4, 1)),
        ("treaty-signed", day(2017, 12, 4), day(2017, 12, 7)),
    ],
)
def test_days_are_all_that_it_can_have_been_and_the_end_is_the_day_after(
    entries: dict[str, Any], name: str, first: datetime.date, after: datetime.date
) -> None:
    entry = entries[name]
    assert (entry["dtstart"].dt, entry["dtend"].dt) == (first, after)
    assert type(entry["dtstart"].dt) is datetime.date


def test_a_moment_is_told_in_utc_and_a_local_time_floats(entries: dict[str, Any]) -> None:
    assert entries["a-moment"]["dtstart"].dt == datetime.datetime(1957, 11, 13, 1, 0, tzinfo=UTC)
    assert entries["a-local-time"]["dtstart"].dt == datetime.datetime(1959, 11, 12, 9, 30)  # noqa: DTZ001
    assert "dtend" not in entries["a-moment"]


def test_an_entry_says_what_the_page_says(entries: dict[str, Any]) -> None:
    entry = entries["a-day"]
    assert str(entry["uid"]) == "tag:example.org,2026-11-22:dateline/events/a-day"
    assert str(entry["summary"]) == LONG
    assert entry["dtstamp"].dt == datetime.datetime(2026, 11, 25, tzinfo=UTC)
    assert str(entry["url"]) == "https://example.org/rivers/events/a-day/"
    assert str(entry["description"]).startswith("5 March 1921. Seen at the talks.")
    assert str(entries["a-month"]["description"]) == "April 1923. It happened."
    assert str(entries["talks-begin"]["location"]) == "River Town"
    assert [str(entries[name]["status"]) for name in ("a-day", "a-moment")] == ["CONFIRMED", "TENTATIVE"]


def test_lines_are_folded_and_end_as_rfc_5545_asks(rich: Path) -> None:
    raw = (rich / "timeline.ics").read_bytes()
    lines = raw.split(b"\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    assert any(line.startswith(b" ") for line in lines)
    assert raw.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert [line.decode() for line in lines]


@pytest.mark.parametrize("name", [*SITES, "rich"])
def test_it_is_written_as_icalendar_writes_it(name: str, built: Mapping[str, Path], rich: Path) -> None:
    raw = ({**built, "rich": rich}[name] / "timeline.ics").read_bytes()
    assert Calendar.from_ical(raw).to_ical() == raw


def test_the_ends_of_time_are_left_out(tmp_path: Path) -> None:
    from tests.built import build_site
    from tests.sites import make_site

    dates = ("0001-01-01", "0001-01-01T00:00:00+10:00", "0001-01-02T00:00:00+14:00", "9999-12-30", "9999-12")
    event = "---\ntitle: The end\ndate: {}\nthread: talks\nsources: [gazette]\n---\nText.\n"
    files = {f"content/events/end-{number}.md": event.format(date) for number, date in enumerate(dates)}
    output = build_site(make_site(tmp_path / "site", files), tmp_path / "out")
    calendar = Calendar.from_ical((output / "timeline.ics").read_bytes())
    names = [str(one["uid"]).rpartition("/")[2] for one in calendar.walk("VEVENT")]
    assert sorted(name for name in names if name.startswith("end-")) == ["end-2", "end-3"]
