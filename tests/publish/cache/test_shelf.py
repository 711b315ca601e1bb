"""Entries are there in later builds, as they were kept or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.publish.cache import shelf as module
from dateline.publish.cache.shelf import Shelf
from dateline.publish.output import Work, Writer, locked


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Work]:
    with locked(tmp_path) as work:
        yield work


def shelf(work: Work, key: str = "k") -> Shelf:
    return Shelf(work, "things", key)


def kept(work: Work, **entries: bytes) -> None:
    one = shelf(work)
    for name, data in entries.items():
        one.put(name, data)
    one.finish()


def parts(work: Work) -> list[Path]:
    return sorted(Path(work.folder).glob("things-*"))


def test_entries_are_there_in_this_build_and_in_the_next(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PART", 10)
    one = shelf(work)
    entries = {f"n{number}": bytes([number]) * number for number in range(9)}
    for name, data in entries.items():
        one.put(name, data)
        assert one.take(name) == data
    assert {name: one.take(name) for name in entries} == entries
    one.finish()
    assert {name: one.take(name) for name in entries} == entries  # `serve` holds what asks it
    following = shelf(work)
    assert {name: following.take(name) for name in entries} == entries
    assert following.take("n9") is None


def test_parts_that_are_held_are_not_read_again(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PART", 1)
    held: dict[str, bytes] = {}
    kept(work, a=b"aa")
    one = Shelf(work, "things", "k", held=held)
    entries = {"a": b"aa", **{f"n{number}": b"%d" % number * 2 for number in range(6)}}
    assert one.take("a") == b"aa"
    for name in list(entries)[1:]:
        one.put(name, entries[name])
    one.finish()
    assert sorted(held.values()) == sorted(entries.values())  # read or written, more than else are held
    for part in parts(work):
        part.unlink()
    following = Shelf(work, "things", "k", held=held)
    assert {name: following.take(name) for name in list(entries)[:3]} == dict(list(entries.items())[:3])
    following.finish()
    assert sorted(held.values()) == sorted(list(entries.values())[:3])  # what nothing needs is let go
    assert Shelf(work, "things", "k").take("a") is None


def test_what_is_neither_taken_nor_put_is_gone(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PART", 1)
    kept(work, a=b"aa", b=b"bb", c=b"cc")
    assert len(parts(work)) == 3
    one = shelf(work)
    assert one.take("b") == b"bb"
    one.finish()
    assert [part.read_bytes() for part in parts(work)] == [b"bb"]
    assert [shelf(work).take(name) for name in "abc"] == [None, b"bb", None]


def test_lasting_entries_stay_until_others_are_put(work: Work) -> None:
    kept(work, a=b"aa", b=b"bb", c=b"cc")
    before = [(part, part.stat().st_ino) for part in parts(work)]
    one = Shelf(work, "things", "k", lasting=True)
    assert one.take("b") == b"bb"
    one.finish()
    assert [(part, part.stat().st_ino) for part in parts(work)] == before
    assert [shelf(work).take(name) for name in "abc"] == [b"aa", b"bb", b"cc"]
    one = Shelf(work, "things", "k", lasting=True)
    assert one.take("b") == b"bb"
    one.put("d", b"dd")
    one.finish()
    assert [shelf(work).take(name) for name in "abcd"] == [None, b"bb", None, b"dd"]


def test_lasting_entries_that_are_torn_are_told_of_once(work: Work) -> None:
    kept(work, a=b"aa")
    index = Path(work.folder) / "things"
    index.write_bytes(index.read_bytes()[:-5])
    one = Shelf(work, "things", "k", lasting=True)
    assert one.spoilt
    one.finish()
    assert not Shelf(work, "things", "k", lasting=True).spoilt


def test_what_was_kept_is_not_written_again(work: Work) -> None:
    written: list[bytes] = []

    class Counted(Writer):
        def write(self, path: str, data: bytes) -> None:
            written.append(data)
            super().write(path, data)

    kept(work, a=b"first", b=b"second")
    counted = Work(work.folder, Counted(), work._numbers)
    one = shelf(counted)
    assert one.take("a") == b"first"
    one.put("c", b"third")
    one.finish()
    assert b"third" in written
    assert not any(b"first" in data for data in written)
    assert [shelf(work).take(name) for name in "abc"] == [b"first", None, b"third"]


def test_many_small_parts_are_put_together(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SPARE", 3)
    for number in range(20):
        one = shelf(work)
        for before in range(number):
            assert one.take(f"n{before}") == bytes([before])
        one.put(f"n{number}", bytes([number]))
        one.finish()
        assert 1 <= len(parts(work)) <= 4
    assert [shelf(work).take(f"n{number}") for number in range(20)] == [bytes([one]) for one in range(20)]


def test_a_few_parts_at_a_time_are_held(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PART", 1)
    entries = {f"n{number}": b"%02d" % number for number in range(9)}
    kept(work, **entries)
    one = shelf(work)
    for _ in range(2):
        assert {name: one.take(name) for name in entries} == entries
        assert len(one._open) == module._OPEN


def test_where_no_more_can_be_written_entries_are_lost_and_the_end_says_why(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(Writer):
        def write(self, path: str, data: bytes) -> None:  # noqa: ARG002
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(module, "_PART", 3)
    kept(work, a=b"aa")
    one = shelf(Work(work.folder, Full(), work._numbers))
    one.put("b", b"bb")
    assert one.take("b") == b"bb"
    one.put("c", b"cc")
    one.put("d", b"dd")
    assert [one.take(name) for name in "abcd"] == [b"aa", None, None, None]
    with pytest.raises(OSError, match="No space left"):
        one.finish()
    assert [shelf(work).take(name) for name in "abcd"] == [b"aa", None, None, None]


def test_another_key_holds_nothing_and_that_is_no_fault(work: Work) -> None:
    kept(work, a=b"x")
    other = shelf(work, "other")
    assert (other.take("a"), other.spoilt) == (None, "")


@pytest.mark.parametrize("damage", [b"", b"x", b"not the same bytes", None])
def test_a_part_whose_bytes_are_others_gives_nothing_and_says_so(work: Work, damage: bytes | None) -> None:
    kept(work, a=b"first", b=b"second")
    (part,) = parts(work)
    if damage is None:
        part.unlink()
    else:
        part.write_bytes(damage)
    one = shelf(work)
    assert one.spoilt == ""
    assert (one.take("a"), one.take("b"), one.spoilt) == (None, None, "it is torn")
    one.put("a", b"first")
    one.finish()
    again = shelf(work)
    assert (again.take("a"), again.take("b"), again.spoilt) == (b"first", None, "")


def test_a_torn_index_says_so(work: Work) -> None:
    kept(work, a=b"x")
    index = Path(work.folder) / "things"
    index.write_bytes(index.read_bytes()[:-1])
    assert shelf(work).spoilt == "it is torn"
