"""What `make measure` does without a browser: serving, the TimelineJS page, the table."""

from __future__ import annotations

import gzip
import json
import re
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from bench.measuring import packages, table, timelinejs, vistimeline
from bench.measuring.serving import serve_compressed
from bench.measuring.values import NotTakenError, kilobytes, milliseconds, taken

FOLDER = Path(packages.__file__).parent
EVENTS = [
    {
        "id": "ides", "title": "Caesar & others", "summary": "On the Ides.",
        "date": {"earliest": "-0043-03-15", "latest": "-0043-03-15", "words": "15 March 44 BC"},
    },
    {
        "id": "since", "title": "Since April", "summary": "It goes on.",
        "date": {"earliest": "1985-04-01", "latest": None, "words": "since April 1985"},
    },
    {
        "id": "year", "title": "A year", "summary": "Some day.",
        "date": {"earliest": "2017-01-01", "latest": "2017-12-31", "words": "2017"},
    },
]  # fmt: skip


def test_pages_come_compressed_and_pictures_do_not(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("front " * 100)
    (tmp_path / "picture.png").write_bytes(b"png")
    with serve_compressed(tmp_path) as address:
        connection = HTTPConnection(urlsplit(address).netloc, timeout=5)
        connection.request("GET", "/?v=1")
        answer = connection.getresponse()
        body = answer.read()
        assert (answer.status, answer.headers["Content-Encoding"]) == (200, "gzip")
        assert gzip.decompress(body) == b"front " * 100
        assert len(body) < 60
        connection.request("GET", "/picture.png")
        answer = connection.getresponse()
        assert (answer.headers["Content-Encoding"], answer.read()) == (None, b"png")
        connection.request("GET", "/missing.html")
        assert connection.getresponse().status == 404
        connection.close()


def test_timelinejs_gets_the_same_events(tmp_path: Path) -> None:
    site, package = tmp_path / "site", tmp_path / "package"
    (package / "dist/js").mkdir(parents=True)
    (package / "dist/js/timeline.js").write_text("")
    site.mkdir()
    told = {"site": {"title": "A <story>", "language": "en"}, "events": EVENTS}
    (site / "timeline.json").write_text(json.dumps(told))
    page = timelinejs.write_page(site, package, tmp_path / "page")
    assert "<title>A &lt;story&gt;</title>" in (page / "index.html").read_text()
    assert (page / "js/timeline.js").exists()
    ides, since, year = json.loads((page / "events.json").read_text())["events"]
    assert ides["text"] == {"headline": "Caesar &amp; others", "text": "<p>On the Ides.</p>"}
    assert ides["start_date"] == {"year": -43, "month": 3, "day": 15}
    assert "end_date" not in ides
    assert since["start_date"] == {"year": 1985, "month": 4, "day": 1}
    assert "end_date" not in since
    assert year["end_date"] == {"year": 2017, "month": 12, "day": 31}
    assert [one["display_date"] for one in (ides, since, year)] == [
        "15 March 44 BC",
        "since April 1985",
        "2017",
    ]


def test_vis_timeline_gets_the_same_events(tmp_path: Path) -> None:
    site, package = tmp_path / "site", tmp_path / "package"
    for path in ("standalone/umd/vis-timeline-graph2d.min.js", "styles/vis-timeline-graph2d.min.css"):
        (package / path).parent.mkdir(parents=True)
        (package / path).write_text("")
    site.mkdir()
    told = {"site": {"title": "A <story>", "language": "en"}, "events": EVENTS}
    (site / "timeline.json").write_text(json.dumps(told))
    page = vistimeline.write_page(site, package, tmp_path / "page")
    assert "<title>A &lt;story&gt;</title>" in (page / "index.html").read_text()
    assert {file.name for file in page.iterdir()} == {
        "events.json",
        "index.html",
        "timeline.css",
        "timeline.js",
    }
    assert json.loads((page / "events.json").read_text()) == [
        {
            "id": "ides",
            "content": "Caesar &amp; others",
            "title": "15 March 44 BC",
            "start": "-000043-03-15",
        },
        {
            "id": "since",
            "content": "Since April",
            "title": "since April 1985",
            "start": "1985-04-01",
        },
        {
            "id": "year",
            "content": "A year",
            "title": "2017",
            "start": "2017-01-01",
            "end": "2017-12-31",
            "type": "range",
        },
    ]


def test_a_measure_that_could_not_be_taken_says_why() -> None:
    def missing() -> str:
        raise NotTakenError("pdftotext is not here")

    assert taken(missing) == "not taken: pdftotext is not here"
    assert taken(lambda: "5 ms") == "5 ms"


def test_figures_are_said_with_their_units() -> None:
    assert [kilobytes(940), kilobytes(1_082_400)] == ["0.9 kB", "1,082.4 kB"]
    assert [milliseconds(34.6), milliseconds(2_204)] == ["35 ms", "2.20 s"]


def test_the_table_has_a_row_for_each_measure_and_a_column_for_each_page() -> None:
    columns = {"ours": {"bytes": "20 kB", "paper": "1 s"}, "theirs": {"bytes": "96 kB"}}
    text = table.markdown(columns, table.machine())
    assert (
        "| measure | ours | theirs |\n|---|---|---|\n| bytes | 20 kB | 96 kB |\n| paper | 1 s |  |\n" in text
    )
    assert re.search(r"Taken on: \d+ cores, .*Lighthouse \d", text)


def test_packages_are_pinned_with_checksums_and_name_no_host() -> None:
    wanted = json.loads((FOLDER / "package.json").read_text())["dependencies"]
    text = (FOLDER / "package-lock.json").read_text()
    locked = json.loads(text)["packages"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert [name for name, one in locked.items() if name and "integrity" not in one] == []
    assert re.findall(r".*://.*", text) == []
