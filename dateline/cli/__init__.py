"""The command line: arguments in, exit codes out."""

from __future__ import annotations

import argparse
import contextlib
import difflib
import io
import os
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Final, NoReturn, Self, TextIO

from dateline import __version__
from dateline.problems import MachineError, SiteError, UsageError

OK: Final = 0
CONTENT: Final = 1
USAGE: Final = 2
MACHINE: Final = 3
INTERRUPTED: Final = 130  # as shells count: 128 and the signal's number
READER_LEFT: Final = 141



def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code. Without `arguments`, those of the shell."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a folder's name may not fit the terminal
    try:
        code = _told(list(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()
    except BrokenPipeError:  # `build.py check | head` has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_LEFT
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _told(arguments: list[str]) -> int:
    """Runs one command; what goes wrong is told in words on stderr."""
    try:
        return _run(arguments)
    except BrokenPipeError:
        raise
    except SiteError as error:
        _tell_problems(error, sys.stderr)
        return CONTENT
    except UsageError as error:
        return _tell(str(error), USAGE)
    except MachineError as error:
        return _tell(str(error), MACHINE)
    except ModuleNotFoundError as error:
        return _tell(_not_installed(error), MACHINE)
    except OSError as error:
        return _tell(": ".join(str(one) for one in (error.filename, error.strerror or error) if one), MACHINE)


def _run(arguments: list[str]) -> int:
    try:
        options, rest = _parser().parse_known_args(_with_command(arguments))
    except SystemExit:  # --help and --version have been answered
        return OK
    if rest:
        raise UsageError(_too_much(rest[0], options.command))
    code: int = options.run(options)
    return code


def _tell(message: str, code: int) -> int:
    print(f"error: {message}", file=sys.stderr)
    return code


def _tell_problems(error: SiteError, out: TextIO) -> None:
    for problem in error.problems:
        print(problem, file=out)
    print(f"{_counted(len(error.problems), 'problem')}. Nothing was written.", file=out)


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


