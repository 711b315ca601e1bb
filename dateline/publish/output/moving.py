"""What is staged goes into the output by rename, in an order in which no page asks for what is not there.

While files are moved the manifest lists the old and the new ones, so that the build after a kill knows
which are ours and mends what is left.
"""
# Plain strings, as writer.py says.
# ruff: noqa: PTH112, PTH120, PTH123

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Sequence
from typing import Final

from dateline.publish.output import manifest, seen
from dateline.publish.output.place import Place
from dateline.publish.output.staging import Staged
from dateline.publish.output.standing import all_folders, folders_of, stamped
from dateline.publish.output.writer import Writer

_OF_A_RECORD: Final = 2  # the slashes of sources/nyt/index.html; sources/index.html is a list
_LISTS_LAST: Final = (".xml", ".json", ".ics", ".csv", ".txt")


def move_in(staged: Staged, gone: Sequence[str], place: Place, writer: Writer) -> dict[str, seen.Entry]:
    """Gives the staged files their places and removes what is `gone`; returns what the moved ones look
    like now. Where there is nothing to do, nothing is written. Raises OSError."""
    moved: dict[str, seen.Entry] = {}
    if not place.manifest or place.listed != staged.made:
        mover = _Mover(place, writer)
        mover.list_files({**place.listed, **staged.made})
        blocking = _blocking(gone, staged.made)
        mover.remove([path for path in gone if path in blocking])
        moved = mover.replace_all(staged)
        mover.remove([path for path in gone if path not in blocking])
        mover.list_files(staged.made)
    elif staged.coming:  # someone changed files by hand
        moved = _Mover(place, writer).replace_all(staged)
    for leftover in (manifest.COMING_FILE, manifest.COMING_MANIFEST):
        if os.path.lexists(f"{place.output}/{leftover}"):
            writer.remove(f"{place.output}/{leftover}")
    return moved


class _Mover:
    """Moves files into one output, and knows which folders are there."""

    def __init__(self, place: Place, writer: Writer) -> None:
        self._output = place.output
        self._standing = place.standing.files
        self._folders = set(place.standing.folders)
        self._writer = writer
        self._make_output(place.output)

    def _make_output(self, folder: str) -> None:
        if not os.path.isdir(folder):
            self._make_output(os.path.dirname(folder))
            self._writer.folder(folder)

    def list_files(self, digests: dict[str, str]) -> None:
        """Writes the manifest."""
        coming = f"{self._output}/{manifest.COMING_MANIFEST}"
        self._writer.write(coming, manifest.text(digests))
        self._writer.move(coming, f"{self._output}/{manifest.MANIFEST}")

    def replace_all(self, staged: Staged) -> dict[str, seen.Entry]:
        """Moves all staged files; returns what they look like in their places."""
        moved = {}
        for path in sorted(staged.coming, key=_rank):
            self._replace(staged.coming[path][0], path)
            stamp = stamped(f"{self._output}/{path}")
            if stamp:
                moved[path] = seen.words(stamp), staged.made[path]
        return moved

    def _replace(self, source: str, path: str) -> None:
        if path in self._folders:
            self._remove_empty(path)
        self._make_folder(path.rpartition("/")[0])
        target = f"{self._output}/{path}"
        try:
            self._writer.move(source, target)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            # The output lies on another file system: a rename must begin there.
            coming = f"{self._output}/{manifest.COMING_FILE}"
            with open(source, "rb") as file:
                self._writer.write(coming, file.read())
            self._writer.move(coming, target)

    def _make_folder(self, folder: str) -> None:
        if folder and folder not in self._folders:
            self._make_folder(folder.rpartition("/")[0])
            try:
                self._writer.folder(f"{self._output}/{folder}")
            except FileExistsError:  # by another case of its name, where that is the same folder
                if not os.path.isdir(f"{self._output}/{folder}"):
                    raise
            self._folders.add(folder)

    def _remove_empty(self, folder: str) -> None:
        """Where the new site has a file, someone left a folder without files."""
        inside = [one for one in self._folders if one.startswith(f"{folder}/")]
        for one in sorted([folder, *inside], reverse=True):
            self._writer.remove_folder(f"{self._output}/{one}")
            self._folders.discard(one)

    def remove(self, paths: Sequence[str]) -> None:
        """Removes our files, and the folders that are empty then."""
        for path in paths:
            if path in self._standing:
                self._writer.remove(f"{self._output}/{path}")
        for folder in sorted(all_folders(paths) & self._folders, reverse=True):
            try:
                self._writer.remove_folder(f"{self._output}/{folder}")
            except OSError as error:
                if error.errno not in {errno.ENOTEMPTY, errno.EEXIST}:
                    raise
            else:
                self._folders.discard(folder)


def _blocking(gone: Iterable[str], made: Iterable[str]) -> frozenset[str]:
    """Old files that must go first: a file where a folder comes, in a folder where a file comes, or one
    whose name differs from a new one's by case only, which many file systems take for the same."""
    if not gone:
        return frozenset()
    files = {path.casefold() for path in made}
    taken = files | all_folders(files)
    return frozenset(
        path for path in gone if path.casefold() in taken or not files.isdisjoint(folders_of(path.casefold()))
    )


def _rank(path: str) -> tuple[int, str]:
    """Assets first, then pages, then lists and feeds: a page never asks for what is not there yet."""
    if path.startswith("static/"):
        return 0, path
    if path.endswith(_LISTS_LAST) or (path.endswith("index.html") and path.count("/") < _OF_A_RECORD):
        return 2, path
    return 1, path
