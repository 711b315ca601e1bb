"""What was kept comes back whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.publish.cache.packing import OtherError, SpoiltError, packed, unpacked

FIXTURES = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


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
