"""Only what the output lacks is asked for and staged, as it comes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.problems import MachineError
from dateline.publish.output import File, locked, survey
from dateline.publish.output.staging import stage
from tests.publish.output.trees import NEW, OLD, WORKSHOP, build, tree


def asked(files: dict[str, bytes], log: list[str]) -> Iterator[File]:
    """Files that note when their bytes are asked for."""
    for path, data in files.items():

        def give(path: str = path, data: bytes = data) -> bytes:
            log.append(path)
            return data

        yield File(path, hashlib.sha256(data).hexdigest(), give)


def test_bytes_are_asked_for_once_and_only_where_they_lack(root: Path, out: Path) -> None:
    log: list[str] = []
    build(asked(OLD, log), root)
    assert log == list(OLD)
    build(asked(OLD, log), root)
    assert log == list(OLD)
    build(asked(NEW, log), root)
    assert log[len(OLD) :] == [path for path in NEW if NEW[path] != OLD.get(path)]


def test_files_are_staged_as_they_come(root: Path, out: Path) -> None:
    counts: list[int] = []

    def files() -> Iterator[File]:
        for pair in OLD.items():
            counts.append(len(tree(root / ".dateline" / "staging")))
            yield File.of(*pair)

    build(files(), root)
    assert counts == list(range(len(OLD)))


def test_what_making_raises_changes_nothing(root: Path, out: Path) -> None:
    build(OLD, root)
    before = tree(out)

    def files() -> Iterator[File]:
        yield File.of("index.html", b"new front")
        raise ValueError("a template is wrong")

    with pytest.raises(ValueError, match="a template is wrong"):
        build(files(), root)
    assert tree(out) == before
    assert set(tree(root / ".dateline")) == WORKSHOP


def test_what_reading_the_bytes_raises_is_not_taken_for_ours(root: Path, out: Path) -> None:
    def gone() -> bytes:
        raise FileNotFoundError(2, "No such file", "static/x.svg")

    with pytest.raises(FileNotFoundError):
        build([File("x", "0" * 64, gone)], root)
    assert not out.exists()


def test_of_two_files_in_one_place_the_last_counts(root: Path, out: Path) -> None:
    build({"a": b"first"}, root)
    written = build([File.of("a", b"first"), File.of("a", b"second")], root)
    assert (written.written, written.unchanged, written.bytes) == (1, 0, 6)
    assert (out / "a").read_bytes() == b"second"
    written = build([File.of("a", b"third"), File.of("a", b"second")], root)
    assert (written.written, written.unchanged) == (0, 1)
    assert (out / "a").read_bytes() == b"second"


@pytest.mark.skipif(os.name == "nt", reason="Windows has other bounds")
def test_a_name_that_is_too_long_is_told_before_anything_moves(root: Path, out: Path) -> None:
    build(OLD, root)
    before = tree(out)
    with pytest.raises(MachineError, match="could not be written: File name too long"):
        build({**NEW, f"events/{'x' * 300}/index.html": b"long"}, root)
    assert tree(out) == before


def test_a_name_that_the_locale_cannot_write_is_told(
    root: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ascii_only(path: str) -> os.stat_result:
        path.encode("ascii")
        return Path(path).lstat()

    monkeypatch.setattr("dateline.publish.output.staging.os.lstat", ascii_only)
    with locked(root) as work, pytest.raises(MachineError, match=r"cannot name a file 'tags/\\xe9'.*UTF-8"):
        stage([File.of("tags/é", b"")], survey(out, work), work)
