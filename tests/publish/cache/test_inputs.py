"""What a site is made from: every change is seen, and only what changed is read."""

from __future__ import annotations

import builtins
import os
import shutil
from collections.abc import Callable
from pathlib import Path, PureWindowsPath
from time import sleep
from typing import Any

import pytest

from dateline.publish.cache import inputs
from dateline.publish.cache.inputs import Inputs, surveyed
from dateline.publish.output import locked
from dateline.publish.output.seen import Seen, dumped, read
from tests.sites import make_site


@pytest.fixture
def engine(tmp_path: Path) -> Path:
    folder = tmp_path / "engine"
    for name in ("dateline/a.py", "templates/page.html", "static/x.css"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "site")


def look(site: Path, engine: Path) -> Inputs:
    with locked(site) as work:
        return surveyed(site, engine, work)


def test_files_are_found_by_their_paths_on_every_system(site: Path, engine: Path) -> None:
    found = look(site, engine)
    assert found.of(site, "content/events/talks-begin.md")
    assert found.of(site, "site.toml")
    assert found.of(site, "nothing.toml") == ""
    assert not any("\\" in path for path in found.files)
    windows = Inputs({"C:/site/content/a.md": "digest"}, "", "", "")
    folder = PureWindowsPath(r"C:\site")
    assert windows.of(folder, "content/a.md") == "digest"
    assert windows.under(folder) == windows.under(folder / "content") != windows.under(folder / "static")


def trusting(site: Path) -> None:
    """A minute has passed since the table was taken: what looks as it did then is not read again."""
    table = read(f"{site}/.dateline", str(site), inputs.NAME)
    late = Seen(table.taken + 60 * 10**9, table.manifest, table.files)
    (site / ".dateline/inputs").write_bytes(dumped(late, str(site)))
    sleep(0.05)  # until the clocks of file systems have stepped on


def append(name: str) -> Callable[[Path, Path], object]:
    def change(site: Path, engine: Path) -> None:
        folder = engine if name.startswith("engine/") else site
        with (folder / name.removeprefix("engine/")).open("a") as file:
            file.write(" ")

    return change


def quietly(site: Path, engine: Path) -> None:
    """The same size and the same time: the inode's own time tells."""
    file = site / "content/events/talks-begin.md"
    before = file.stat()
    file.write_bytes(file.read_bytes().replace(b"talks", b"walks", 1))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def own_template(site: Path, _: Path) -> None:
    (site / "templates").mkdir()
    (site / "templates/a.html").write_text("")


CHANGES: dict[str, Callable[[Path, Path], object]] = {
    "event": append("content/events/talks-begin.md"),
    "settings": append("site.toml"),
    "engine": append("engine/dateline/a.py"),
    "engine's template": append("engine/templates/page.html"),
    "engine's sheet": append("engine/static/x.css"),
    "new file": lambda site, _: (site / "content/events/new.md").write_text("x"),
    "new template": own_template,
    "renamed": lambda site, _: (site / "content/sources/herald.md").rename(site / "content/sources/b.md"),
    "removed": lambda site, _: (site / "content/sources/herald.md").unlink(),
    "quietly": quietly,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_every_change_is_seen(site: Path, engine: Path, change: Callable[[Path, Path], object]) -> None:
    before = look(site, engine)
    assert before.whole
    trusting(site)
    assert look(site, engine) == before
    change(site, engine)
    after = look(site, engine)
    assert after.whole != before.whole
    assert (after.engine != before.engine) == (change is CHANGES["engine"])


def test_python_and_the_libraries_belong_to_the_engine(
    site: Path, engine: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = look(site, engine)
    (tmp_path / "more/markdown-99.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "more")
    assert look(site, engine).engine != before.engine


def test_only_what_changed_is_read(site: Path, engine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = look(site, engine)
    trusting(site)
    opened: list[str] = []
    original = builtins.open

    def spy(file: Any, *args: Any, **named: Any) -> Any:
        opened.append(str(file))
        return original(file, *args, **named)

    append("content/events/talks-begin.md")(site, engine)
    monkeypatch.setattr(builtins, "open", spy)
    after = look(site, engine)
    assert [name for name in opened if ".dateline" not in name] == [
        str(site / "content/events/talks-begin.md")
    ]
    changed = {path for path in before.files if before.files[path] != after.files[path]}
    assert changed == {str(site / "content/events/talks-begin.md")}


def test_a_table_that_is_torn_costs_reading_and_nothing_else(site: Path, engine: Path) -> None:
    before = look(site, engine)
    table = site / ".dateline/inputs"
    table.write_bytes(table.read_bytes()[:40])
    assert look(site, engine) == before


def test_links_to_folders_are_never_taken_for_unchanged(site: Path, engine: Path, tmp_path: Path) -> None:
    shutil.copytree(site / "content/sources", tmp_path / "elsewhere")
    shutil.rmtree(site / "content/sources")
    (site / "content/sources").symlink_to(tmp_path / "elsewhere")
    assert look(site, engine).whole == ""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows")
def test_nobody_waits_for_a_pipe(site: Path, engine: Path) -> None:
    os.mkfifo(site / "content/pipe.md")
    assert look(site, engine).of(site, "content/pipe.md") == ""


def test_all_files_of_a_folder_are_one_value(site: Path, engine: Path) -> None:
    before = look(site, engine)
    append("content/events/talks-begin.md")(site, engine)
    after = look(site, engine)
    assert before.under(site / "content") != after.under(site / "content")
    assert before.under(engine / "templates") == after.under(engine / "templates")
    assert before.under(site / "nowhere") == ""
