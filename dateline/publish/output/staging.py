"""What the output lacks is staged as it comes; of the rest only the hash is kept, so memory stays flat."""
# Plain strings, as writer.py says.

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.problems import MachineError
from dateline.publish.output import seen
from dateline.publish.output.files import File
from dateline.publish.output.locking import Work
from dateline.publish.output.place import Place
from dateline.publish.output.writer import told


@dataclass(frozen=True, slots=True)
class Staged:
    """A whole site. By path: the hashes of all files; for those that the output has, what is known of them
    there; for the others, the staged file and its size."""

    made: dict[str, str] = field(default_factory=dict)
    kept: dict[str, seen.Entry] = field(default_factory=dict)
    coming: dict[str, tuple[str, int]] = field(default_factory=dict)


def stage(files: Iterable[File], place: Place, work: Work) -> Staged:
    """Stages `files` as they come; of two with the same path the last counts.

    Raises MachineError where the machine refuses, and whatever making the files raises.
    """
    staged = Staged()
    for file in files:
        path = file.path
        if path in staged.made:
            staged.kept.pop(path, None)
            staged.coming.pop(path, None)
        staged.made[path] = file.digest
        entry = place.held(path, file.digest)
        if entry:
            staged.kept[path] = entry
        else:
            _check_name(path, place)
            data = file.data()
            with told():
                staged.coming[path] = work.stage(data), len(data)
    return staged


def _check_name(path: str, place: Place) -> None:
    """A name that the output's file system cannot have is told before anything is moved."""
    try:
        with told():
            os.lstat(f"{place.output}/{path}")
    except MachineError as error:
        if not isinstance(error.__cause__, FileNotFoundError | NotADirectoryError):
            raise
    except UnicodeEncodeError:
        message = f"this machine cannot name a file {path!a}: set its locale to UTF-8 (LC_ALL=C.UTF-8)"
        raise MachineError(message) from None
