"""The one writer: what it refuses, what it leaves whole when the machine fails, what it mends."""

from __future__ import annotations

import errno
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from multiprocessing.context import SpawnProcess
from pathlib import Path

import pytest

from dateline.problems import MachineError, UsageError
from dateline.publish import output as module
from dateline.publish.output import MANIFEST, WORK, Written, check_place, publish

OLD = {
    "index.html": b"old front",
    "events/a/index.html": b"old a",
    "events/gone/index.html": b"gone",
    "static/css/base.css": b"old style",
    "feed.xml": b"old feed",
    "static/same.svg": b"same",
}
NEW = {
    "index.html": b"new front",
    "events/a/index.html": b"new a",
    "events/b/index.html": b"new b",
    "static/css/base.css": b"new style",
    "feed.xml": b"new feed",
    "static/same.svg": b"same",
}
MOVES = ("mkdir", "write_bytes", "write_text", "replace", "unlink", "rmdir")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    return folder


@pytest.fixture
def out(root: Path) -> Path:
    return root / "_site"


def tree(folder: Path) -> dict[str, bytes]:
    """Every file with its bytes, and every folder without files."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_file():
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
        elif path.is_symlink():
            found[path.relative_to(folder).as_posix()] = str(path.readlink()).encode()
        elif not any(path.iterdir()):
            found[path.relative_to(folder).as_posix() + "/"] = b""
    return found


def clean(files: dict[str, bytes], tmp_path: Path) -> dict[str, bytes]:
    """The output of a first build."""
    publish(files.items(), tmp_path / "clean", tmp_path)
    return tree(tmp_path / "clean")


# ---- what is refused -------------------------------------------------------------------------------


def refusal(output: Path, root: Path) -> str:
    before = tree(output) if output.is_dir() and root.parent in output.parents else {}
    with pytest.raises(UsageError) as error:
        check_place(output, root)
    assert before == (tree(output) if before else {})
    assert "\n" not in str(error.value)
    assert "--output" in str(error.value)
    return str(error.value)


def test_the_root_is_refused(root: Path) -> None:
    assert "home folder" in refusal(Path("/"), root)


def test_the_home_folder_and_one_holding_it_are_refused(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "people" / "ada"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    assert "home folder" in refusal(home, root)
    assert "home folder" in refusal(home.parent, root)


def test_the_sites_folder_and_one_holding_it_are_refused(root: Path) -> None:
    assert "the site's own folder" in refusal(root, root)
    assert "the site's own folder" in refusal(root.parent, root)
    assert "the site's own folder" in refusal(root / "x" / "..", root)


@pytest.mark.parametrize("name", ["content", "templates", "static", ".dateline", ".git"])
def test_the_sites_own_folders_are_refused(root: Path, name: str) -> None:
    assert f"inside {name}/" in refusal(root / name, root)
    assert f"inside {name}/" in refusal(root / name / "deep" / "new", root)


def test_the_engines_own_folders_are_refused(root: Path) -> None:
    engine = Path(module.__file__).parents[2]
    assert "inside templates/" in refusal(engine / "templates" / "new", root)
    assert "inside docs/" in refusal(engine / "docs" / "new", root)
    check_place(root / "docs", root)  # GitHub Pages can publish from there


def test_files_that_are_not_ours_are_named(root: Path, out: Path) -> None:
    for name in ("thesis.odt", "a.txt", "b/c.txt", "d.txt"):
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text("mine")
    assert "(a.txt, b/c.txt, d.txt and 1 more)" in refusal(out, root)


def test_a_foreign_file_beside_ours_is_refused(root: Path, out: Path) -> None:
    publish(OLD.items(), out, root)
    (out / "events" / "a" / "notes.txt").write_text("mine")
    assert "(events/a/notes.txt)" in refusal(out, root)


def test_a_file_is_no_output(root: Path, out: Path) -> None:
    out.write_text("mine")
    assert "is a file, not a folder" in refusal(out, root)
    assert "lies inside" in refusal(out / "deep" / "er", root)
    assert out.read_text() == "mine"


@pytest.mark.parametrize("target", ["", "content", "../"])
def test_a_link_counts_as_what_it_leads_to(root: Path, tmp_path: Path, target: str) -> None:
    (root / "content").mkdir()
    link = tmp_path / "link"
    link.symlink_to(root / target)
    refusal(link, root)


def test_a_linked_folder_in_the_output_is_refused(root: Path, out: Path, tmp_path: Path) -> None:
    publish(OLD.items(), out, root)
    elsewhere = tmp_path / "elsewhere"
    (out / "events").rename(elsewhere)
    (out / "events").symlink_to(elsewhere)
    assert "(events)" in refusal(out, root)


def test_a_link_in_a_circle_is_told(root: Path, tmp_path: Path) -> None:
    (tmp_path / "one").symlink_to(tmp_path / "two")
    (tmp_path / "two").symlink_to(tmp_path / "one")
    with pytest.raises((MachineError, UsageError)) as error:
        check_place(tmp_path / "one", root)
    assert "\n" not in str(error.value)


def test_a_manifest_that_is_a_folder_is_told(root: Path, out: Path) -> None:
    (out / MANIFEST).mkdir(parents=True)
    with pytest.raises(MachineError, match="cannot be read"):
        check_place(out, root)


def test_a_manifest_that_is_no_text_makes_everything_foreign(root: Path, out: Path) -> None:
    publish(OLD.items(), out, root)
    (out / MANIFEST).write_bytes(b"\xff\xfe\x00")
    assert "not ours" in refusal(out, root)


def test_what_is_ours_is_accepted(root: Path, out: Path, tmp_path: Path) -> None:
    check_place(out, root)
    out.mkdir()
    check_place(out, root)
    publish(OLD.items(), out, root)
    (out / ".DS_Store").write_bytes(b"left by the Finder")
    check_place(out, root)
    link = tmp_path / "link"
    link.symlink_to(out)
    check_place(link, root)
    assert publish(OLD.items(), link, root) == Written(0, 6, 0, 3)
    assert link.is_symlink()
    assert (out / ".DS_Store").exists()


def test_an_account_without_a_home_builds(root: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", nowhere)
    check_place(out, root)
    assert "home folder" in refusal(Path("/"), root)


# ---- what is written -------------------------------------------------------------------------------


def test_a_first_build_and_one_without_a_change(root: Path, out: Path) -> None:
    assert publish(OLD.items(), out, root) == Written(6, 0, 0, 3)
    files = tree(out)
    times = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    assert {name: data for name, data in files.items() if name != MANIFEST} == OLD
    assert publish(OLD.items(), out, root) == Written(0, 6, 0, 3)
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == times
    assert tree(root / WORK) == {".gitignore": b"*\n", "lock": b""}


def test_stale_files_and_their_folders_go(root: Path, out: Path, tmp_path: Path) -> None:
    publish(OLD.items(), out, root)
    assert publish(NEW.items(), out, root) == Written(5, 1, 1, 3)
    assert tree(out) == clean(NEW, tmp_path)
    assert not (out / "events" / "gone").exists()


def test_what_someone_changed_by_hand_is_put_right(root: Path, out: Path, tmp_path: Path) -> None:
    publish(OLD.items(), out, root)
    whole = tree(out)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(OLD["static/same.svg"])
    (out / "index.html").write_text("by hand")
    (out / "feed.xml").unlink()
    (out / "static" / "same.svg").unlink()
    (out / "static" / "same.svg").symlink_to(elsewhere)
    (out / "events" / "a" / "index.html").unlink()
    (out / "events" / "a" / "index.html" / "empty").mkdir(parents=True)
    check_place(out, root)
    assert publish(OLD.items(), out, root).written == 4
    assert tree(out) == whole
    assert not (out / "static" / "same.svg").is_symlink()
    assert elsewhere.read_bytes() == OLD["static/same.svg"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("static/x", "static/x/y.css"),
        ("static/x/y.css", "static/x"),
        ("static/x/y/z.css", "static/x"),
        ("static/A.css", "static/a.css"),
        ("static/A/a.css", "static/a/a.css"),
    ],
)
def test_a_file_may_become_a_folder_or_change_its_case(
    root: Path, out: Path, tmp_path: Path, before: str, after: str
) -> None:
    publish([(before, b"old")], out, root)
    check_place(out, root)
    publish([(after, b"new")], out, root)
    assert tree(out) == clean({after: b"new"}, tmp_path)


def test_case_changes_are_moved_in_an_order_that_any_file_system_survives(
    root: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish([("static/A.css", b"old")], out, root)
    steps = recorded(monkeypatch, out)
    publish([("static/a.css", b"new")], out, root)
    assert steps.index("unlink static/A.css") < steps.index("replace static/a.css")


def test_assets_come_first_and_removals_and_the_manifest_last(
    root: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(OLD.items(), out, root)
    steps = recorded(monkeypatch, out)
    publish(NEW.items(), out, root)
    assert steps == [
        f"replace {MANIFEST}",
        "replace static/css/base.css",
        "replace events/a/index.html",
        "replace events/b/index.html",
        "replace feed.xml",
        "replace index.html",
        "unlink events/gone/index.html",
        f"replace {MANIFEST}",
    ]


def recorded(monkeypatch: pytest.MonkeyPatch, out: Path) -> list[str]:
    """What happens to files of the output, in its order."""
    steps: list[str] = []
    replace, unlink = Path.replace, Path.unlink

    def note(word: str, path: Path) -> None:
        name = path.relative_to(out.resolve()).as_posix()
        if name == MANIFEST or not name.startswith(MANIFEST):
            steps.append(f"{word} {name}")

    def noted_replace(self: Path, target: Path) -> Path:
        note("replace", target)
        return replace(self, target)

    def noted_unlink(self: Path, missing_ok: bool = False) -> None:
        note("unlink", self)
        unlink(self, missing_ok)

    monkeypatch.setattr(Path, "replace", noted_replace)
    monkeypatch.setattr(Path, "unlink", noted_unlink)
    return steps


def test_a_manifest_cannot_lead_out(root: Path, out: Path, tmp_path: Path) -> None:
    publish(OLD.items(), out, root)
    victim = tmp_path / "victim"
    victim.write_text("mine")
    lines = f"0  ../../victim\n0  {victim}\n0  events/../../../victim\n0  .\n0  \n0  //x\n0  ..\n"
    manifest = (out / MANIFEST).read_text()
    (out / MANIFEST).write_text(manifest + lines)
    check_place(out, root)
    publish(OLD.items(), out, root)
    assert victim.read_text() == "mine"
    assert (out / MANIFEST).read_text() == manifest


def test_the_manifest_lists_each_file_with_its_hash(root: Path, out: Path) -> None:
    publish([("b.html", b""), ("a.html", b"a")], out, root)
    assert (out / MANIFEST).read_text() == (
        "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  a.html\n"
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b.html\n"
    )


def test_another_file_system_takes_copies(
    root: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(OLD.items(), out, root)
    replace = Path.replace

    def across(self: Path, target: Path) -> Path:
        if WORK in self.parts and out in target.parents:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", across)
    publish(NEW.items(), out, root)
    assert tree(out) == clean(NEW, tmp_path)


# ---- when the machine fails ------------------------------------------------------------------------


def failing_at(monkeypatch: pytest.MonkeyPatch, number: int, code: int) -> list[str]:
    """From the `number`th change of the file system on, all fail; returns what was tried."""
    tried: list[str] = []

    def wrap(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def change(self: Path, *values: object, **options: object) -> object:
            tried.append(f"{name} {self.name}")
            if len(tried) > number:
                raise OSError(code, os.strerror(code), str(self))
            return real(self, *values, **options)

        return change

    for name in MOVES:
        monkeypatch.setattr(Path, name, wrap(name, getattr(Path, name)))
    return tried


def steps_of(first: dict[str, bytes], second: dict[str, bytes], folder: Path) -> int:
    publish(first.items(), folder / "_site", folder)
    with pytest.MonkeyPatch.context() as patch:
        tried = failing_at(patch, 1000, errno.ENOSPC)
        publish(second.items(), folder / "_site", folder)
    return len(tried)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_every_change_may_fail(tmp_path: Path, code: int) -> None:
    (tmp_path / "count").mkdir()
    count = steps_of(OLD, NEW, tmp_path / "count")
    assert count > 20
    wanted = clean(NEW, tmp_path)
    for number in range(count):
        root = tmp_path / str(number)
        root.mkdir()
        out = root / "_site"
        publish(OLD.items(), out, root)
        with pytest.MonkeyPatch.context() as patch:
            failing_at(patch, number, code)
            with pytest.raises(MachineError) as error:
                publish(NEW.items(), out, root)
        assert str(error.value).startswith(f"the site could not be written: {os.strerror(code)}")
        assert "\n" not in str(error.value)
        assert_whole(out)
        check_place(out, root)
        publish(NEW.items(), out, root)
        assert tree(out) == wanted
        assert set(tree(root / WORK)) == {".gitignore", "lock"}


def assert_whole(out: Path) -> None:
    """Each address of the old or of the new site is a whole file of one of them."""
    for path in {*OLD, *NEW}:
        file = out / path
        allowed = {files[path] for files in (OLD, NEW) if path in files}
        if file.exists() or (path in OLD and path in NEW):
            assert file.read_bytes() in allowed


def test_a_failure_while_staging_changes_nothing(root: Path, out: Path) -> None:
    publish(OLD.items(), out, root)
    before = tree(out)

    def files() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"new front"
        raise ValueError("a template is wrong")

    with pytest.raises(ValueError, match="a template is wrong"):
        publish(files(), out, root)
    assert tree(out) == before
    assert set(tree(root / WORK)) == {".gitignore", "lock"}


def test_a_work_folder_that_cannot_be_made_is_told(root: Path, out: Path) -> None:
    (root / WORK).write_text("a file")
    with pytest.raises(MachineError, match=r"could not be written: File exists \(.*\.dateline\)"):
        publish(OLD.items(), out, root)
    assert not out.exists()


# ---- kills and two builds at once ------------------------------------------------------------------


def _build_and_die(root: Path, number: int) -> None:
    tried = 0

    def wrap(real: Callable[..., object]) -> Callable[..., object]:
        def change(self: Path, *values: object, **options: object) -> object:
            nonlocal tried
            if tried == number:
                os.kill(os.getpid(), signal.SIGKILL)
            tried += 1
            return real(self, *values, **options)

        return change

    for name in MOVES:
        setattr(Path, name, wrap(getattr(Path, name)))
    publish(NEW.items(), root / "_site", root)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no SIGKILL")
@pytest.mark.parametrize("number", [4, 12, 16, 18, 20, 22, 24, 26])
def test_the_build_after_a_kill_mends(root: Path, out: Path, tmp_path: Path, number: int) -> None:
    publish(OLD.items(), out, root)
    run(_build_and_die, root, number, code=-signal.SIGKILL)
    assert_whole(out)
    check_place(out, root)
    publish(NEW.items(), out, root)
    assert tree(out) == clean(NEW, tmp_path)
    assert set(tree(root / WORK)) == {".gitignore", "lock"}


def run(target: Callable[..., None], *values: object, code: int) -> None:
    process: SpawnProcess = multiprocessing.get_context("spawn").Process(target=target, args=values)
    process.start()
    process.join()
    assert process.exitcode == code


def test_a_first_build_that_was_killed_leaves_only_what_is_ours(
    root: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        failing_at(patch, 22, errno.ENOSPC)
        with pytest.raises(MachineError):
            publish(NEW.items(), out, root)
    assert 0 < len(tree(out)) < len(NEW)
    check_place(out, root)


def test_two_builds_wait_for_each_other(root: Path, out: Path, tmp_path: Path) -> None:
    entered, proceed = threading.Event(), threading.Event()

    def slow() -> Iterator[tuple[str, bytes]]:
        entered.set()
        assert proceed.wait(10)
        yield from OLD.items()

    first = threading.Thread(target=publish, args=(slow(), out, root))
    first.start()
    assert entered.wait(10)
    second = threading.Thread(target=publish, args=(NEW.items(), out, root))
    second.start()
    second.join(0.2)
    assert second.is_alive()
    assert not out.exists()
    proceed.set()
    first.join()
    second.join()
    assert tree(out) == clean(NEW, tmp_path)


def test_a_build_does_not_wait_for_ever(root: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0)
    said = []

    def files() -> Iterator[tuple[str, bytes]]:
        with pytest.raises(MachineError) as error:
            publish(NEW.items(), out, root)
        said.append(str(error.value))
        yield from OLD.items()

    publish(files(), out, root)
    assert said == ["another build of this site has been running for 0 seconds: wait for it, or end it"]
    assert (out / "index.html").read_bytes() == OLD["index.html"]
