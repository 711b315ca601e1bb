"""timeline.json against its schema, timeline.csv, and docs/data.md, which describes both."""

from __future__ import annotations

import csv
import json
import re
import tracemalloc
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from dateline import config
from dateline.content.dates import Precision
from dateline.content.evidence import Voice
from dateline.content.markup import render_page
from dateline.content.records import ActorKind, SourceKind, Standing
from dateline.pipeline import check
from dateline.publish.exports import COLUMNS, timeline_json
from dateline.publish.exports.values import citations_data
from dateline.publish.language import Language
from dateline.publish.presenting import Presenter
from dateline.story.telling import tell
from tests.built import PROJECT, SITES
from tests.sites import BASE_FILES, make_site

SCHEMA: dict[str, Any] = json.loads((PROJECT / "docs" / "timeline.schema.json").read_bytes())
MANUAL = (PROJECT / "docs" / "data.md").read_text(encoding="utf-8")
SHAPE = {  # what was there first, in its order: more may come between, nothing goes
    (): ["site", "events", "sources", "actors", "places", "threads"],
    ("event",): [
        *("id", "title", "url", "date", "thread", "standing", "place", "actors", "tags", "summary"),
        *("sources", "independent_sources", "quotations", "differences", "corrections"),
    ],
    ("date",): ["edtf", "earliest", "latest", "precision", "words"],
    ("use",): ["id", "voice", "from", "locator"],
    ("quotation",): ["text", "speaker", "occasion", "sources"],
}
ALL = [*SITES, "rich", "full"]


