"""All of `content/` to one `Content`."""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from bench.stories import write_story
from dateline import cli, config
from dateline.content import crossing
from dateline.content.dates import parse
from dateline.content.evidence import Printing, Use, Voice
from dateline.content.fields import UNKNOWN
from dateline.content.loading import load
from dateline.content.markup import Citation
from dateline.content.reading import decoding
from dateline.content.records import Content, Image, Standing
from dateline.problems import MachineError, SiteError
from tests.sites import make_site

WHOLE = """\
---
title: "The *bridge* opens: at last"
date: 2018-05?
date_sources: [gazette]
time_note: In the morning [@gazette].
place: river-town
thread: talks
actors: [ada-marsh]
tags: [brücken, open-days]
standing: reported
featured: true
summary: It opened [@herald, page 2].
sources:
  - gazette
  - {id: herald, voice: relays, from: [a diplomat], locator: 7, note: Seen late.}
quotations:
  - text: >
      We are
      open
    speaker: ada-marsh
    sources: [gazette, {id: herald, printed: Open}]
    language: en
differences:
  - on: The day
    about: date
    accounts: [{says: Friday, sources: [gazette]}, {says: Saturday, sources: [herald]}]
image: {file: ship.jpg, alt: A ship, caption: At sea, credit: A. Painter, licence: CC0}
corrections: [{date: 2018-06-01, was: May, now: Perhaps May, note: A reader wrote.}]
aliases: [the-bridge]
published: 2018-06-01
extra: {length: 12.5, note: 0044}
---
It opened [@gazette].
"""


def _load(site: Path, **options: Any) -> Content:
    return load(config.load(site), (site / "static",), **options)


def test_every_field_of_an_event(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"content/events/2018/bridge.md": WHOLE, "static/ship.jpg": b""}
    event = _load(make_site(tmp_path, files)).events["bridge"]
    assert event.path == "content/events/2018/bridge.md"
    assert (event.title.marked, event.title.plain) == (
        "The <em>bridge</em> opens: at last",
        "The bridge opens: at last",
    )
    assert event.date == parse("2018-05?")
    assert event.standing is Standing.REPORTED
    assert event.featured
    assert not event.draft
    assert event.summary
    assert event.summary.citations == (Citation("herald", "page 2"),)
    assert event.sources[0] == Use(id="gazette", voice=Voice.OWN)
    assert (event.sources[1].from_, event.sources[1].locator) == (("a diplomat",), "7")
    assert event.quotations[0].text == "We are open"
    assert event.quotations[0].sources == (Printing(id="gazette"), Printing(id="herald", printed="Open"))
    assert event.differences[0].finding is None
    assert isinstance(event.image, Image)
    assert (event.image.file, event.image.alt) == ("ship.jpg", "A ship")
    assert event.corrections[0].now.plain == "Perhaps May"
    assert event.tags == ("brücken", "open-days")
    assert event.extra == {"length": 12.5, "note": "0044"}


def test_the_lead_stands_in_for_a_summary(tmp_path: Path) -> None:
    event = _load(make_site(tmp_path)).events["treaty-signed"]
    assert event.summary
    assert event.summary.plain == "The treaty was signed after three days."


def test_an_event_without_words_has_no_summary(tmp_path: Path) -> None:
    text = "---\ntitle: T\ndate: 2017\nthread: talks\nsources: [gazette]\n---\n"
    assert _load(make_site(tmp_path, {"content/events/t.md": text})).events["t"].summary is None


def test_the_word_unknown(tmp_path: Path) -> None:
    text = "---\ntitle: unknown\nauthors: unknown\npublished: unknown\nurl: unknown\npublisher: P\nkind: report\n---\n"
    source = _load(make_site(tmp_path, {"content/sources/s.md": text})).sources["s"]
    assert source.title is source.authors is source.published is source.url is UNKNOWN


def test_other_records(tmp_path: Path) -> None:
    content = _load(make_site(tmp_path))
    assert content.actors["ada-marsh"].name.plain == "Ada Marsh"
    assert (content.places["river-town"].latitude, content.places["river-town"].longitude) == (47.5, -12.25)
    assert content.pages["about"].menu == 1
    assert content.sources["herald"].relies_on == ("gazette",)
    assert content.sources["gazette"].body.plain == "The official record."


def test_ids_are_in_order(tmp_path: Path) -> None:
    text = "---\nname: N\nkind: body\n---\n"
    site = make_site(tmp_path, {f"content/actors/{name}.md": text for name in ("z", "b2/y", "a")})
    assert list(_load(site).actors) == ["a", "ada-marsh", "y", "z"]


