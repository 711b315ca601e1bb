"""What a host takes: the limits of GitHub Pages, said by the build before a deployment runs into them.

docs.github.com, “GitHub Pages limits”: a published site may be no larger than 1 GB, and a deployment ends
unfinished after 10 minutes. GitHub gives no number of files. Ours is where a deployment would have to
take in more than 160 files each second of its 10 minutes.
"""

from __future__ import annotations

from typing import Final

BYTES: Final = 1_000_000_000
FILES: Final = 100_000


def told(files: int, size: int) -> tuple[str, ...]:
    """A message for each limit that a site of so many files and bytes passes, with what to do. The site
    is whole all the same, and other hosts may take it."""
    messages = []
    if size > BYTES:
        messages.append(
            f"The site has {_in_gigabytes(size)} GB; GitHub Pages takes no more than 1 GB. Make the pictures "
            "in static/ smaller or link to them, tell the story in several sites, or choose another host."
        )
    if files > FILES:
        messages.append(
            f"The site has {files:,} files; GitHub Pages gives a deployment 10 minutes, which more than "
            f"{FILES:,} files may not keep. Tell the story in several sites, or choose another host."
        )
    return tuple(messages)


def _in_gigabytes(size: int) -> str:
    """Rounded up, so that what is too much never reads as 1.0."""
    return f"{-(-size // 100_000_000) / 10:,.1f}"
