"""The single writer itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.problems import MachineError
from dateline.publish.output.writer import WRITER, said, told


def test_each_call_is_one_change(tmp_path: Path) -> None:
    folder, one, two = (str(tmp_path / name) for name in ("f", "f/1", "f/2"))
    WRITER.folder(folder)
    WRITER.write(one, b"one" * 100_000)
    WRITER.write(two, b"")
    assert (tmp_path / "f" / "1").stat().st_size == 300_000
    WRITER.write(one, b"short")
    WRITER.move(one, two)
    assert (tmp_path / "f" / "2").read_bytes() == b"short"
    WRITER.remove(two)
    WRITER.remove_folder(folder)
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_not_taken_for_made(tmp_path: Path) -> None:
    with pytest.raises(FileExistsError):
        WRITER.folder(str(tmp_path))


def test_errors_are_told_in_one_line() -> None:
    with pytest.raises(MachineError) as error, told():
        raise OSError(28, "No space left on device", "a/b")
    assert str(error.value) == "the site could not be written: No space left on device (a/b)"
    assert said(OSError("odd")) == "odd"
    assert said(RuntimeError("a circle")) == "a circle"