def test_drafts_only_when_asked_for(tmp_path: Path) -> None:
    text = "---\ntitle: T\ndate: 2017\nthread: talks\nsources: [gazette]\ndraft: true\n---\n"
    site = make_site(tmp_path, {"content/events/t.md": text})
    assert "t" not in _load(site).events
    assert "t" in _load(site, drafts=True).events


def test_names_that_begin_with_a_dot_are_passed_over(tmp_path: Path) -> None:
    files = {"content/.DS_Store": "x", "content/events/.x.md.swp": "x", "content/.git/x.md": "x"}
    assert len(_load(make_site(tmp_path, files)).events) == 2


def test_the_same_id_may_stand_in_each_kind(tmp_path: Path) -> None:
    site = make_site(tmp_path, {"content/pages/gazette.md": "---\ntitle: The Gazette\n---\n"})
    assert "gazette" in _load(site).pages


def test_a_link_inside_of_content(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    (site / "content/pages/again.md").symlink_to("about.md")
    assert _load(site).pages["again"].title.plain == "About"


def test_a_link_to_itself_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = make_site(tmp_path)
    (site / "content/pages/again.md").symlink_to("again.md")
    assert cli.main(["check", "--site", str(site)]) == cli.CONTENT
    assert "content/pages/again.md:1:1: error: a link that leads nowhere" in capsys.readouterr().err


def test_a_file_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site = make_site(tmp_path)

    def refuse(file: str | Path, *args: Any, **options: Any) -> Any:
        if Path(file).name == "herald.md":
            raise PermissionError(13, "Permission denied", str(file))
        return Path(file).open(*args, **options)

    monkeypatch.setattr(decoding, "open", refuse, raising=False)  # there alone: pytest opens files, too
    assert cli.main(["check", "--site", str(site)]) == cli.MACHINE
    told = capsys.readouterr()
    assert (told.out, told.err) == (
        "",
        "error: content/sources/herald.md cannot be read: Permission denied\n",
    )


def test_a_folder_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = make_site(tmp_path)
    scan = os.scandir

    def refuse(folder: Any) -> Any:
        if str(folder).endswith("sources"):
            raise PermissionError(13, "Permission denied", str(folder))
        return scan(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(MachineError, match=r"^content/sources cannot be read: Permission denied$"):
        _load(site)


def test_words_as_an_origin_are_never_taken_for_ids(tmp_path: Path) -> None:
    names = "Newsweek, a diplomat, diplomats, Al-Jazeera, gazette"
    text = f"---\ntitle: T\ndate: 2017\nthread: talks\nsources: [{{id: herald, voice: relays, from: [{names}]}}]\n---\n"
    event = _load(make_site(tmp_path, {"content/events/t.md": text})).events["t"]
    assert event.sources[0].from_ == tuple(names.split(", "))


def test_tags_of_scripts_with_combining_marks(tmp_path: Path) -> None:
    text = "---\ntitle: T\ndate: 2017\nthread: talks\nsources: [gazette]\ntags: [हिन्दी-भाषा, ภาษาไทย, 2017]\n---\n"
    event = _load(make_site(tmp_path, {"content/events/t.md": text})).events["t"]
    assert event.tags == ("हिन्दी-भाषा", "ภาษาไทย", "2017")


def test_known_origins_are_not_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []

    def noted(word: str, _known: Any) -> str:
        compared.append(word)
        return ""

    monkeypatch.setattr(crossing, "nearest", noted)
    names = "gazette, herald, diplomats, a diplomat"
    text = f"---\ntitle: T\npublisher: P\nkind: report\nrelies_on: [{names}]\n---\n"
    _load(make_site(tmp_path, {"content/sources/echo.md": text}))
    assert compared == ["diplomats"]


def test_batches_may_be_read_by_other_processes(tmp_path: Path) -> None:
    site = write_story(tmp_path, 300)
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
        assert _load(site, mapped=pool.map) == _load(site)


def test_problems_are_the_same_whoever_reads(tmp_path: Path) -> None:
    site = write_story(tmp_path, 300)
    event = next((site / "content/events").iterdir())
    event.write_text(event.read_text(encoding="utf-8").replace("thread: ", "thread: x"), encoding="utf-8")
    (site / "content/events/bad.md").write_text("---\ntitle: T\ndate: 2017-13\n---\n<b>\n", encoding="utf-8")
    with pytest.raises(SiteError) as alone:
        _load(site)
    with (
        ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool,
        pytest.raises(SiteError) as many,
    ):
        _load(site, mapped=pool.map)
    assert many.value.problems == alone.value.problems
    assert len(alone.value.problems) > 3