@pytest.fixture(scope="module")
def data(rich: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((rich / "timeline.json").read_bytes())
    return found


@pytest.fixture(scope="session")
def everything(full: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((full / "timeline.json").read_bytes())
    return found


@pytest.fixture(scope="session")
def sites(built: Mapping[str, Path], rich: Path, full: Path) -> Mapping[str, Path]:
    return {**built, "rich": rich, "full": full}


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
        for name, part in one["properties"].items():
            assert part["description"], name


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


@pytest.mark.parametrize("name", ALL)
def test_timeline_json_keeps_the_schema(name: str, sites: Mapping[str, Path]) -> None:
    raw = (sites[name] / "timeline.json").read_bytes()
    checker = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
    errors = [
        f"{'/'.join(map(str, error.path))}: {error.message}" for error in checker.iter_errors(json.loads(raw))
    ]
    assert errors == []
    assert raw.endswith(b"}\n")
    assert b"\\u" not in raw


@pytest.mark.parametrize("name", ALL)
def test_each_record_of_timeline_json_has_a_line_of_its_own(name: str, sites: Mapping[str, Path]) -> None:
    text = (sites[name] / "timeline.json").read_text(encoding="utf-8")
    lists = [value for value in json.loads(text).values() if isinstance(value, list)]
    lines = [line.removesuffix(",") for line in text.split("\n") if line.startswith("  ")]
    records = [record for records in lists for record in records]
    assert lines == [f"  {json.dumps(record, ensure_ascii=False)}" for record in records]


def test_making_it_takes_little_more_memory_than_it_is_long(tmp_path: Path) -> None:
    event = BASE_FILES["content/events/treaty-signed.md"]
    site = config.load(make_site(tmp_path, {f"content/events/e{number}.md": event for number in range(100)}))
    presenter = Presenter(tell(site, check(site)), Language("en-GB"))
    timeline_json(presenter)  # what is made once and kept
    tracemalloc.start()
    try:
        size = len(timeline_json(presenter))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 2.2 * size  # the bytes that grow, and a few records


def test_the_schema_refuses_what_is_no_timeline(data: dict[str, Any]) -> None:
    checker = Draft202012Validator(SCHEMA)
    assert not checker.is_valid({**data, "more": 1})
    assert not checker.is_valid({**data, "events": [{**data["events"][0], "standing": "sure"}]})
    date = {**data["events"][0]["date"], "earliest": "1923-4-1"}
    assert not checker.is_valid({**data, "events": [{**data["events"][0], "date": date}]})


def held(value: Any, schema: dict[str, Any], name: str = "timeline") -> Iterator[tuple[str, Any]]:
    """Each property of each object, by the name of its schema, with what it holds."""
    for option in [schema, *schema.get("anyOf", [])]:
        target = option.get("$ref", "").removeprefix("#/$defs/")
        if target and value is not None:
            yield from held(value, SCHEMA["$defs"][target], target)
        if isinstance(value, list) and "items" in option:
            for one in value:
                yield from held(one, option["items"], f"{name}[]")
        if isinstance(value, dict) and "properties" in option:
            assert list(value) == list(option["properties"]), name
            for key, part in value.items():
                yield f"{name}.{key}", part
                yield from held(part, option["properties"][key], f"{name}.{key}")


def properties(schema: dict[str, Any], name: str = "timeline") -> Iterator[tuple[str, dict[str, Any]]]:
    """The same names from the schema alone."""
    for key, part in schema.get("properties", {}).items():
        yield f"{name}.{key}", part
        yield from properties(part, f"{name}.{key}")
    if "items" in schema:
        yield from properties(schema["items"], f"{name}[]")


def every_property() -> dict[str, dict[str, Any]]:
    parts = [("timeline", SCHEMA), *SCHEMA["$defs"].items()]
    return {key: part for name, schema in parts for key, part in properties(schema, name)}


def test_every_property_of_the_schema_holds_something_somewhere(everything: dict[str, Any]) -> None:
    found = {name for name, value in held(everything, SCHEMA) if value not in (None, "", [])}
    assert found == set(every_property())


def test_what_may_be_missing_is_missing_somewhere(sites: Mapping[str, Path]) -> None:
    """And is `null` then, or for lists and texts empty: so that the schema allows nothing for nothing."""
    found = {
        name
        for site in sites.values()
        for name, value in held(json.loads((site / "timeline.json").read_bytes()), SCHEMA)
        if value is None
    }
    allowed = {
        name
        for name, part in every_property().items()
        if "null" in part.get("type", [])
        or None in part.get("enum", [])
        or {"type": "null"} in part.get("anyOf", [])
        or part.get("$ref") == "#/$defs/day"
    }
    assert found == allowed


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
        assert [key for key in part if key in SHAPE[name]] == SHAPE[name]


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
        {"id": "gazette", "voice": "own", "from": [], "locator": None, "note": None, "citations": []},
        {
            "id": "herald",
            "voice": "quotes",
            "from": ["gazette"],
            "locator": "paragraph 3",
            "note": None,
            "citations": [],
        },
    ]
    assert (signed["independent_sources"], signed["relayed"]) == (1, False)
    witness = {
        "sources": ["gazette", "herald"],
        "ties": ["gazette"],
        "reason": signed["witnesses"][0]["reason"],
    }
    assert signed["witnesses"] == [witness]
    assert "The treaty, with the names of those who signed (River Gazette)" in witness["reason"]
    assert signed["quotations"] == [
        {
            "text": "We have agreed on everything but the bridge",
            "speaker": "ada-marsh",
            "occasion": "At the signing",
            "language": None,
            "sources": [
                {"id": "gazette", "printed": None, "from": []},
                {"id": "herald", "printed": "We agreed on all but the bridge", "from": []},
            ],
            "independent_sources": 1,
            "witnesses": [witness],
            "citations": [],
        }
    ]
    assert signed["differences"] == [
        {
            "on": "How many signed",
            "about": None,
            "accounts": [
                {"says": "Twelve", "sources": ["gazette"], "citations": []},
                {"says": "Thirteen", "sources": ["herald"], "citations": []},
            ],
            "open": False,
            "finding": "Twelve.",
            "because": "The gazette prints their names.",
            "citations": [{"in": "because", "at": 30, "source": "gazette", "locator": None}],
            "url": "https://example.org/rivers/events/treaty-signed/#_difference-1",
        }
    ]
    assert event(data, "talks-begin")["title"] == "The talks begin"
    corrected = event(data, "a-day")
    assert (corrected["published"], corrected["changed"]) == ("2026-11-24", "2026-11-25")
    assert corrected["corrections"] == [
        {
            "date": "2026-11-25",
            "was": "One",
            "now": "Two",
            "note": None,
            "citations": [],
            "url": "https://example.org/rivers/events/a-day/#_correction-1",
        }
    ]


def test_a_source_alone_is_a_witness_without_a_reason(data: dict[str, Any]) -> None:
    assert event(data, "talks-begin")["witnesses"] == [{"sources": ["gazette"], "ties": [], "reason": None}]


def test_hearsay_is_told(everything: dict[str, Any]) -> None:
    found = event(everything, "everything")
    assert (found["relayed"], found["standing"], found["independent_sources"]) == (True, "disputed", 1)
    assert found["witnesses"][0]["ties"] == ["a passer-by"]
    assert [one["open"] for one in found["differences"]] == [True, False]


def cited(part: dict[str, Any]) -> list[tuple[str, str, str | None]]:
    """The words before each citation, whose they are, and where."""
    return [(part[one["in"]][: one["at"]], one["source"], one["locator"]) for one in part["citations"]]


def test_a_citation_stands_behind_the_words_that_it_carries(everything: dict[str, Any]) -> None:
    found = event(everything, "everything")
    assert found["text"] == "The bridge was opened. It rained. Twelve came."
    assert cited(found) == [
        ("At noon, they say", "telegraph", None),
        ("The bridge was opened", "herald", "page 9"),
        ("The bridge was opened", "herald", None),
        ("The bridge was opened", "telegraph", "column 2"),
        ("The bridge was opened. It rained. Twelve came", "herald", None),
    ]
    assert cited(found["differences"][1]) == [
        ("Noon", "telegraph", None),
        ("The sun shone", "herald", "page 9"),
        ("The sun shone", "telegraph", None),
    ]
    assert cited(found["corrections"][0]) == [
        ("Two", "herald", None),
        ("One", "telegraph", None),
        ("Ada wrote", "herald", None),
    ]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("[@gazette] One.", [""]),
        ("One [@gazette] [@gazette] two.", ["One", "One"]),
        ("One.[@gazette]\n\nTwo & <three> [@gazette].", ["One.", "One. Two & <three>"]),
        ("*One* [@gazette, page 2]\n\n- two [@gazette]\n- three\n", ["One", "One two"]),
        ("One  \ntwo [@gazette]", ["One two"]),
    ],
)
def test_where_a_citation_stands_in_plain_words(body: str, wanted: list[str]) -> None:
    text, _ = render_page(body.replace("<", "\\<"))
    made = citations_data({"text": text})
    assert [text.plain[: one["at"]] for one in made] == wanted


