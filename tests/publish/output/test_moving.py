"""How files come into the output: in which order, and over what."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from dateline.publish.output import MANIFEST, Writer
from tests.publish.output.trees import NEW, OLD, Noting, assert_mended, build, clean, tree


def test_assets_come_first_and_removals_and_the_manifest_last(root: Path, out: Path) -> None:
    build(OLD, root)
    writer = Noting(out)
    build(NEW, root, writer=writer)
    assert writer.steps == [
        f"move {MANIFEST}",
        "move static/css/base.css",
        "move events/a/index.html",
        "folder events/b",
        "move events/b/index.html",
        "move feed.xml",
        "move index.html",
        "remove events/gone/index.html",
        "remove_folder events/gone",
        "remove_folder events",
        f"move {MANIFEST}",
    ]


def test_records_come_before_the_lists_that_name_them(root: Path, out: Path) -> None:
    writer = Noting(out)
    paths = ["sources/index.html", "sources/x/index.html", "data.json", "static/z.css", "404.html"]
    build(dict.fromkeys(paths, b""), root, writer=writer)
    moved = [step.removeprefix("move ") for step in writer.steps if step.startswith("move ")]
    assert moved[1:-1] == [
        "static/z.css",
        "404.html",
        "sources/x/index.html",
        "data.json",
        "sources/index.html",
    ]


def test_nothing_to_do_writes_nothing(root: Path, out: Path) -> None:
    build(OLD, root)
    writer = Noting(root)
    table = (root / ".dateline" / "seen").stat()
    times = {path: path.stat().st_mtime_ns for path in (out, *out.rglob("*"))}
    build(OLD, root, writer=writer)
    assert {path: path.stat().st_mtime_ns for path in (out, *out.rglob("*"))} == times
    assert (root / ".dateline" / "seen").stat() == table
    assert writer.steps == ["write .dateline/holder", "remove .dateline/holder"]


def test_a_file_changed_by_hand_is_all_that_is_written(root: Path, out: Path) -> None:
    build(OLD, root)
    (out / "feed.xml").write_text("by hand")
    writer = Noting(out)
    build(OLD, root, writer=writer)
    assert writer.steps == ["move feed.xml"]


def test_what_someone_changed_by_hand_is_put_right(root: Path, out: Path, tmp_path: Path) -> None:
    build(OLD, root)
    whole = tree(out)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(OLD["static/same.svg"])
    (out / "index.html").write_text("by hand")
    (out / "feed.xml").unlink()
    (out / "static" / "same.svg").unlink()
    (out / "static" / "same.svg").symlink_to(elsewhere)
    (out / "events" / "a" / "index.html").unlink()
    (out / "events" / "a" / "index.html" / "empty" / "too").mkdir(parents=True)
    assert build(OLD, root).written == 4
    assert tree(out) == whole
    assert not (out / "static" / "same.svg").is_symlink()
    assert elsewhere.read_bytes() == OLD["static/same.svg"]


def test_an_output_that_was_taken_away_is_made_anew(root: Path, out: Path, tmp_path: Path) -> None:
    build(OLD, root)
    out.rename(tmp_path / "taken")
    assert build(OLD, root, root / "deep" / "er").written == len(OLD)
    assert build(OLD, root).written == len(OLD)
    assert tree(out) == tree(root / "deep" / "er") == clean(OLD, tmp_path)


def test_a_file_that_cannot_be_read_is_replaced(
    root: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(OLD, root)

    def refused(file: str, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", file)

    monkeypatch.setattr("dateline.publish.output.place.open", refused, raising=False)
    assert build(OLD, root).written == len(OLD)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("static/x", "static/x/y.css"),
        ("static/x/y.css", "static/x"),
        ("static/x/y/z.css", "static/x"),
        ("static/A.css", "static/a.css"),
        ("static/A/a.css", "static/a/a.css"),
    ],
)
def test_a_file_may_become_a_folder_or_change_its_case(
    root: Path, tmp_path: Path, before: str, after: str
) -> None:
    build({before: b"old"}, root)
    build({after: b"new"}, root)
    assert_mended(root, clean({after: b"new"}, tmp_path))


def test_case_changes_are_moved_in_an_order_that_any_file_system_survives(root: Path, out: Path) -> None:
    build({"static/A/A.css": b"old"}, root)
    writer = Noting(out)
    build({"static/a/a.css": b"new"}, root, writer=writer)
    assert writer.steps == [
        f"move {MANIFEST}",
        "remove static/A/A.css",
        "remove_folder static/A",
        "remove_folder static",
        "folder static",
        "folder static/a",
        "move static/a/a.css",
        f"move {MANIFEST}",
    ]


def test_folders_that_someone_made_stay(root: Path, out: Path) -> None:
    build(OLD, root)
    (out / "events" / "gone" / "mine").mkdir()
    build(NEW, root)
    assert (out / "events" / "gone" / "mine").is_dir()


def test_each_folder_is_tried_once(root: Path, out: Path) -> None:
    """Removing many files of one folder must not look through it for each."""
    build({f"events/{number}/index.html": b"" for number in range(20)}, root)
    writer = Noting(out)
    build({"events/0/index.html": b""}, root, writer=writer)
    assert writer.steps.count("remove_folder events") == 1
    assert sum(step.startswith("remove_folder ") for step in writer.steps) == 20


class Across(Writer):
    """As if the output lay on another file system than the workshop."""

    def move(self, source: str, target: str) -> None:
        if "/.dateline/" in source and "/_site/" in target:
            raise OSError(errno.EXDEV, "Invalid cross-device link", source)
        super().move(source, target)


def test_another_file_system_takes_copies(root: Path, tmp_path: Path) -> None:
    build(OLD, root)
    build(NEW, root, writer=Across())
    assert_mended(root, clean(NEW, tmp_path))
