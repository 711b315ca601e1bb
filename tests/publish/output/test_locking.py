"""The workshop and its lock: one build at a time, and no lock outlives its process."""

from __future__ import annotations

import errno
import multiprocessing
import os
import signal
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from dateline.problems import MachineError, UsageError
from dateline.publish.output import File, Work, locked, locking
from tests.publish.output.trees import NEW, OLD, WORKSHOP, Closed, build, clean, tree

POSIX = pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows kills and starts processes otherwise")


def refuse_to_wait(message: str) -> None:
    raise AssertionError(message)


def test_the_workshop_is_hidden_from_git_and_left_tidy(root: Path) -> None:
    with locked(root) as work:
        assert work.folder == f"{root}/.dateline"
        assert set(tree(root / ".dateline")) == {".gitignore", "lock", "holder"}
    assert tree(root) == {".dateline/.gitignore": b"*\n", ".dateline/lock": b""}


def test_what_is_put_is_whole(root: Path) -> None:
    with locked(root) as work:
        work.put("cache", b"one")
        work.put("cache", b"two")
        assert (root / ".dateline" / "cache").read_bytes() == b"two"
    assert set(tree(root / ".dateline")) == {".gitignore", "lock", "cache"}


def test_what_another_build_left_is_cleared(root: Path, tmp_path: Path) -> None:
    staging = root / ".dateline" / "staging"
    (staging / "events" / "a").mkdir(parents=True)
    (staging / "events" / "a" / "index.html").write_text("half a pa")
    (staging / "0").write_text("half a pa")
    (root / ".dateline" / "holder").write_text("1 elsewhere\n")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine").write_text("mine")
    (staging / "link").symlink_to(elsewhere)
    build(OLD, root)
    assert set(tree(root / ".dateline")) == WORKSHOP
    assert (elsewhere / "mine").exists()


def test_a_linked_staging_folder_is_not_followed(root: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "mine").write_text("mine")
    (root / ".dateline").mkdir()
    (root / ".dateline" / "staging").symlink_to(elsewhere)
    build(OLD, root)
    assert tree(elsewhere) == {"mine": b"mine"}
    assert set(tree(root / ".dateline")) == WORKSHOP


def test_a_linked_workshop_is_refused(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (root / ".dateline").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match=r"\.dateline is a link"):
        build(OLD, root)
    assert tree(tmp_path / "elsewhere") == {}


def test_a_workshop_that_cannot_be_made_is_told(root: Path, out: Path) -> None:
    (root / ".dateline").write_text("a file")
    with pytest.raises(MachineError, match=r"could not be written: File exists \(.*\.dateline\)"):
        build(OLD, root)
    assert not out.exists()


def test_a_lock_that_is_a_folder_is_told(root: Path) -> None:
    (root / ".dateline" / "lock").mkdir(parents=True)
    with pytest.raises(MachineError, match=r"could not be written: .*lock"):
        build(OLD, root)


def test_what_goes_wrong_inside_is_let_through_and_the_lock_given_back(root: Path) -> None:
    def fail(work: Work) -> None:
        work.stage(b"half")
        raise LookupError

    with pytest.raises(LookupError), locked(root) as work:
        fail(work)
    assert set(tree(root / ".dateline")) == {".gitignore", "lock"}
    with locked(root, say=refuse_to_wait):
        pass


# ---- two builds at once ----------------------------------------------------------------------------


def waiting(root: Path) -> list[str]:
    """What a build says that waits for one that is running, until it gives up."""
    said: list[str] = []
    with pytest.raises(MachineError) as error, locked(root, say=said.append):
        raise AssertionError("it did not wait")
    return [*said, str(error.value)]


