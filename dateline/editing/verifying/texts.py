"""The texts of sources that an editor keeps: `<id of the source>.txt` in a folder of their own."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final

from dateline.problems import MachineError, Problem, SiteError, UsageError, place_after

_SAVE: Final = "Save the file as UTF-8."
_SHOWN: Final = 5


def texts_in(folder: Path, named: Collection[str], known: Collection[str]) -> dict[str, Path]:
    """The file of each source of `named` that has one in `folder`, in the order of ids.

    Raises UsageError where none has, MachineError where the folder cannot be read. `known`: all sources.
    """
    if not named:
        raise UsageError("no event has a quotation: there is nothing to compare")
    try:
        names = {file.name for file in folder.iterdir()}
    except OSError as error:
        raise MachineError(f"{folder} cannot be read: {error.strerror}") from error
    found = {source: folder / f"{source}.txt" for source in sorted(named) if f"{source}.txt" in names}
    if not found:
        raise UsageError(_none(folder, sorted(named), strange_in(folder, known)))
    return found


def strange_in(folder: Path, known: Collection[str]) -> tuple[str, ...]:
    """The files in `folder` that are called like no source: a slip in a name would leave a text out."""
    texts = {f"{source}.txt" for source in known}
    return tuple(sorted(one.name for one in folder.iterdir() if one.name not in texts and one.name[0] != "."))


def check_folder(folder: Path, static: Path) -> None:
    """Raises UsageError where `folder` is none, or lies in `static`, all of which is published."""
    if not folder.is_dir():
        what = "is no folder" if folder.exists() else "is not there"
        raise UsageError(f"--articles: {folder} {what}: name the folder that holds the texts of sources")
    if folder.resolve().is_relative_to(static.resolve()):
        raise UsageError(
            f"--articles: {folder} lies in static/ and would be published: keep the texts elsewhere"
        )


def _none(folder: Path, named: Sequence[str], strange: Sequence[str]) -> str:
    wanted = [f"{source}.txt" for source in named]
    lines = [
        f"--articles: {folder} holds no text of a source that a quotation names",
        f"Call each text by the id of its source: {some(wanted)}.",
    ]
    if strange:
        lines.append(f"No source is called like {some(strange)}.")
    return "\n  ".join(lines)


def some(names: Sequence[str]) -> str:
    """The first of them, and how many more."""
    rest = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {rest} more" if rest > 0 else "")


def text_of(file: Path) -> str:
    """The text in `file`. Raises SiteError where it is none, MachineError where it cannot be read."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise MachineError(f"{file} cannot be read: {error.strerror}") from error
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise _problem(file, "", "the file is UTF-16", _SAVE)
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        message = f"the byte 0x{data[error.start]:02x} is not UTF-8"
        raise _problem(file, before, message, _SAVE) from None
    if not text.strip():
        hint = "Put the text of the source into it, or take the file away."
        raise _problem(file, "", "the file is empty", hint)
    return text


def _problem(file: Path, before: str, message: str, hint: str) -> SiteError:
    return SiteError([Problem(file.as_posix(), *place_after(before), message, hint)])
