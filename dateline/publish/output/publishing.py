"""From files as they are made to the output as it then stands."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from time import time_ns

from dateline.publish.output import manifest, seen
from dateline.publish.output.files import File, Written, is_page
from dateline.publish.output.locking import Work
from dateline.publish.output.moving import move_in
from dateline.publish.output.place import Place
from dateline.publish.output.staging import Staged, stage
from dateline.publish.output.writer import told


def publish(
    files: Iterable[File], place: Place, work: Work, shown: Callable[[], None] = lambda: None
) -> Written:
    """Stages `files` as they come where the output lacks them, then moves them in; `shown` is called when
    they stand.

    Raises UsageError where one would replace a file that is not ours, and MachineError where the machine
    refuses: every address of the old or the new site is then a whole file. What making `files` raises
    leaves the old site as it was.
    """
    staged = stage(files, place, work)
    place.refuse_to_replace(staged.made)
    gone = sorted(set(place.listed) - set(staged.made))
    with told():
        moved = move_in(staged, gone, place, work.writer)
    shown()
    with told():
        _remember({**staged.kept, **moved}, staged, place, work)
    return _counted(staged, gone, place)


def _remember(files: dict[str, seen.Entry], staged: Staged, place: Place, work: Work) -> None:
    """Writes the table anew where it would be another. It is told last, so that all it says is so."""
    listed = place.manifest
    if not listed or place.listed != staged.made:
        listed = hashlib.sha256(manifest.text(staged.made)).hexdigest()
    if listed != place.seen.manifest or files != place.seen.files:
        work.put(place.table, seen.dumped(seen.Seen(time_ns(), listed, files), place.output))


def _counted(staged: Staged, gone: list[str], place: Place) -> Written:
    held = (place.standing.files[path] for path in staged.kept)
    size = sum(stamp[0] for stamp in held if stamp) + sum(size for _, size in staged.coming.values())
    return Written(
        written=len(staged.coming),
        unchanged=len(staged.kept),
        removed=len(gone),
        bytes=size,
        pages=sum(map(is_page, staged.made)),
        pages_written=sum(map(is_page, staged.coming)),
        pages_removed=sum(map(is_page, gone)),
    )
