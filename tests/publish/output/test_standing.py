"""The walk over an output."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dateline.publish.output.standing import all_folders, folders_of, stamped, walked


def test_files_folders_and_links(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "empty").mkdir()
    for name in ("x", "a/y", "a/b/z"):
        (tmp_path / name).write_text(name)
    (tmp_path / "to-file").symlink_to(tmp_path / "x")
    (tmp_path / "to-nowhere").symlink_to(tmp_path / "nowhere")
    (tmp_path / "a" / "to-folder").symlink_to(tmp_path / "empty")
    standing = walked(str(tmp_path))
    assert set(standing.files) == {"x", "a/y", "a/b/z", "to-file", "to-nowhere"}
    assert standing.files["to-file"] is standing.files["to-nowhere"] is None
    assert standing.folders == {"a", "a/b", "empty"}
    assert standing.linked == {"a/to-folder"}


def test_a_stamp_is_size_times_and_inode(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("three")
    found = (tmp_path / "x").stat()
    stamp = (5, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
    assert walked(str(tmp_path)).files == {"x": stamp}
    assert stamped(str(tmp_path / "x")) == stamp


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes")
def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert walked(str(tmp_path)).files == {"pipe": None}


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    standing = walked(str(tmp_path / "none"))
    assert (standing.files, standing.folders, standing.linked) == ({}, frozenset(), frozenset())


def test_folders_above() -> None:
    assert folders_of("a/b/c.css") == ["a/b", "a"]
    assert folders_of("c.css") == []
    assert all_folders(["a/b/c", "a/d", "e"]) == {"a", "a/b"}
