"""However a site was edited, a build after it gives what a clean one gives, byte for byte."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.stories import write_story
from dateline import pipeline
from dateline.cli import workers
from dateline.pipeline.held import Held
from dateline.problems import SiteError
from tests.built import PROJECT, copy_site

EVENT: Final = """\
---
title: Event {0} of the bridge
date: {1}
thread: {2}
place: river-town
actors: [mayor]
tags: [safety, new-{3}]
sources: [herald, {{id: gazette, voice: quotes, from: [herald]}}]
---
It was so [@herald, page {3}]. See [the closing](/events/bridge-closed/).
"""
DATES: Final = (
    "2019-03-04",
    "2018",
    "2019-03/2019-05",
    "1931~",
    "../2020",
    "2019-03-04T12:30",
    "-0043",
    "2019",
)
TOUCHED: Final = "<p>Touched {} times</p>"

Edit = Callable[[Path, int], None]


def add(site: Path, n: int) -> None:
    text = EVENT.format(n, DATES[n % len(DATES)], ("bridge", "council")[n % 2], n % 3)
    (site / f"content/events/added-{n % 5}.md").write_text(text, encoding="utf-8")


def remove(site: Path, n: int) -> None:
    (site / f"content/events/added-{n % 5}.md").unlink(missing_ok=True)


def rename(site: Path, n: int) -> None:
    old = site / f"content/events/added-{n % 5}.md"
    if old.exists():
        old.rename(site / f"content/events/added-{(n + 1) % 5}.md")


def rename_referenced(site: Path, n: int) -> None:
    """What leads to it leads nowhere now: a problem, until it is renamed back."""
    names = ["bridge-closed", "bridge-shut-down"]
    for old, new in (names, names[::-1]):
        file = site / f"content/events/{old}.md"
        if file.exists():
            file.rename(site / f"content/events/{new}.md")
            return


def replaced(path: str, old: str, new: str) -> Edit:
    """Says something else in a file, another thing each time."""

    def edit(site: Path, n: int) -> None:
        file = site / path
        if file.exists():
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace(old, new.format(n)), encoding="utf-8")

    return edit


def body(site: Path, n: int) -> None:
    file = sorted((site / "content/events").glob("*.md"))[n % 3]
    cited = " [@wire]" * (site / "content/sources/wire.md").exists()
    file.write_text(f"{file.read_text(encoding='utf-8')}\nMore was said, {n}{cited}.\n", encoding="utf-8")


def title(site: Path, n: int) -> None:
    file = sorted((site / "content/events").glob("*.md"))[n % 3]
    lines = file.read_text(encoding="utf-8").split("\n")
    file.write_text("\n".join([lines[0], f"title: Named *{n}*", *lines[2:]]), encoding="utf-8")


def template(site: Path, n: int) -> None:
    """One of the site's own that stands in every page, or all taken away."""
    folder = site / "templates/parts"
    if n % 4 == 0:
        shutil.rmtree(site / "templates", ignore_errors=True)
        return
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ("foot.html", "head.html")[n % 2]).write_text(TOUCHED.format(n), encoding="utf-8")


def one_template(site: Path, n: int) -> None:
    """One of the engine's, in a copy, or the copy taken away: of some pages, of parts of pages, of lists."""
    names = ("source.html", "_evidence.html", "_marks.html", "feed.xml", "_macros.html", "find/filter.html")
    name = names[n % len(names)]
    file = site / "templates" / name
    if file.exists():
        file.unlink()
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    text = (PROJECT / "templates" / name).read_text(encoding="utf-8")
    marked = re.sub(r"<(h1|h2|li|span|subtitle|fieldset)(?=[ >{])", rf'<\1 data-n="{n}"', text)
    file.write_text(marked, encoding="utf-8")


