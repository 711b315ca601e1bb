"""timeline.json against its schema, timeline.csv, and docs/data.md, which describes both."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from dateline.content.dates import Precision
from dateline.content.records import ActorKind, SourceKind, Standing, Voice
from dateline.publish.exports import COLUMNS
from tests.built import PROJECT, SITES

SCHEMA: dict[str, Any] = json.loads((PROJECT / "docs" / "timeline.schema.json").read_bytes())
MANUAL = (PROJECT / "docs" / "data.md").read_text(encoding="utf-8")
SHAPE = {  # DESIGN: the order is part of the promise
    (): ["site", "events", "sources", "actors", "places", "threads"],
    ("event",): [
        *("id", "title", "url", "date", "thread", "standing", "place", "actors", "tags", "summary"),
        *("sources", "independent_sources", "quotations", "differences", "corrections"),
    ],
    ("date",): ["edtf", "earliest", "latest", "precision", "words"],
    ("use",): ["id", "voice", "from", "locator"],
    ("quotation",): ["text", "speaker", "occasion", "sources"],
}


@pytest.fixture(scope="module")
def data(rich: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((rich / "timeline.json").read_bytes())
    return found


def event(data: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in data["events"] if one["id"] == name)
    return found


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Every schema of an object, at any depth."""
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for part in schema.values():
            yield from objects(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from objects(part)


# ---- the schema ------------------------------------------------------------------------------------


def test_the_schema_is_one_and_strict() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    found = list(objects(SCHEMA))
    assert len(found) > 10
    for one in found:
        assert one["additionalProperties"] is False
        assert one["required"] == list(one["properties"])
        assert one["description"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        (("event", "standing"), Standing),
        (("use", "voice"), Voice),
        (("source", "kind"), SourceKind),
        (("actor", "kind"), ActorKind),
        (("date", "precision"), Precision),
    ],
)
def test_the_schema_knows_every_word(name: tuple[str, str], kind: Any) -> None:
    assert SCHEMA["$defs"][name[0]]["properties"][name[1]]["enum"] == [one.value for one in kind]


@pytest.mark.parametrize("name", [*SITES, "rich"])
def test_timeline_json_keeps_the_schema(name: str, built: Mapping[str, Path], rich: Path) -> None:
    raw = ({**built, "rich": rich}[name] / "timeline.json").read_bytes()
    checker = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
    errors = [
        f"{'/'.join(map(str, error.path))}: {error.message}" for error in checker.iter_errors(json.loads(raw))
    ]
    assert errors == []
    assert raw.endswith(b"}\n")
    assert b"\\u" not in raw


def test_the_schema_refuses_what_is_no_timeline(data: dict[str, Any]) -> None:
    checker = Draft202012Validator(SCHEMA)
    assert not checker.is_valid({**data, "more": 1})
    assert not checker.is_valid({**data, "events": [{**data["events"][0], "standing": "sure"}]})
    date = {**data["events"][0]["date"], "earliest": "1923-4-1"}
    assert not checker.is_valid({**data, "events": [{**data["events"][0], "date": date}]})


def test_keys_stand_in_the_order_that_was_promised(data: dict[str, Any]) -> None:
    assert list(data) == SHAPE[()]
    signed = event(data, "treaty-signed")
    parts = {
        ("event",): signed,
        ("date",): signed["date"],
        ("use",): signed["sources"][0],
        ("quotation",): signed["quotations"][0],
    }
    for name, part in parts.items():
        assert list(part) == SHAPE[name] == list(SCHEMA["$defs"][name[0]]["properties"])


# ---- what is in it ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("a-month", ("1923-04", "1923-04-01", "1923-04-30", "month", "April 1923")),
        ("a-decade", ("193X", "1930-01-01", "1939-12-31", "decade", "the 1930s")),
        ("until-a-day", ("../1949-09-10", None, "1949-09-10", "day", "not later than 10 September 1949")),
        ("since-a-month", ("1951-10/..", "1951-10-01", None, "month", "since October 1951")),
        ("before-our-era", ("-0043-03-15", "-0043-03-15", "-0043-03-15", "day", "15 March 44 BC")),
        (
            "far-off",
            ("Y-170000002", "-170000002-01-01", "-170000002-12-31", "year", "170,000,003 BC"),
        ),
    ],
)
def test_dates_stay_as_exact_as_they_are(
    data: dict[str, Any], name: str, wanted: tuple[str | None, ...]
) -> None:
    assert tuple(event(data, name)["date"].values()) == wanted


