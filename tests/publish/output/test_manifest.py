"""The manifest as text and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.publish.output import MANIFEST, manifest
from tests.publish.output.trees import OLD, build


def test_the_manifest_lists_each_file_with_its_hash(root: Path, out: Path) -> None:
    build({"b.html": b"", "a.html": b"a"}, root)
    assert (out / MANIFEST).read_text() == (
        "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  a.html\n"
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b.html\n"
    )


def test_text_is_read_back() -> None:
    digests = {"b": "1" * 64, "a/c d/é": "2" * 64}
    assert manifest.parsed(manifest.text(digests)) == digests
    assert manifest.parsed(manifest.text({})) == {}


def test_what_is_no_text_lists_nothing() -> None:
    assert manifest.parsed(b"\xff\xfe\x00") == {}


@pytest.mark.parametrize(
    "path", ["../x", "a/../../x", "/x", "//x", "a//x", "./x", "a/.", ".", "..", "", "a/", "a\0b"]
)
def test_a_path_that_leads_elsewhere_is_not_listed(path: str) -> None:
    assert manifest.parsed(f"0  {path}\n0  good\n".encode()) == {"good": "0"}


def test_on_windows_other_signs_lead_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"0  a\\..\\..\\x\n0  C:x\n0  good\n"
    assert len(manifest.parsed(data)) == 3
    monkeypatch.setattr("dateline.publish.output.manifest.os.sep", "\\")
    assert manifest.parsed(data) == {"good": "0"}


def test_a_manifest_cannot_lead_out(root: Path, out: Path, tmp_path: Path) -> None:
    build(OLD, root)
    victim = tmp_path / "victim"
    victim.write_text("mine")
    lines = f"0  ../../victim\n0  {victim}\n0  events/../../../victim\n0  .\n0  \n0  //x\n0  ..\n"
    text = (out / MANIFEST).read_text()
    (out / MANIFEST).write_text(text + lines)
    build(OLD, root)
    assert victim.read_text() == "mine"
    assert (out / MANIFEST).read_text() == text


def test_a_listed_file_that_is_not_there_is_no_trouble(root: Path, out: Path) -> None:
    build(OLD, root)
    text = (out / MANIFEST).read_text()
    (out / MANIFEST).write_text(text + "0  events/never/index.html\n")
    assert build(OLD, root).written == 0
    assert (out / MANIFEST).read_text() == text