def test_two_builds_wait_for_each_other(
    root: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(locking, "_SOON", 0.05)
    entered, proceed = threading.Event(), threading.Event()

    def slow() -> Iterator[File]:
        entered.set()
        assert proceed.wait(10)
        yield from (File.of(*pair) for pair in OLD.items())

    first = threading.Thread(target=build, args=(slow(), root))
    first.start()
    assert entered.wait(10)
    second = threading.Thread(target=build, args=(NEW, root))
    second.start()
    second.join(0.5)
    assert second.is_alive()
    assert not out.exists()
    proceed.set()
    first.join()
    second.join()
    assert tree(out) == clean(NEW, tmp_path)
    who = f" (process {os.getpid()})" if hasattr(os, "uname") else ""
    assert capsys.readouterr().err == f"Another build of this site{who} is running: waiting for it to end.\n"


def test_a_build_does_not_wait_for_ever(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "_PATIENCE", 0)
    monkeypatch.setattr(locking, "_machine", lambda: "here")
    who = f"another build of this site (process {os.getpid()})"
    with locked(root):
        assert waiting(root) == [
            f"A{who[1:]} is running: waiting for it to end.",
            f"{who} has been running for 0 seconds: wait for it, or end it",
        ]
    assert set(tree(root / ".dateline")) == {".gitignore", "lock"}


@pytest.mark.parametrize("note", [None, "", "12", "0 here\n", "-1 here\n", "x here\n", "99999999999 here\n"])
def test_a_note_that_may_mislead_names_no_one(
    root: Path, monkeypatch: pytest.MonkeyPatch, note: str | None
) -> None:
    monkeypatch.setattr(locking, "_PATIENCE", 0)
    monkeypatch.setattr(locking, "_machine", lambda: "here")
    with locked(root):
        file = root / ".dateline" / "holder"
        file.unlink() if note is None else file.write_text(note)
        assert not any("process" in message for message in waiting(root))


def test_another_machines_numbers_mean_nothing_here(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "_PATIENCE", 0)
    monkeypatch.setattr(locking, "_machine", lambda: "here")
    with locked(root):
        for machine in ("there", ""):
            monkeypatch.setattr(locking, "_machine", lambda name=machine: name)
            assert not any("process" in message for message in waiting(root))


# ---- kills -----------------------------------------------------------------------------------------


def _hold(root: Path, pipe: Connection, start_worker: Callable[[], int]) -> None:
    os.setsid()
    with locked(root):
        pipe.send(start_worker())
        signal.pause()


def _start_nothing() -> int:
    return 0


def _fork() -> int:
    process = os.fork()
    if not process:
        signal.pause()
        os._exit(0)
    return process


def _fork_a_pool_worker() -> int:
    worker = multiprocessing.get_context("fork").Process(target=signal.pause)
    worker.start()
    assert worker.pid
    return worker.pid


def _spawn() -> int:
    return subprocess.Popen([sys.executable, "-c", "import signal; signal.pause()"]).pid


@contextmanager
def holder(root: Path, start_worker: Callable[[], int]) -> Iterator[tuple[int, int]]:
    """A process that holds the lock, and the worker that it started; both end with the test."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_hold, args=(root, there, start_worker))
    process.start()
    assert process.pid
    try:
        yield process.pid, here.recv()
    finally:
        process.join()
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # the group that it made for itself and its worker


@POSIX
@pytest.mark.parametrize("start_worker", [_start_nothing, _fork, _fork_a_pool_worker, _spawn])
def test_a_lock_ends_with_its_process_though_workers_live(
    root: Path, monkeypatch: pytest.MonkeyPatch, start_worker: Callable[[], int]
) -> None:
    with holder(root, start_worker) as (process, worker):
        with monkeypatch.context() as patch:
            patch.setattr(locking, "_PATIENCE", 0)
            assert f"(process {process})" in waiting(root)[0]
        os.kill(process, signal.SIGKILL)
        if worker:
            os.kill(worker, 0)  # it lives, and would keep a lock that it had inherited
        build(OLD, root)
        assert set(tree(root / ".dateline")) == WORKSHOP


@POSIX
def test_a_killed_build_is_not_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with holder(root, _start_nothing) as (process, _):
        os.kill(process, signal.SIGKILL)
    note = (root / ".dateline" / "holder").read_text()
    assert note.startswith(f"{process} ")
    monkeypatch.setattr(locking, "_PATIENCE", 0)
    with locked(root):
        (root / ".dateline" / "holder").write_text(note)  # as before the new holder wrote its own
        assert not any("process" in message for message in waiting(root))


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES, errno.EPERM])
@pytest.mark.parametrize("there", [False, True], ids=["without a workshop", "with one"])
def test_where_the_workshop_cannot_be_written_it_lies_elsewhere(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, there: bool
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    if there:
        build(OLD, root)
    before = tree(root / ".dateline") if there else {}
    closed = Closed(root / ".dateline", code)
    said: list[str] = []
    for _ in range(2):  # the second finds the folder
        with locked(root, closed, said.append) as work:
            assert Path(work.folder).parent == temporary
            work.put("cache", b"one")
        assert (tree(root / ".dateline") if (root / ".dateline").exists() else {}) == before
    reason = os.strerror(code)
    assert said == [f"Nothing can be written in .dateline ({reason}): this build works in {temporary}."] * 2
    (folder,) = temporary.iterdir()
    assert set(tree(folder)) == {".gitignore", "lock", "cache"}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    build(NEW, root, writer=closed)
    assert tree(root / "_site") == clean(NEW, tmp_path)


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="Windows has a folder of its own for each account")
def test_a_workshop_elsewhere_that_is_another_accounts_is_not_used(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    closed = Closed(root / ".dateline", errno.EROFS)
    with locked(root, closed, lambda _: None) as work:
        folder = Path(work.folder)
    monkeypatch.setattr(os, "getuid", lambda: 12345)  # who made a folder of the name that ours would have
    folder.rename(folder.with_name(folder.name.replace(folder.name.split("-")[1], "12345", 1)))
    with pytest.raises(UsageError, match="belongs to another account"), locked(root, closed, lambda _: None):
        pass
