"""What was kept comes back whole, or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.publish.cache import packing
from dateline.publish.cache.packing import OtherError, Shelf, SpoiltError, packed, unpacked
from dateline.publish.output import Work, locked

FIXTURES = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


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


@given(body=st.binary(max_size=60), data=st.data())
@FIXTURES
def test_a_file_that_is_another_is_never_given_out(tmp_path: Path, body: bytes, data: st.DataObject) -> None:
    file, whole = tmp_path / "file", packed("form 1", body)
    file.write_bytes(whole)
    assert unpacked("form 1", str(file)) == body
    place = data.draw(st.integers(0, len(whole) - 1))
    torn = data.draw(st.booleans())
    flipped = bytes([whole[place] ^ data.draw(st.integers(1, 255))])
    file.write_bytes(whole[:place] if torn else whole[:place] + flipped + whole[place + 1 :])
    with pytest.raises(SpoiltError):
        unpacked("form 1", str(file))


def test_another_form_is_told_from_a_torn_one(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(packed("form 1", b"x"))
    with pytest.raises(OtherError, match="another version"):
        unpacked("form 2", str(tmp_path / "file"))
    assert unpacked("form 1", str(tmp_path / "missing")) is None
    (tmp_path / "folder").mkdir()
    with pytest.raises(SpoiltError, match="Is a directory"):
        unpacked("form 1", str(tmp_path / "folder"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(packed("form 1", b"x"))
    (tmp_path / "file").chmod(0)
    with pytest.raises(SpoiltError, match="Permission denied"):
        unpacked("form 1", str(tmp_path / "file"))


def test_entries_are_there_in_this_build_and_in_the_next(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "_PART", 10)
    one = shelf(work)
    entries = {f"n{number}": bytes([number]) * number for number in range(9)}
    for name, data in entries.items():
        one.put(name, data)
        assert one.take(name) == data
    assert {name: one.take(name) for name in entries} == entries
    one.finish()
    following = shelf(work)
    assert {name: following.take(name) for name in entries} == entries
    assert following.take("n9") is None


def test_what_is_neither_taken_nor_put_is_gone(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "_PART", 1)
    kept(work, a=b"aa", b=b"bb", c=b"cc")
    parts = Path(work.folder).glob("things-*")
    assert sorted(part.name for part in parts) == ["things-0", "things-1", "things-2"]
    one = shelf(work)
    assert one.take("b") == b"bb"
    one.finish()
    left = sorted(part.name for part in Path(work.folder).glob("things*"))
    assert left == ["things", "things-0"]
    assert [shelf(work).take(name) for name in "abc"] == [None, b"bb", None]


def test_another_key_holds_nothing_and_that_is_no_fault(work: Work) -> None:
    kept(work, a=b"x")
    other = shelf(work, "other")
    assert (other.take("a"), other.spoilt) == (None, "")


@pytest.mark.parametrize("damage", [b"", b"x", b"not the same bytes"])
def test_an_entry_whose_bytes_are_others_is_not_given_out(work: Work, damage: bytes) -> None:
    kept(work, a=b"first", b=b"second")
    (Path(work.folder) / "things-0").write_bytes(damage)
    one = shelf(work)
    assert (one.take("a"), one.take("b"), one.spoilt) == (None, None, "")
    (Path(work.folder) / "things-0").unlink()
    assert shelf(work).take("a") is None


def test_a_torn_index_says_so(work: Work) -> None:
    kept(work, a=b"x")
    index = Path(work.folder) / "things"
    index.write_bytes(index.read_bytes()[:-1])
    assert shelf(work).spoilt == "it is torn"