@pytest.mark.parametrize("name", ALL)
def test_every_citation_ends_a_word(name: str, sites: Mapping[str, Path]) -> None:
    data = json.loads((sites[name] / "timeline.json").read_bytes())
    parts = [part for part in dictionaries(data) if part.get("citations")]
    for part in parts:
        for words, _, _ in cited(part):
            assert words == words.strip()
    assert parts


def dictionaries(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from dictionaries(part)


def test_the_registers_lead_back_to_the_events(everything: dict[str, Any]) -> None:
    found = {one["id"]: one for part in ("sources", "actors", "places") for one in everything[part]}
    assert found["gazette"]["relied_on_by"] == ["herald", "telegraph"]
    assert found["telegraph"]["events"] == ["everything"]
    assert found["telegraph"]["text"] == "Seen in a copy."
    assert cited(found["telegraph"]) == [("Seen in a copy", "gazette", "page 3")]
    assert (found["telegraph"]["copy_url"], found["telegraph"]["archive_url"]) == (
        "https://example.org/copy",
        "https://example.org/archive",
    )
    assert found["council"]["website"] == "https://example.org/council"
    assert found["council"]["url"] == "https://example.org/rivers/actors/council/"
    assert found["council"]["events"] == ["everything"]
    assert found["river-town"]["events"] == ["talks-begin", "treaty-signed", "everything"]
    assert found["lost"]["events"] == []


def test_the_site_tells_its_last_change(data: dict[str, Any]) -> None:
    assert (data["site"]["published"], data["site"]["changed"]) == ("2026-11-22", "2026-11-25")


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


@pytest.mark.parametrize("name", ["rich", "full"])
def test_csv_says_what_the_json_says(name: str, sites: Mapping[str, Path]) -> None:
    data = json.loads((sites[name] / "timeline.json").read_bytes())
    for row, one in zip(rows(sites[name]), data["events"], strict=True):
        plain = {key: re.sub(r"^'(?=[=+\-@\t\r])", "", value) for key, value in row.items()}
        assert plain == {
            **{name: str(one[name] or "") for name in ("id", "title", "url", "thread", "standing", "place")},
            **{name: "; ".join(one[name]) for name in ("actors", "tags")},
            "date": one["date"]["edtf"],
            **{name: one["date"][name] or "" for name in ("earliest", "latest", "precision", "words")},
            "summary": one["summary"],
            "sources": "; ".join(use["id"] for use in one["sources"]),
            "independent_sources": str(one["independent_sources"]),
            "relayed": str(one["relayed"]).lower(),
            **{name: str(len(one[name])) for name in ("quotations", "differences", "corrections")},
            "open_differences": str(sum(each["open"] for each in one["differences"])),
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
        ("A citation", "citation"),
        ("A source in an event", "use"),
        ("A witness", "witness"),
        ("A quotation", "quotation"),
        ("A difference", "difference"),
        ("A correction", "correction"),
        ("An image", "image"),
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
