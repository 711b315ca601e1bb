"""`site.toml` as a frozen `Config`. What is wrong in it is a problem at the key's own line."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from pydantic import TypeAdapter, ValidationError

from dateline.config.complaints import problem
from dateline.config.places import places_of
from dateline.config.settings import Limits, Repository, Settings, Thread, folder
from dateline.problems import Loc, MachineError, Place, Problem, SiteError, UsageError, place_after

__all__ = ["NAME", "Config", "Limits", "Repository", "Settings", "Thread", "load"]

NAME: Final = "site.toml"
_SETTINGS: Final = TypeAdapter(Settings)


@dataclasses.dataclass(frozen=True, slots=True)
class Config:
    """The settings of the site in folder `root`, with the address it is built for."""

    root: Path
    settings: Settings
    base_url: str
    places: Mapping[Loc, Place] = dataclasses.field(repr=False, hash=False)

    def at(self, address: str) -> Config:
        """The same site, built for another address. Ids of feeds do not change with it.

        Raises UsageError for what is no web address.
        """
        try:
            return dataclasses.replace(self, base_url=folder(address))
        except ValueError:
            raise UsageError(
                f"“{address}” is no web address: write it whole, https://example.org/story/"
            ) from None

    def thread(self, name: str) -> Thread:
        """The thread with that id; the content was checked, so it is there."""
        return next(thread for thread in self.settings.threads if thread.id == name)

    @property
    def identity(self) -> str:
        """The head of all `tag:` addresses (RFC 4151). It never follows `--base-url`."""
        host = (urlsplit(self.settings.base_url).hostname or "localhost").lower()
        return f"tag:{self.settings.identity or f'{host},{self.settings.published}:dateline'}"

    def problem(self, key: str, message: str, hint: str) -> SiteError:
        """A problem with a setting that only a later room can see."""
        return SiteError([Problem(NAME, *self.places.get((key,), (1, 1)), message, hint)])


def load(root: Path) -> Config:
    """The settings of the site in `root`. Raises SiteError, UsageError or MachineError."""
    text = _read(root / NAME)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SiteError([_syntax_problem(str(error), text)]) from None
    except ValueError:  # Python's limit of digits
        longest = max(text.split("\n"), key=lambda line: sum(map(str.isdigit, line)))
        raise SiteError([_beyond(text, longest, "a number of too many digits")]) from None
    except RecursionError:
        deepest = max(text.split("\n"), key=lambda line: line.count("[") + line.count("{"))
        raise SiteError([_beyond(text, deepest, "nested too deep")]) from None
    places = places_of(text)
    try:
        settings = _SETTINGS.validate_python(data)
    except ValidationError as error:
        raise SiteError(problem(NAME, one, places) for one in error.errors(include_url=False)) from None
    _check_threads(settings, places)
    return Config(root, settings, settings.base_url, places)


def _read(file: Path) -> str:
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        raise UsageError(f"there is no {NAME} in {file.parent}: name a site's folder with --site") from None
    except OSError as error:
        raise MachineError(f"{NAME} cannot be read: {error.strerror}") from error
    try:
        text = data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        place = place_after(data[: error.start].decode("utf-8").replace("\r\n", "\n"))
        message = f"the byte 0x{data[error.start]:02x} is not UTF-8"
        raise SiteError([Problem(NAME, *place, message, "Save the file as UTF-8.")]) from None
    if text.startswith("\ufeff"):
        hint = "Save it as “UTF-8”, without “BOM”."
        raise SiteError([Problem(NAME, 1, 1, "the file begins with a byte-order mark", hint)])
    return text


def _syntax_problem(message: str, text: str) -> Problem:
    place = re.search(r"\(at line (\d+), column (\d+)\)", message)
    line, column = (int(place[1]), int(place[2])) if place else place_after(text)
    said = re.sub(r" \(at .*\)$", "", message)
    if re.search("overwrite|declare|mutate", said):  # told at the end of the value
        hint = "A setting or a table stands twice: keep one."
        return Problem(NAME, line, 1, f"TOML: {said}", hint)
    hint = 'Write one setting to a line: title = "The text", in quotation marks.'
    return Problem(NAME, line, column, f"TOML: {said}", hint)


def _beyond(text: str, line: str, message: str) -> Problem:
    return Problem(NAME, text.split("\n").index(line) + 1, 1, f"TOML: {message}", "No setting needs it.")


def _check_threads(settings: Settings, places: Mapping[Loc, Place]) -> None:
    problems: list[Problem] = []
    seen: set[str] = set()
    for index, thread in enumerate(settings.threads):
        if thread.id in seen:
            place = places.get(("threads", index, "id"), (1, 1))
            hint = "Give each thread an id of its own."
            problems.append(Problem(NAME, *place, f"the thread “{thread.id}” stands twice", hint))
        seen.add(thread.id)
    if problems:
        raise SiteError(problems)
