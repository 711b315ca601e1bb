"""The command line: arguments in, exit codes out."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from typing import Final, TextIO

from dateline.cli.arguments import parsed
from dateline.cli.commands import CONTENT, OK, tell_problems
from dateline.problems import MachineError, SiteError, UsageError

USAGE: Final = 2
MACHINE: Final = 3
INTERRUPTED: Final = 130  # as shells count: 128 and the number of the signal
READER_LEFT: Final = 141

__all__ = ["CONTENT", "INTERRUPTED", "MACHINE", "OK", "READER_LEFT", "USAGE", "main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code. Without `arguments`, those of the shell."""
    _open_missing()
    # What else is installed may not change a build, nor is it looked through for plugins of pydantic.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a folder's name may not fit the terminal
    try:
        code = _told(list(sys.argv[1:] if arguments is None else arguments))
    except BrokenPipeError:  # `build.py check | head` has read enough
        _let_go(sys.stdout, sys.stderr)
        return READER_LEFT
    except OSError:  # nor can it be said that nothing can be said
        _let_go(sys.stdout, sys.stderr)
        return MACHINE
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _open_missing() -> None:
    """Opens nowhere for what the shell closed (`build.py >&-`). In this order each gets its own number back:
    else a file of the site that is opened later got it, and with it what a library writes there."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8", errors="backslashreplace"))  # noqa: SIM115, PTH123 (until Python ends)


def _let_go(*streams: TextIO) -> None:
    """Sends what is still unwritten nowhere: Python would complain of it when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in streams:
        os.dup2(nowhere, stream.fileno())


def _told(arguments: list[str]) -> int:
    """Runs one command; what goes wrong is told in words on stderr."""
    try:
        code = _run(arguments)
        _flush()
        return code
    except SiteError as error:
        tell_problems(error.problems)
        return CONTENT
    except BrokenPipeError:
        raise
    except (UsageError, MachineError, ModuleNotFoundError, OSError) as error:
        print(f"error: {_said(error)}", file=sys.stderr)
        return USAGE if isinstance(error, UsageError) else MACHINE


def _flush() -> None:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _let_go(sys.stdout)
        raise MachineError(f"what is told cannot be written: {error.strerror}") from error


def _run(arguments: list[str]) -> int:
    try:
        options = parsed(arguments)
    except SystemExit:  # --help and --version have been answered
        return OK
    code: int = options.run(options)
    return code


def _said(error: Exception) -> str:
    if isinstance(error, ModuleNotFoundError):
        return _not_installed(error)
    if isinstance(error, OSError):
        what = error.strerror or str(error)
        return f"{error.filename}: {what}" if error.filename else what
    return str(error)


def _not_installed(error: ModuleNotFoundError) -> str:
    """A newcomer runs `python build.py` with the system's Python, which has none of our libraries."""
    library = (error.name or "").partition(".")[0]
    if library in {"", "dateline"}:
        raise error
    return (
        f"the library {library} is not installed for this Python.\n"
        "  make install puts it into .venv; then .venv/bin/python build.py does what you asked for.\n"
        "  For Windows and for uv, docs/set-up.md has the lines."
    )
