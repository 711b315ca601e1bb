"""Catalogues of messages: .po files to what gettext and Jinja understand."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

from babel.support import Translations


def translations(catalogues: Sequence[Path]) -> NullTranslations:
    """The catalogues in one chain: each keeps its plural rules and falls back on the one before."""
    found = NullTranslations()
    for path in catalogues:
        translations = _read_catalogue(path)
        translations.add_fallback(found)
        found = translations
    return found


def _read_catalogue(path: Path) -> Translations:
    """Raises ValueError with the line of the first message that is wrong."""
    # imported late: they take longer than all else here, and a site in English needs neither
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    try:
        with path.open("rb") as file:
            catalogue = read_po(file, abort_invalid=True)
    except (PoFileError, UnicodeError) as error:
        raise ValueError(f"{path}: is no catalogue of messages: {error}") from error
    for message, errors in catalogue.check():
        raise ValueError(f"{path}:{message.lineno}: {errors[0]}: {message.string!r}")
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)
