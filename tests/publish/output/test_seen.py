"""The table of our files: what is taken on trust, and what is read again."""

from __future__ import annotations

import builtins
import os
from pathlib import Path
from typing import Any

import pytest

from dateline.problems import MachineError
from dateline.publish.output import Writer, seen
from dateline.publish.output.seen import Seen
from tests.publish.output.trees import NEW, OLD, build, clean, tree

STAMP = (5, 1_000_000_000_000_000_001, 1_000_000_000_000_000_001, 7)
HASH = "a" * 64
LATER = STAMP[1] + 1_000_000_000
TABLE = Seen(LATER, "b" * 64, {"x": (seen.words(STAMP), HASH), "a\tb/é": (seen.words(STAMP), HASH)})


@pytest.fixture
def reads(root: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the output's files that are opened from now on, in the modules that read them."""
    opened: list[str] = []

    def noted(file: str, *rest: Any, **more: Any) -> Any:
        if file.startswith(f"{root.resolve()}/_site/"):
            opened.append(file.removeprefix(f"{root.resolve()}/_site/"))
        return builtins.open(file, *rest, **more)  # noqa: PTH123 (as the module does)

    monkeypatch.setattr("dateline.publish.output.place.open", noted, raising=False)
    return opened


def settled(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build whose table is a minute younger than its files."""
    with monkeypatch.context() as patch:
        patch.setattr(seen, "_TICK", -60_000_000_000)
        build(OLD, root)
    monkeypatch.setattr(seen, "_TICK", -60_000_000_000)


def test_a_table_is_read_back(tmp_path: Path) -> None:
    (tmp_path / seen.NAME).write_bytes(seen.dumped(TABLE, "/out"))
    assert seen.read(str(tmp_path), "/out") == TABLE
    assert seen.read(str(tmp_path), "/other") == Seen()
    (tmp_path / seen.NAME).write_bytes(seen.dumped(Seen(), "/out"))
    assert seen.read(str(tmp_path), "/out") == Seen()


def test_every_byte_of_a_table_counts(tmp_path: Path) -> None:
    data = seen.dumped(TABLE, "/out")
    for place in range(len(data)):
        changed = bytes([data[place] ^ 1])
        (tmp_path / seen.NAME).write_bytes(data[:place] + changed + data[place + 1 :])
        assert seen.read(str(tmp_path), "/out") == Seen()
        (tmp_path / seen.NAME).write_bytes(data[:place])
        assert seen.read(str(tmp_path), "/out") == Seen()


def test_a_table_that_is_a_folder_is_none(tmp_path: Path) -> None:
    (tmp_path / seen.NAME).mkdir()
    assert seen.read(str(tmp_path), "/out") == Seen()


def test_trust_needs_every_part_of_the_stamp() -> None:
    assert TABLE.trusted("x", STAMP) == (seen.words(STAMP), HASH)
    assert TABLE.trusted("y", STAMP) is None
    for part in range(4):
        other = tuple(value + (index == part) for index, value in enumerate(STAMP))
        assert TABLE.trusted("x", other) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changed", "entry_changed", "taken", "is_trusted"),
    [
        (100_000_000_001, 100_000_000_001, 100_000_000_001, False),
        (100_000_000_001, 100_000_000_001, 100_020_000_001, False),
        (100_000_000_001, 100_000_000_001, 100_020_000_002, True),
        (100_000_000_001, 100_500_000_000, 100_520_000_000, False),
        (100_000_000_001, 100_500_000_000, 100_520_000_001, True),
        (100_000_000_000, 100_000_000_000, 102_000_000_000, False),  # whole seconds: a slow clock
        (100_000_000_000, 100_000_000_000, 102_000_000_001, True),
        (200_000_000_000, 100_000_000_000, 102_000_000_001, False),  # a clock that went back
    ],
)
def test_what_is_as_young_as_the_table_is_read(
    changed: int, entry_changed: int, taken: int, is_trusted: bool
) -> None:
    stamp = (5, changed, entry_changed, 7)
    table = Seen(taken, "", {"x": (seen.words(stamp), HASH)})
    assert (table.trusted("x", stamp) is not None) == is_trusted


def test_nothing_changed_opens_no_file(root: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    settled(root, monkeypatch)
    assert build(OLD, root).unchanged == len(OLD)
    assert reads == []


def test_a_young_output_is_read(root: Path, reads: list[str]) -> None:
    build(OLD, root)
    assert build(OLD, root).unchanged == len(OLD)
    assert set(reads) == set(OLD)


def test_a_touched_file_is_read_once(
    root: Path, out: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(root, monkeypatch)
    os.utime(out / "index.html", ns=(1, 1))
    assert build(OLD, root).written == 0
    assert reads == ["index.html"]
    build(OLD, root)
    assert reads == ["index.html"]


def test_a_hand_that_hides_its_work_is_found(root: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same size and time of change: the time of the entry tells."""
    settled(root, monkeypatch)
    before = (out / "index.html").stat()
    (out / "index.html").write_bytes(b"OLD front")
    os.utime(out / "index.html", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert build(OLD, root).written == 1
    assert (out / "index.html").read_bytes() == OLD["index.html"]


@pytest.mark.parametrize(
    "data", [None, b"", b"dateline-seen 0 x\n", b"\xff\xfe", b"dateline-seen 2 00\nrest"]
)
def test_a_table_that_is_of_no_use_is_made_anew(
    root: Path, out: Path, tmp_path: Path, data: bytes | None
) -> None:
    build(OLD, root)
    table = root / ".dateline" / seen.NAME
    whole = table.read_bytes()
    table.unlink()
    if data is not None:
        table.write_bytes(data)
    (out / "index.html").write_bytes(b"by hand")
    assert build(OLD, root).written == 1
    assert tree(out) == clean(OLD, tmp_path)
    assert len(table.read_bytes().splitlines()) == len(whole.splitlines())
    assert seen.read(str(root / ".dateline"), str(out.resolve())).files.keys() == OLD.keys()


def test_another_output_has_files_of_its_own(root: Path, tmp_path: Path) -> None:
    build(OLD, root)
    assert build(OLD, root, tmp_path / "two").written == len(OLD)
    assert build(OLD, root).unchanged == len(OLD)
    assert tree(tmp_path / "two") == tree(root / "_site")


def test_the_output_does_not_show_the_table(root: Path, out: Path, tmp_path: Path) -> None:
    build(OLD, root)
    assert seen.NAME not in tree(out)
    assert tree(out) == clean(OLD, tmp_path)


class Tableless(Writer):
    """As if the build were killed just before it has its table."""

    def move(self, source: str, target: str) -> None:
        if target.endswith(f"/{seen.NAME}"):
            raise OSError(28, "No space left on device", target)
        super().move(source, target)


def test_a_table_of_another_site_than_the_manifests_misleads_no_one(
    root: Path, out: Path, tmp_path: Path
) -> None:
    build(OLD, root)
    for site in (NEW, OLD, NEW):
        with pytest.raises(MachineError):
            build(site, root, writer=Tableless())
        for _ in range(2):
            build(site, root)
            assert tree(out) == clean(site, tmp_path)
