"""What pages show, where it could be unsafe, out of order or lost."""

from __future__ import annotations

import errno
import re
from pathlib import Path
from typing import Any

import pytest

from dateline import cli, config, pipeline
from dateline.problems import SiteError
from tests.sites import make_site

EVENT = """\
---
title: The talks begin
date: 2017-04
thread: talks
actors: [ada-marsh]
summary: Known by all [@gazette, page 9].
time_note: By the month [@gazette, page 1].
sources: [gazette]
quotations:
  - text: We begin
    speaker: ada-marsh
    language: de
    occasion: At noon
    sources: [{id: gazette, printed: We are beginning}]
image: {file: images/hall.svg, alt: A hall, caption: "The hall [@gazette, page 2]."}
---
They met [@gazette, page 3].
"""
ACTOR = """\
---
name: Ada Marsh
kind: person
role: Boss &lt;script src=/evil.js&gt; [@gazette]
---
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_site(
        tmp_path_factory.mktemp("pages"),
        {
            "content/events/talks-begin.md": EVENT,
            "content/actors/ada-marsh.md": ACTOR,
            "content/places/far.md": "---\nname: Far\nlatitude: 0.00001\nlongitude: -105.2345678\n---\n",
            "static/images/hall.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        },
    )
    pipeline.build(pipeline.Order(root), root / "_site")
    return root / "_site"


def _page(pages: Path, address: str) -> str:
    return (pages / address / "index.html").read_text(encoding="utf-8")


def test_a_role_with_a_citation_stays_text(pages: Path) -> None:
    for address in ("events/talks-begin", "actors/ada-marsh"):
        page = _page(pages, address)
        assert "Boss &lt;script src=/evil.js&gt;" in page
        assert re.findall(r'<script(?! (?:type="(?:module|application/ld\+json)"|src=))', page) == []


def test_a_summary_that_was_written_stands_on_the_page_with_its_note(pages: Path) -> None:
    page = _page(pages, "events/talks-begin")
    assert re.search(r'class="standfirst">Known by all<sup class="cite"><a href="#_note-1"', page)
    assert "page 9" in page
    assert 'class="standfirst"' not in _page(pages, "events/treaty-signed")


def test_notes_count_upwards_as_one_reads(pages: Path) -> None:
    marks = re.findall(r'<sup class="cite"><a href="#_note-(\d+)"', _page(pages, "events/talks-begin"))
    assert marks[:4] == ["1", "2", "3", "4"]


def test_who_prints_other_words_is_not_said_to_print_these(pages: Path) -> None:
    page = _page(pages, "events/talks-begin")
    assert "Printed by" not in page
    assert '<q lang="de">We are beginning</q>' in page


def test_coordinates_are_plain_numbers(pages: Path) -> None:
    assert "0.00001° N, 105.234568° W" in _page(pages, "places/far")


def test_a_kind_is_shown(pages: Path) -> None:
    assert "· Person</p>" in _page(pages, "actors/ada-marsh")


def test_check_tells_of_a_link_that_leads_to_a_draft(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = EVENT.replace("thread: talks\n", "thread: talks\ndraft: true\n").replace(
        "images/hall.svg", "hall.svg"
    )
    linking = "---\ntitle: Notes\n---\nSee [the draft](/events/plan/).\n"
    root = make_site(
        tmp_path,
        {"content/events/plan.md": draft, "content/pages/notes.md": linking, "static/hall.svg": "<svg/>"},
    )
    assert cli.main(["check", "--site", str(root)]) == cli.CONTENT
    assert "content/pages/notes.md:4:17: error: this site has no /events/plan/" in capsys.readouterr().err
    with pytest.raises(SiteError):
        pipeline.check(config.load(root), drafts=True)


def test_the_edit_link_is_quoted(tmp_path: Path) -> None:
    repository = '\n[repository]\nurl = "https://example.org/repo/"\nbranch = "x#y z"\n'
    from tests.sites import DEFAULT_TOML

    root = make_site(tmp_path, toml=DEFAULT_TOML + repository)
    pipeline.build(pipeline.Order(root), root / "_site")
    page = _page(root / "_site", "events/talks-begin")
    assert 'href="https://example.org/repo/edit/x%23y%20z/content/events/talks-begin.md"' in page


def test_a_linked_workshop_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_site(tmp_path / "site")
    victim = tmp_path / "victim"
    (victim / "staging").mkdir(parents=True)
    (root / ".dateline").symlink_to(victim)
    assert cli.main(["build", "--site", str(root)]) == cli.USAGE
    assert ".dateline is a link" in capsys.readouterr().err
    assert [one.name for one in victim.iterdir()] == ["staging"]


def test_code_that_looks_like_a_link_stays_as_it_is_in_feeds(tmp_path: Path) -> None:
    text = EVENT.replace("They met", 'They met `<a href="#top">` and[^x]').replace(
        "images/hall.svg", "hall.svg"
    )
    root = make_site(
        tmp_path,
        {"content/events/talks-begin.md": text + "\n[^x]: So.\n", "static/hall.svg": "<svg/>"},
    )
    pipeline.build(pipeline.Order(root), root / "_site")
    feed = (root / "_site/feed.json").read_text(encoding="utf-8")
    assert '&lt;a href=\\"#top\\"&gt;' in feed
    assert "https://example.org/rivers/events/talks-begin/#talks-begin-fn-x" in feed
    assert "April 2017: Known by all." in feed


def test_a_broken_catalogue_is_told_at_its_own_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = 'msgid "Sources"\nmsgstr "Quellen"\nnonsense\n'
    root = make_site(tmp_path, {"templates/messages/en-GB.po": broken})
    assert cli.main(["check", "--site", str(root)]) == cli.CONTENT
    told = capsys.readouterr().err
    assert told.startswith("templates/messages/en-GB.po:3:1: error: no catalogue of messages")
    assert str(root) not in told


def test_a_catalogue_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_site(tmp_path, {"templates/messages/en.po": 'msgid "Sources"\nmsgstr "Origins"\n'})
    path_open = Path.open

    def closed(path: Path, *arguments: Any, **named: Any) -> Any:
        if path.suffix == ".po":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return path_open(path, *arguments, **named)

    monkeypatch.setattr(Path, "open", closed)
    assert cli.main(["check", "--site", str(root)]) == cli.MACHINE
    assert "templates/messages/en.po cannot be read: Permission denied" in capsys.readouterr().err
