"""The workshop of a site, `.dateline/`, and the lock by which one build alone works in it.

The lock is the system's own: it ends with the process that holds it, however that ends, and processes
that it starts do not inherit it. The one owner of filelock.
"""
# Plain strings, as writer.py says.
# ruff: noqa: PTH110, PTH112, PTH114, PTH123

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dateline.problems import MachineError, UsageError
from dateline.publish.output.writer import WRITER, Writer, told

if TYPE_CHECKING:
    from filelock import BaseFileLock

WORK: Final = ".dateline"
_HOLDER: Final = "holder"
_STAGING: Final = "staging"
_CLOSED: Final = frozenset([errno.EACCES, errno.EPERM, errno.EROFS])
_SOON: Final = 1.0  # seconds after which a build says that it waits
_PATIENCE: Final = 60  # seconds that a build waits for another

Say = Callable[[str], None]
"""Who is told, in one line, what a build has to make do with."""


def to_stderr(message: str) -> None:
    """At once, also where it is no terminal."""
    print(message, file=sys.stderr, flush=True)


@dataclass(frozen=True, slots=True)
class Work:
    """The workshop, held by this build alone. Whatever is not whole yet stands in `staging/`, and nowhere
    else: what lies there when a build begins is left over."""

    folder: str
    writer: Writer
    _numbers: Iterator[int]

    def stage(self, data: bytes) -> str:
        """A new file of these bytes, to be moved to its place on the same file system. Raises OSError."""
        number = next(self._numbers)
        staging = f"{self.folder}/{_STAGING}"
        if not number:
            self.writer.folder(staging)
        self.writer.write(f"{staging}/{number}", data)
        return f"{staging}/{number}"

    def put(self, name: str, data: bytes) -> None:
        """Writes the file `name` of the workshop, whole or not at all. Raises OSError."""
        self.writer.move(self.stage(data), f"{self.folder}/{name}")

    def sweep(self, prefix: str, left: Callable[[str], bool]) -> None:
        """Removes the files whose names begin with `prefix`, but those that are to be `left`. Raises
        OSError."""
        with os.scandir(self.folder) as entries:
            found = sorted(one.name for one in entries if one.is_file(follow_symlinks=False))
        for name in found:
            if name.startswith(prefix) and not left(name):
                self.writer.remove(f"{self.folder}/{name}")


@contextmanager
def locked(root: Path, writer: Writer = WRITER, say: Say = to_stderr) -> Iterator[Work]:
    """Holds the workshop of the site in the folder `root`. Where nothing can be written there, it lies in
    the system's folder for temporary files. `say` is told so, and that a build has to wait.

    Raises UsageError where the workshop is a link, MachineError where it cannot be had.
    """
    folder = f"{root}/{WORK}"
    with told():
        try:
            lock = _entered(folder, writer, say)
        except OSError as error:
            if error.errno not in _CLOSED:
                raise
            say(f"Nothing can be written in {WORK} ({error.strerror}): this build works in {_elsewhere()}.")
            folder = _private(f"{_elsewhere()}/dateline-{_account()}-{_digest(folder)}", writer)
            lock = _entered(folder, writer, say)
    try:
        yield Work(folder, writer, count())
        with told():
            _leave(folder, writer)
    except BaseException:
        with suppress(OSError):  # why the build failed is told; the next one clears what is left
            _leave(folder, writer)
        raise
    finally:
        lock.release()


def _entered(folder: str, writer: Writer, say: Say) -> BaseFileLock:
    _prepare(folder, writer)
    lock = _acquired(folder, say)
    try:
        _clear(f"{folder}/{_STAGING}", writer)
        writer.write(f"{folder}/{_HOLDER}", _own_name().encode())
    except BaseException:
        with suppress(OSError):
            _leave(folder, writer)
        lock.release()
        raise
    return lock


def _elsewhere() -> str:
    import tempfile  # late: hardly any build needs it

    return tempfile.gettempdir()


def _account() -> str:
    """Empty on Windows, where each account has a folder for temporary files of its own."""
    return str(os.getuid()) if hasattr(os, "getuid") else ""


def _digest(folder: str) -> str:
    return hashlib.sha256(folder.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _private(folder: str, writer: Writer) -> str:
    """A folder where others may write, too: what stands there must be this account's own."""
    with suppress(FileExistsError):
        writer.folder(folder)
        os.chmod(folder, 0o700)  # noqa: PTH101
    if _account() not in {"", str(os.lstat(folder).st_uid)}:
        raise UsageError(f"{folder} belongs to another account: it must be taken away")
    return folder


def _prepare(folder: str, writer: Writer) -> None:
    if os.path.islink(folder):
        raise UsageError(f"{WORK} is a link: what it leads to could be harmed; take it away")
    if not os.path.isdir(folder):
        _make(folder, writer)
    if not os.path.exists(f"{folder}/.gitignore"):
        writer.write(f"{folder}/.gitignore", b"*\n")


def _make(folder: str, writer: Writer) -> None:
    try:
        writer.folder(folder)
    except FileExistsError:
        if not os.path.isdir(folder):  # else another build was faster
            raise


def _acquired(folder: str, say: Say) -> BaseFileLock:
    from filelock import FileLock, Timeout  # late: --help and check need it not

    lock = FileLock(f"{folder}/lock")
    try:
        lock.acquire(timeout=min(_SOON, _PATIENCE))
    except Timeout:
        try:
            say(f"Another build of this site{_who(folder)} is running: waiting for it to end.")
            lock.acquire(timeout=max(0, _PATIENCE - _SOON))
        except Timeout:
            message = f"another build of this site{_who(folder)} has been running for {_PATIENCE} seconds"
            raise MachineError(f"{message}: wait for it, or end it") from None
    return lock


def _own_name() -> str:
    """The process and its machine: over a network, or in a container, numbers of others mean nothing."""
    return f"{os.getpid()} {_machine()}\n"


def _machine() -> str:
    """Empty on Windows, where no one can be asked for."""
    return os.uname().nodename if hasattr(os, "uname") else ""


def _who(folder: str) -> str:
    """“ (process 123)”, of the build that holds the lock; empty where that is not certain.

    A build that was killed leaves its name behind until the next one writes its own over it.
    """
    try:
        with open(f"{folder}/{_HOLDER}", encoding="utf-8") as file:
            name = re.fullmatch(r"([1-9][0-9]{,9}) (.+)\n", file.read())
    except (OSError, UnicodeDecodeError):
        return ""
    is_here = bool(name and name[2] == _machine() and _is_running(int(name[1])))
    return f" (process {name[1]})" if name and is_here else ""


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)  # only asks; on Windows it would end the process, but _machine() is empty there
    except PermissionError:  # another account's
        return True
    except (OSError, OverflowError):
        return False
    return True


def _leave(folder: str, writer: Writer) -> None:
    _clear(f"{folder}/{_STAGING}", writer)
    if os.path.lexists(f"{folder}/{_HOLDER}"):
        writer.remove(f"{folder}/{_HOLDER}")


def _clear(path: str, writer: Writer) -> None:
    """Removes whatever stands at `path`, a link and not what it leads to."""
    try:
        is_folder = stat.S_ISDIR(os.lstat(path).st_mode)
    except FileNotFoundError:
        return
    if is_folder:
        with os.scandir(path) as entries:
            inside = [entry.path for entry in entries]
        for one in inside:
            _clear(one, writer)
        writer.remove_folder(path)
    else:
        writer.remove(path)
