"""A whole publication: what it counts, what it leaves when the machine refuses, what the next one mends."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.problems import MachineError
from dateline.publish.output import MANIFEST, Written
from tests.publish.output.trees import (
    NEW,
    OLD,
    WORKSHOP,
    Failing,
    assert_mended,
    assert_whole,
    build,
    clean,
    tree,
)

CODES = (errno.ENOSPC, errno.EROFS, errno.EACCES)


def test_a_first_build_and_one_without_a_change(root: Path, out: Path) -> None:
    size = sum(map(len, OLD.values()))
    assert build(OLD, root) == Written(6, 0, 0, size, 3, 3, 0)
    assert {name: data for name, data in tree(out).items() if name != MANIFEST} == OLD
    assert build(OLD, root) == Written(0, 6, 0, size, 3, 0, 0)


def test_stale_files_and_their_folders_go(root: Path, tmp_path: Path) -> None:
    build(OLD, root)
    assert build(NEW, root) == Written(5, 1, 1, sum(map(len, NEW.values())), 3, 3, 1)
    assert_mended(root, clean(NEW, tmp_path))


def test_a_site_of_no_files(root: Path, out: Path) -> None:
    assert build({}, root) == Written(0, 0, 0, 0, 0, 0, 0)
    assert not out.exists()
    build(OLD, root)
    assert build({}, root).removed == len(OLD)
    assert tree(out) == {MANIFEST: b""}


# ---- when the machine refuses ----------------------------------------------------------------------


def calls(before: Mapping[str, bytes], after: Mapping[str, bytes], root: Path) -> int:
    """How often the writer is called when one site follows another."""
    root.mkdir()
    build(before, root)
    writer = Failing(1_000_000, 0)
    build(after, root, writer=writer)
    return writer.tried


@pytest.mark.parametrize("once", [False, True], ids=["for good", "once"])
@pytest.mark.parametrize("code", CODES, ids=errno.errorcode.get)
def test_every_change_may_be_refused(tmp_path: Path, code: int, once: bool) -> None:
    count = calls(OLD, NEW, tmp_path / "count")
    assert count > 20
    wanted = clean(NEW, tmp_path)
    elsewhere = once and code != errno.ENOSPC  # if the first is refused, the workshop lies elsewhere
    for number in range(elsewhere, count):
        root = tmp_path / str(number)
        root.mkdir()
        build(OLD, root)
        with pytest.raises(MachineError) as error:
            build(NEW, root, writer=Failing(number, code, once=once))
        assert str(error.value).startswith(f"the site could not be written: {os.strerror(code)} (")
        assert "\n" not in str(error.value)
        assert_whole(root / "_site", OLD, NEW)
        if once:
            assert set(tree(root / ".dateline")) <= WORKSHOP
        build(NEW, root)
        assert_mended(root, wanted)


@pytest.mark.parametrize("code", CODES, ids=errno.errorcode.get)
def test_every_change_of_a_first_build_may_be_refused(tmp_path: Path, code: int) -> None:
    (tmp_path / "count").mkdir()
    writer = Failing(1_000_000, 0)
    build(OLD, tmp_path / "count", writer=writer)
    wanted = clean(OLD, tmp_path)
    for number in range(writer.tried):
        root = tmp_path / str(number)
        root.mkdir()
        with pytest.raises(MachineError):
            build(OLD, root, writer=Failing(number, code))
        assert_whole(root / "_site", OLD, {})
        build(OLD, root)
        assert_mended(root, wanted)


@pytest.mark.parametrize("code", CODES, ids=errno.errorcode.get)
def test_every_change_may_be_refused_on_another_file_system(tmp_path: Path, code: int) -> None:
    class Across(Failing):
        def move(self, source: str, target: str) -> None:
            if "/.dateline/" in source and "/_site/" in target:
                raise OSError(errno.EXDEV, "Invalid cross-device link", source)
            super().move(source, target)

    wanted = clean(NEW, tmp_path)
    number, refused = 0, True
    while refused:
        root = tmp_path / str(number)
        root.mkdir()
        build(OLD, root)
        try:
            build(NEW, root, writer=Across(number, code))
        except MachineError:
            assert_whole(root / "_site", OLD, NEW)
            build(NEW, root, writer=Across(1_000_000, 0))
        else:
            refused = False
        assert_mended(root, wanted)
        number += 1
    assert number > 25


# ---- whatever came before --------------------------------------------------------------------------

PATHS = ("index.html", "a", "a/b", "a/b/c.css", "A", "a.css", "A.css", "feed.xml", "static/x/y", "static/x")
DATA = (b"", b"one", b"two", b"three" * 9)


def _fits(site: Mapping[str, bytes]) -> bool:
    """No file stands where another needs a folder."""
    return not any(one != two and two.startswith(f"{one}/") for one in site for two in site)


sites = st.dictionaries(st.sampled_from(PATHS), st.sampled_from(DATA), max_size=8).filter(_fits)
hands = st.sampled_from(["nothing", "change", "remove", "link", "forget", "lose the table", "take all away"])
steps = st.tuples(sites, hands, st.none() | st.tuples(st.integers(0, 40), st.sampled_from(CODES)))


def _by_hand(what: str, root: Path) -> None:
    """What someone does to an output between two builds."""
    out = root / "_site"
    files = sorted(path for path in out.rglob("*") if path.is_file() and path.name != MANIFEST)
    if what == "take all away":
        shutil.rmtree(out, ignore_errors=True)
    elif what == "lose the table":
        (root / ".dateline" / "seen").unlink(missing_ok=True)
    elif files and what == "change":
        files[0].write_bytes(b"eno")
    elif files and what in {"remove", "link"}:
        files[-1].unlink()
        if what == "link":
            files[-1].symlink_to(root.parent / "elsewhere")
    elif files and what == "forget":
        for file in files:
            os.utime(file, ns=(1_000_000_001, 1_000_000_001))


@given(st.lists(steps, max_size=5), sites)
def test_the_last_build_is_as_a_clean_one(
    before: list[tuple[dict[str, bytes], str, tuple[int, int] | None]], last: dict[str, bytes]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "site"
        root.mkdir()
        (root.parent / "elsewhere").write_bytes(b"one")
        for site, hand, failure in before:
            try:
                build(site, root, writer=Failing(*(failure or (1_000_000, 0))))
            except MachineError:
                assert failure
            _by_hand(hand, root)
        build(last, root)
        # A first build of nothing writes nothing; one that took all away says so.
        assert tree(root / "_site") in ([clean(last, Path(name))] if last else [{}, {MANIFEST: b""}])
        assert not {"staging", "holder"} & {path.name for path in (root / ".dateline").iterdir()}
