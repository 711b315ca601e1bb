"""Catalogues of messages: .po files to what gettext and Jinja understand."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from babel.support import Translations

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

_PERCENT: Final = re.compile(r"%(?:%|\(\w+\)[sd])?")
# Of a charset that has ASCII in it. Babel takes the first and the last sign away, whatever they are.
_LINE: Final = re.compile(rb'\s*(?:#.*|(?:msg\w+(?:\[\d+\])?\s+)?"(?:[^"\\]|\\.)*"\s*)?')


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong in a catalogue, and in which line (from 1)."""

    path: Path
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}"


class CatalogueError(ValueError):
    """Catalogues that cannot be used: all their faults."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


def translations(catalogues: Sequence[Path]) -> NullTranslations:
    """The catalogues in one chain: each keeps its plural rules and falls back on the one before.

    Raises CatalogueError for what is wrong in any of them, OSError for one that cannot be read.
    """
    found = NullTranslations()
    faults: list[Fault] = []
    for path in catalogues:
        try:
            translations = _read_catalogue(path)
        except CatalogueError as error:
            faults += error.faults
            continue
        translations.add_fallback(found)
        found = translations
    if faults:
        raise CatalogueError(faults)
    return found


def _read_catalogue(path: Path) -> Translations:
    # imported late: they take longer than all else here, and a site in English needs neither
    from babel.messages.pofile import PoFileError, read_po

    wrong = "no catalogue of messages"
    data = path.read_bytes()
    faults = tuple(Fault(path, line, f"{wrong}: {reason}") for line, reason in _badly_written(data))
    if faults:
        raise CatalogueError(faults)
    try:
        with BytesIO(data) as file:
            # without a language, from the header or from us, Babel leaves the plural rule out
            catalogue = read_po(file, locale=path.stem.replace("-", "_"), abort_invalid=True)
        faults = tuple(Fault(path, line, reason) for line, reason in _faults(catalogue))
        if not faults:
            return _compiled(catalogue)
    except PoFileError as error:
        faults = (Fault(path, (error.lineno or 0) + 1, f"{wrong}: {error}"),)
    except UnicodeDecodeError as error:
        faults = (Fault(path, _undecoded(data, error.encoding), f"{wrong}: this is not in {error.encoding}"),)
    except (ValueError, LookupError) as error:  # of its first entry: charset, plural forms, language, dates
        faults = (Fault(path, 1, f"{wrong}: {error}"),)
    raise CatalogueError(faults)


def _badly_written(data: bytes) -> Iterator[tuple[int, str]]:
    """Lines and reasons of what Babel would take for something else."""
    if data.startswith(BOM_UTF8):
        yield 1, "it begins with a byte-order mark"
        return
    for number, line in enumerate(data.splitlines(), 1):
        if not _LINE.fullmatch(line):
            shown = line.decode("utf-8", "replace").strip()
            yield number, f'{shown[:60]}: write msgid or msgstr, a space, and the words between two "'


def _undecoded(data: bytes, encoding: str) -> int:
    """The first line that is not in this encoding."""
    lines = (line.decode(encoding, "replace") for line in data.splitlines())
    return next(number for number, line in enumerate(lines, 1) if "\ufffd" in line)


def _compiled(catalogue: Catalog) -> Translations:
    from babel.messages.mofile import write_mo

    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)


def _faults(catalogue: Catalog) -> Iterator[tuple[int, str]]:
    """Lines and reasons of what would end a page: all messages are formatted."""
    told = {id(message): str(errors[0]) for message, errors in catalogue.check()}
    for message in catalogue:
        reason = told.get(id(message)) or _stray(message)
        if message.id and reason:
            yield message.lineno or 1, f"{reason}: {message.string!r}"


def _stray(message: Message) -> str:
    """The reason where a % is neither doubled nor one of those that the English has."""
    known = {"%%", *(found for text in _strings(message.id) for found in _PERCENT.findall(text))}
    found = (found for text in _strings(message.string) for found in _PERCENT.findall(text))
    stray = next((one for one in found if one not in known), "")
    if stray == "%":
        return "a % by itself, which is written %%"
    return stray and f"the English has no {stray}"


def _strings(text: str | Sequence[str] | None) -> Sequence[str]:
    return (text,) if isinstance(text, str) else text or ()
