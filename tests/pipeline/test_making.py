"""Files that stand as they would be made are not made; hands in the output are put right."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dateline import pipeline
from dateline.content.records import Event
from dateline.publish.citing.entries import event_bib
from dateline.publish.making import Press
from dateline.publish.pages import Plan
from dateline.publish.presenting import Presenter
from dateline.publish.traces import Fact
from tests.built import copy_site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = copy_site("evidence", tmp_path / "site")
    pipeline.build(pipeline.Order(site), tmp_path / "output")
    return site


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages and the citations that are made."""
    found: list[str] = []
    original = Press.page

    def page(press: Press, plan: Plan) -> tuple[bytes, frozenset[Fact]]:
        found.append(plan.address)
        return original(press, plan)

    def bib(presenter: Presenter, event: Event, day: str) -> str:
        found.append(event.id)
        return event_bib(presenter, event, day)

    monkeypatch.setattr(Press, "page", page)
    monkeypatch.setattr("dateline.publish.lists.event_bib", bib)
    return found


def rebuilt(site: Path) -> pipeline.Report:
    """The site after an edit of one event's text."""
    file = site / "content/events/bridge-opens.md"
    file.write_text(f"{file.read_text(encoding='utf-8')}\nMore.\n", encoding="utf-8")
    return pipeline.build(pipeline.Order(site), site.parent / "output")


def test_only_what_shows_an_edited_text_is_made(site: Path, made: list[str]) -> None:
    report = rebuilt(site)
    assert "/events/bridge-opens/" in made
    assert "/events/bridge-closed/" not in made
    assert "bridge-opens" not in made  # its citation names no word of the text
    assert report.written.unchanged > report.written.written


def test_a_citation_that_someone_changed_is_put_right(site: Path, made: list[str]) -> None:
    bib = site.parent / "output/events/bridge-closed/cite.bib"
    before = bib.read_bytes()
    bib.write_text("changed by hand", encoding="utf-8")
    rebuilt(site)
    assert bib.read_bytes() == before
    assert "bridge-closed" in made


def test_one_that_is_gone_is_made_again_with_its_bundle(site: Path, made: list[str]) -> None:
    bib = site.parent / "output/events/bridge-closed/cite.bib"
    before = bib.read_bytes()
    bib.unlink()
    rebuilt(site)
    assert bib.read_bytes() == before
    assert made.count("bridge-closed") == 1


def test_an_output_that_is_gone_is_made_whole(site: Path, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "output")
    report = rebuilt(site)
    assert report.written.unchanged == 0
    clean = pipeline.build(pipeline.Order(site), tmp_path / "clean", pipeline.Means(cached=False))
    assert (report.written.written, report.written.bytes) == (clean.written.written, clean.written.bytes)


def test_pages_are_counted_as_they_are_made(site: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    means = pipeline.Means(cached=False, progress=lambda done, pages: told.append((done, pages)))
    pages = pipeline.build(pipeline.Order(site), tmp_path / "clean", means).written.pages
    assert told == [(done, pages) for done in range(1, pages + 1)]
