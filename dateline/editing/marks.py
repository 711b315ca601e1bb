"""Where a value of a record stands in its file: records do not know, so the file is read again."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.config import Config
from dateline.content.reading import START, Loc, Place, RawRecord, read


@dataclass(frozen=True, slots=True)
class Marks:
    """The places of values in the files of a site. Each file is read once."""

    config: Config
    _read: dict[str, RawRecord | None] = field(default_factory=dict, repr=False)

    def place(self, path: str, loc: Loc) -> Place:
        """Line and column of the value at `loc` in the file `path` of the site.

        Raises MachineError where the file cannot be opened any more.
        """
        if path not in self._read:
            largest = self.config.settings.limits.file_bytes
            self._read[path] = read(self.config.root / path, path, largest)[0]
        record = self._read[path]
        return record.value_place(loc) if record else START
