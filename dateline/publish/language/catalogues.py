"""Catalogues of messages: .po files to what gettext and Jinja understand."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

from babel.support import Translations


class CatalogueError(ValueError):
    """A catalogue that cannot be read: which, in which line (from 1), and why."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        self.path, self.line, self.reason = path, line, reason
        super().__init__(f"{path}:{line}: {reason}")


def translations(catalogues: Sequence[Path]) -> NullTranslations:
    """The catalogues in one chain: each keeps its plural rules and falls back on the one before."""
    found = NullTranslations()
    for path in catalogues:
        translations = _read_catalogue(path)
        translations.add_fallback(found)
        found = translations
    return found


def _read_catalogue(path: Path) -> Translations:
    """Raises CatalogueError with the line of the first message that is wrong."""
    # imported late: they take longer than all else here, and a site in English needs neither
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    try:
        with path.open("rb") as file:
            catalogue = read_po(file, abort_invalid=True)
    except PoFileError as error:
        raise CatalogueError(path, (error.lineno or 0) + 1, f"no catalogue of messages: {error}") from error
    except UnicodeError as error:
        raise CatalogueError(path, 1, f"no catalogue of messages: {error}") from error
    for message, errors in catalogue.check():
        raise CatalogueError(path, message.lineno or 1, f"{errors[0]}: {message.string!r}")
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)
