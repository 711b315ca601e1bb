"""From the bytes of a file to its text."""

from __future__ import annotations

import os
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path
from typing import Final, NoReturn

from dateline.content.reading.raw import START, UnreadableError
from dateline.problems import UNFIT, MachineError, Place, place_after, unfit_words

_SAVE: Final = "Save the file as UTF-8."


def bytes_of(file: Path | str, path: str, largest: int) -> bytes:
    """The bytes of `file`, which problems call `path`.

    Raises UnreadableError where it is too large, MachineError where it cannot be opened.
    """
    try:
        with open(file, "rb", buffering=0) as opened:  # noqa: PTH123 (a Path takes longer than the reading)
            size = os.fstat(opened.fileno()).st_size
            data = opened.read() if size < largest else b""
    except OSError as error:
        raise MachineError(f"{path} cannot be read: {error.strerror}") from error
    if size >= largest:
        allowed = f"{largest / 1e6:g} MB" if largest >= 100_000 else f"{largest:,} bytes"
        hint = f"A file has to be smaller than {allowed}: move pictures into static/, or split it."
        raise UnreadableError(path, START, f"the file holds {size:,} bytes", hint)
    return data


def decoded(data: bytes, path: str) -> str:
    """The text in these bytes with `\\n` at the end of each line.

    Raises UnreadableError with the place of what is no text.
    """
    if data.startswith(BOM_UTF8):
        hint = "Save it as “UTF-8”, without “BOM”."
        raise UnreadableError(path, START, "the file begins with a byte-order mark", hint)
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise UnreadableError(path, START, "the file is UTF-16", _SAVE)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = place_after(_one_line_end(data[: error.start].decode("utf-8")))
        message = f"the byte 0x{data[error.start]:02x} is not UTF-8"
        raise UnreadableError(path, place, message, _SAVE) from None
    text = _one_line_end(text)
    unfit = UNFIT.search(text)
    if unfit:
        refuse_unfit(path, place_after(text[: unfit.start()]), unfit[0])
    return text


def refuse_unfit(path: str, place: Place, character: str) -> NoReturn:
    """Says which character is unfit. Raises UnreadableError, always."""
    raise UnreadableError(path, place, *unfit_words(character))


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
