"""All files of a folder, or the word that it cannot be read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from dateline.publish.walking import files_in


def test_files_are_found_in_their_depth_and_folders_are_not(tmp_path: Path) -> None:
    for name in ("a", "b/c", "b/d/e"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    assert sorted(files_in(tmp_path)) == [tmp_path / name for name in ("a", "b/c", "b/d/e")]


def test_a_folder_that_cannot_be_read_is_not_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    scan = os.scandir

    def refuse(path: Any) -> Any:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(PermissionError):
        list(files_in(tmp_path))
