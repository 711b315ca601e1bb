"""`--profile FILE`: where the time of a build goes, function by function."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.problems import MachineError


@contextmanager
def profiled(file: Path | None) -> Iterator[None]:
    """Writes a profile of what runs inside, which pstats and its friends read. Without `file`, nothing.

    Raises MachineError where the file cannot be written.
    """
    if file is None:
        yield
        return
    from cProfile import Profile  # late: no other build needs it

    with Profile() as profile:
        yield
    try:
        profile.dump_stats(file)
    except OSError as error:
        raise MachineError(f"the profile {file} cannot be written: {error.strerror}") from error
