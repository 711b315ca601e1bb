"""`--profile FILE`."""

from __future__ import annotations

import pstats
from pathlib import Path

import pytest

from dateline.cli.profiling import profiled
from dateline.problems import MachineError


def test_a_profile_can_be_read(tmp_path: Path) -> None:
    with profiled(tmp_path / "profile"):
        sorted([2, 1])
    functions = {name for _, _, name in pstats.Stats(str(tmp_path / "profile")).stats}  # type: ignore[attr-defined]
    assert "<built-in method builtins.sorted>" in functions


def test_without_a_file_there_is_none(tmp_path: Path) -> None:
    with profiled(None):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match="cannot be written: Is a directory"), profiled(tmp_path):
        pass
