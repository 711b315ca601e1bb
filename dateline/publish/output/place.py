"""Where a site may be built, and what stands there before."""
# Plain strings, as writer.py says.
# ruff: noqa: PTH123

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.problems import MachineError, UsageError
from dateline.publish.output import manifest, seen
from dateline.publish.output.locking import WORK, Work
from dateline.publish.output.seen import Entry, Seen
from dateline.publish.output.standing import Stamp, Standing, all_folders, folders_of, walked
from dateline.publish.output.writer import said

_SITE_FOLDERS: Final = ("content", "templates", "static", ".git", WORK)
_ENGINE: Final = Path(__file__).resolve().parents[3]
_ENGINE_FOLDERS: Final = ("dateline", "docs", "templates", "static", "tests", ".git")
# What file managers leave behind is nobody's work: it neither stops a build nor is it touched.
_LITTER: Final = frozenset([".DS_Store", "Thumbs.db", "desktop.ini"])
_REMEDY: Final = "name another with --output"


def check_place(output: Path, root: Path) -> None:
    """Raises UsageError where a site must never be built: in the home folder, over the site's sources, …

    Links are followed first, so a link to a folder counts as that folder. Raises MachineError where
    the output cannot be read.
    """
    try:
        place, site = output.resolve(), root.resolve()
        if _home().is_relative_to(place):
            raise UsageError(f"the output {output} is or holds your home folder: {_REMEDY}")
        if site.is_relative_to(place):
            raise UsageError(f"the output {output} is or holds the site's own folder: {_REMEDY}")
        folders = [*(site / name for name in _SITE_FOLDERS), *(_ENGINE / name for name in _ENGINE_FOLDERS)]
        for folder in folders:
            if place.is_relative_to(folder):
                raise UsageError(f"the output {output} lies inside {folder.name}/: {_REMEDY}")
        there = next(one for one in (place, *place.parents) if one.exists())
        if not there.is_dir():
            what = "is" if there == place else f"lies inside {there}, which is"
            raise UsageError(f"the output {output} {what} a file, not a folder: {_REMEDY}")
    except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads to itself
        raise MachineError(f"the output {output} cannot be read: {said(error)}") from error


def _home() -> Path:
    try:
        return Path.home().resolve()
    except RuntimeError:  # an account without a home: nothing to guard but the root
        return Path(Path.cwd().anchor)


@dataclass(frozen=True, slots=True)
class Place:
    """An output as it stands before a build: its whole path, and as the command named it; the files that
    the manifest names with their hashes, and its own hash (SHA-256; empty where it is not just as we write
    it); what stands there; what is not ours and stays; what we remember of ours, and the name of that table
    in the workshop."""

    output: str
    named: str
    listed: Mapping[str, str]
    manifest: str
    standing: Standing
    others: tuple[str, ...]
    seen: Seen
    table: str

    def held(self, path: str, digest: str) -> Entry | None:
        """What is known of the file that stands there, if its bytes are those of `digest`: by its stamp
        where that tells, else by reading it."""
        stamp = self.standing.files.get(path)
        if stamp is None:
            return None
        entry = self.seen.trusted(path, stamp) or _read(f"{self.output}/{path}", stamp)
        return entry if entry and entry[1] == digest else None

    def is_as_left(self) -> bool:
        """Whether just what the manifest lists stands there, and what is not ours."""
        standing = self.standing.files
        known = len(self.listed) + sum(path in standing for path in self.others) + 1  # the manifest
        return (
            bool(self.manifest)
            and len(standing) == known
            and all(self.held(path, digest) for path, digest in self.listed.items())
        )

    def refuse_to_replace(self, made: Mapping[str, str]) -> None:
        """Raises UsageError where a file of the site would stand where another's stands."""
        if not self.others:
            return
        mine = {path.casefold() for path in made}  # many file systems do not tell A from a
        folders = all_folders(mine)
        for other in self.others:
            path = other.casefold()
            if path in folders or not mine.isdisjoint((path, *folders_of(path))):
                message = (
                    f"the output {self.named} holds {other}, which is not ours, where the site has its own"
                )
                raise UsageError(f"{message}: move it away, or {_REMEDY}")


def survey(output: Path, work: Work, *, force: bool = False, prefix: str = "") -> Place:
    """What stands in the output, seen in one walk, under the lock: no other build moves anything.
    `prefix`: of the name of the table, since each order has its own.

    Raises UsageError where files are not ours; with `force` they stay as they are. Raises MachineError
    where the output cannot be read.
    """
    table = f"{prefix}{seen.NAME}"
    try:
        place = str(output.resolve())
        known = seen.read(work.folder, place, table)
        data = manifest.read(place)
        listed, digest = _listed(data, known)
        standing = walked(place)
    except (OSError, RuntimeError) as error:
        raise MachineError(f"the output {output} cannot be read: {said(error)}") from error
    others = tuple(sorted(_others(standing, listed)))
    strangers = [path for path in others if path in standing.linked or not _is_litter(path)]
    if strangers and not force:
        more = f" and {len(strangers) - 3:,} more" if len(strangers) > 3 else ""
        named = f"{', '.join(strangers[:3])}{more}"
        message = f"the output {output} holds files that are not ours ({named})"
        raise UsageError(f"{message}: empty it, keep them with --force, or {_REMEDY}")
    return Place(place, str(output), listed, digest, standing, others, known, table)


def _listed(data: bytes, table: Seen) -> tuple[Mapping[str, str], str]:
    """The manifest as hashes by path, and its own hash; the one that we remember need not be read."""
    digest = hashlib.sha256(data).hexdigest()
    if digest == table.manifest:
        return {path: known for path, (_, known) in table.files.items()}, digest
    listed = manifest.parsed(data)
    return listed, digest if manifest.text(listed) == data else ""


def _read(file: str, stamp: Stamp) -> Entry | None:
    """The stamp is older than the reading: who changes the file meanwhile changes it, too."""
    try:
        with open(file, "rb", buffering=0) as opened:
            return seen.words(stamp), hashlib.sha256(opened.read()).hexdigest()
    except OSError:  # what cannot be read can still be replaced
        return None


def _others(standing: Standing, listed: Mapping[str, str]) -> Iterator[str]:
    """Files that we did not write, and links to folders: we would write through them."""
    yield from standing.linked
    for path in standing.files:
        if path not in listed and path not in manifest.OWN:
            yield path


def _is_litter(path: str) -> bool:
    return path.rpartition("/")[2] in _LITTER