def catalogue(site: Path, n: int) -> None:
    folder = site / "templates/messages"
    folder.mkdir(parents=True, exist_ok=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    text = f'{head}msgid "Sources"\nmsgstr "Sources {n}"\n'
    (folder / "en.po").write_text(text, encoding="utf-8")


def static(site: Path, n: int) -> None:
    (site / "static/css").mkdir(parents=True, exist_ok=True)
    name = ("css/tokens.css", "css/own.css", "note.txt")[n % 3]
    (site / "static" / name).write_text(f":root {{ --n: {n} }}", encoding="utf-8")


def touch(site: Path, n: int) -> None:
    """Written anew with the same bytes: other times, another inode."""
    file = sorted((site / "content").rglob("*.md"))[n % 9]
    data = file.read_bytes()
    file.unlink()
    file.write_bytes(data)


def spoil(site: Path, n: int) -> None:
    """Somebody's hand in the output, and in the workshop."""
    output, work = site.parent / "output", site / ".dateline"
    if n % 5 == 0:
        shutil.rmtree(work, ignore_errors=True)
    elif n % 5 == 1:
        shutil.rmtree(output, ignore_errors=True)
    elif n % 5 == 2 and output.exists():
        (output / "events/bridge-opens/index.html").write_text("changed by hand", encoding="utf-8")
    elif n % 5 == 3 and output.exists():
        (output / "timeline.json").unlink(missing_ok=True)
    elif work.exists():
        for file in work.iterdir():
            if file.name not in {"lock", ".gitignore"} and file.is_file():
                data = file.read_bytes()
                file.write_bytes(data[: n % (len(data) + 1)])


EDITS: Final[tuple[Edit, ...]] = (
    add,
    remove,
    rename,
    rename_referenced,
    body,
    title,
    replaced("content/events/bridge-opens.md", "date: 1931", "date: 1931-0{}"),
    replaced("content/events/cracks-reported.md", "actors:", "tags: [crack-{}]\nactors:"),
    replaced("content/sources/herald.md", "publisher: ", "publisher: The {} "),
    replaced("content/sources/evening-star.md", "kind: report", "kind: opinion"),
    replaced("content/actors/mayor.md", "name: ", "name: {} "),
    replaced("content/places/river-town.md", "name: ", "name: {} "),
    replaced("content/pages/about.md", "title: ", "title: {} "),
    replaced("site.toml", "The bridge", "The bridge {}"),
    replaced("site.toml", 'language = "en-GB"', 'language = "de"'),
    replaced("site.toml", 'colour = "green"', 'colour = "violet"'),
    template,
    one_template,
    catalogue,
    static,
    touch,
    spoil,
)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def quiet(**values: object) -> pipeline.Means:
    return pipeline.Means(say=lambda _: None, **values)  # type: ignore[arg-type]


def built(order: pipeline.Order, output: Path, **how: object) -> list[str]:
    """The problems that a build tells."""
    try:
        pipeline.build(order, output, quiet(**how))
    except SiteError as error:
        return [str(problem) for problem in error.problems]
    return []


def compare(order: pipeline.Order, output: Path, clean: Path, held: Held | None = None) -> None:
    """Builds the site as it is edited, and clean, which must be the same."""
    before = files(output)
    shutil.rmtree(clean, ignore_errors=True)
    problems = built(order, output, held=held)
    assert built(order, clean, cached=False) == problems
    assert files(output) == (before if problems else files(clean))


@settings(max_examples=8, deadline=None, derandomize=True)
@given(
    st.lists(st.tuples(st.integers(0, len(EDITS) - 1), st.integers(0, 9)), min_size=3, max_size=7),
    st.booleans(),
    st.sampled_from([None, Held]),
)
def test_after_any_edits_a_build_equals_a_clean_one(
    edits: list[tuple[int, int]], drafts: bool, hold: type[Held] | None
) -> None:
    with TemporaryDirectory() as folder:
        held = hold() if hold else None
        site = copy_site("evidence", Path(folder) / "site")
        order = pipeline.Order(site, drafts=drafts)
        output, clean = Path(folder) / "output", Path(folder) / "clean"
        compare(order, output, clean, held)
        assert files(output) != {}
        for kind, number in edits:
            EDITS[kind](site, number)
            compare(order, output, clean, held)


@pytest.mark.parametrize("hold", [None, Held], ids=["read", "held"])
@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: getattr(edit, "__name__", ""))
def test_after_each_kind_of_edit_too(edit: Edit, hold: type[Held] | None, tmp_path: Path) -> None:
    """Each at least once, and undone: what random edits may miss."""
    held = hold() if hold else None
    site = copy_site("evidence", tmp_path / "site")
    order = pipeline.Order(site)
    add(site, 1)
    pipeline.build(order, tmp_path / "output", quiet(held=held))
    saved = {path: path.read_bytes() for path in sorted(site.rglob("*.*")) if path.is_file()}
    for number in (1, 4):
        edit(site, number)
        compare(order, tmp_path / "output", tmp_path / "clean", held)
    for path, data in saved.items():
        if ".dateline" not in path.parts:
            path.write_bytes(data)
    compare(order, tmp_path / "output", tmp_path / "clean", held)


def test_in_a_long_story_with_several_processes(tmp_path: Path) -> None:
    """More events than a page lists, so that all kinds of pages are there."""
    site = write_story(tmp_path / "site", 640)
    order, output = pipeline.Order(site), tmp_path / "output"
    several = quiet(pool=workers.pool(2))
    pipeline.build(order, output, several)
    clean = tmp_path / "clean"
    pipeline.build(order, clean, quiet(cached=False))
    assert files(output) == files(clean)
    events = sorted((site / "content/events").glob("*.md"))
    body(site, 0)
    title(site, 1)
    report = pipeline.build(order, output, several)
    assert 0 < report.written.pages_written < report.written.pages / 10
    events[300].unlink()
    pipeline.build(order, output, several)
    shutil.rmtree(clean)
    pipeline.build(order, clean, quiet(cached=False))
    assert files(output) == files(clean)


def test_another_template_makes_the_pages_that_use_it_anew(tmp_path: Path) -> None:
    site = copy_site("evidence", tmp_path / "site")
    order, output = pipeline.Order(site), tmp_path / "output"
    pages = pipeline.build(order, output, quiet()).written.pages
    sources = len(list((site / "content/sources").glob("*.md")))
    made: list[int] = []

    def build() -> tuple[int, int]:
        made.clear()
        written = pipeline.build(order, output, quiet(progress=lambda done, _: made.append(done))).written
        return len(made), written.pages_written

    one_template(site, 0)  # the first of the site's own
    assert build() == (sources, sources)
    one_template(site, 4)  # rows of events and sources: of the most pages, but not of all
    count, others = build()
    assert sources < others <= count < pages
    one_template(site, 0)  # the engine's again
    assert build() == (sources, sources)


def test_what_did_not_change_is_not_made_again(tmp_path: Path) -> None:
    site = copy_site("evidence", tmp_path / "site")
    order, output = pipeline.Order(site), tmp_path / "output"
    pipeline.build(order, output, quiet())
    made: list[int] = []
    again = quiet(progress=lambda done, _: made.append(done))
    assert pipeline.build(order, output, again).written.written == 0
    assert made == []
    body(site, 1)
    pages = pipeline.build(order, output, again).written.pages
    assert 0 < len(made) < pages