def test_an_event_with_its_evidence(data: dict[str, Any]) -> None:
    signed = event(data, "treaty-signed")
    assert signed["sources"] == [
        {"id": "gazette", "voice": "own", "from": [], "locator": None},
        {"id": "herald", "voice": "quotes", "from": ["gazette"], "locator": "paragraph 3"},
    ]
    assert signed["independent_sources"] == 1
    assert signed["quotations"] == [
        {
            "text": "We have agreed on everything but the bridge",
            "speaker": "ada-marsh",
            "occasion": "At the signing",
            "sources": [
                {"id": "gazette", "printed": None},
                {"id": "herald", "printed": "We agreed on all but the bridge"},
            ],
        }
    ]
    assert signed["differences"] == [
        {
            "on": "How many signed",
            "about": None,
            "accounts": [
                {"says": "Twelve", "sources": ["gazette"]},
                {"says": "Thirteen", "sources": ["herald"]},
            ],
            "finding": "Twelve.",
            "because": "The gazette prints their names.",
        }
    ]
    assert event(data, "talks-begin")["title"] == "The talks begin"
    assert event(data, "a-day")["corrections"] == [
        {"date": "2026-11-25", "was": "One", "now": "Two", "note": None}
    ]


def test_what_was_looked_for_in_vain_is_said(data: dict[str, Any]) -> None:
    herald = next(one for one in data["sources"] if one["id"] == "herald")
    assert (herald["title"], herald["published"], herald["url"]) == ("unknown", "2017-12~", None)


# ---- CSV -------------------------------------------------------------------------------------------


def rows(rich: Path) -> list[dict[str, str]]:
    with (rich / "timeline.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_csv_is_rfc_4180(rich: Path) -> None:
    raw = (rich / "timeline.csv").read_bytes()
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert raw.startswith(",".join(COLUMNS).encode() + b"\r\n")
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert {len(row) for row in csv.reader(raw.decode().splitlines())} == {len(COLUMNS)}


def test_csv_says_what_the_json_says(rich: Path, data: dict[str, Any]) -> None:
    for row, one in zip(rows(rich), data["events"], strict=True):
        plain = {name: re.sub(r"^'(?=[=+\-@\t\r])", "", value) for name, value in row.items()}
        assert plain == {
            **{name: str(one[name] or "") for name in ("id", "title", "url", "thread", "standing", "place")},
            **{name: "; ".join(one[name]) for name in ("actors", "tags")},
            "date": one["date"]["edtf"],
            **{name: one["date"][name] or "" for name in ("earliest", "latest", "precision", "words")},
            "summary": one["summary"],
            "sources": "; ".join(use["id"] for use in one["sources"]),
            "independent_sources": str(one["independent_sources"]),
        }


def test_nothing_in_the_csv_is_a_formula(rich: Path) -> None:
    found = {row["id"]: row for row in rows(rich)}
    assert found["a-month"]["title"] == "'=HYPERLINK(“https://example.org”)" or found["a-month"][
        "title"
    ].startswith("'=HYPERLINK(")
    assert found["a-year"]["title"] == "'-2 degrees"
    assert found["a-season"]["title"] == "'+5 & <more>"
    assert found["a-decade"]["title"] == "'@home"
    assert found["before-our-era"]["date"] == "'-0043-03-15"
    cells = [cell for row in found.values() for cell in row.values()]
    assert [cell for cell in cells if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}] == []


# ---- docs/data.md ----------------------------------------------------------------------------------


def table(heading: str) -> list[str]:
    """The first column of the table under a heading of the manual."""
    section = re.split(r"^#+ ", MANUAL.partition(f"# {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    return re.findall(r"^\| `([^`]+)` \|", section, flags=re.MULTILINE)


def test_the_manual_names_every_column_in_its_order() -> None:
    assert table("timeline.csv") == COLUMNS


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("The site", "site"),
        ("An event", "event"),
        ("A date", "date"),
        ("A source in an event", "use"),
        ("A quotation", "quotation"),
        ("A difference", "difference"),
        ("A correction", "correction"),
        ("A source", "source"),
        ("An actor", "actor"),
        ("A place", "place"),
        ("A thread", "thread"),
    ],
)
def test_the_manual_names_every_field_in_its_order(heading: str, name: str) -> None:
    part = SCHEMA["properties"]["site"] if name == "site" else SCHEMA["$defs"][name]
    assert table(heading) == list(part["properties"])


def test_the_manual_names_every_file() -> None:
    for name in ("feed.xml", "feed.json", "timeline.ics", "timeline.json", "timeline.csv", "sitemap.xml"):
        assert f"/{name}`" in MANUAL
