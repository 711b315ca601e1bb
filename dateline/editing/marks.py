"""Where a value of a record stands in its file: records do not know, so the file is read again."""

from __future__ import annotations

from dateline.config import Config
from dateline.content.reading import START, RawRecord, read
from dateline.problems import Loc, Place


class Marks:
    """The places of values in the files of a site. Each file is read once."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._read: dict[str, RawRecord | None] = {}

    def place(self, path: str, loc: Loc) -> Place:
        """Line and column of the value at `loc` in the file `path` of the site.

        Raises MachineError where the file cannot be opened any more.
        """
        if path not in self._read:
            largest = self._config.settings.limits.file_bytes
            self._read[path] = read(self._config.root / path, path, largest)[0]
        record = self._read[path]
        return record.value_place(loc) if record else START
