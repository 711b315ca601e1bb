"""Finds where in a source something stands that Python-Markdown, which keeps no positions, has met."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from markdown import Markdown

from dateline.content.markup.conversion import PROBE, Found, convert

_TARGET: Final = re.compile(r"\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:\s*<?", re.MULTILINE)
_EMPTY: Final = re.compile(r"\]\((?=\s*(?:<\s*>)?\s*\))")


def places(
    source: str, pattern: re.Pattern[str], markdown: Markdown, met: Callable[[Found], Iterable[str]]
) -> Iterator[tuple[str, int]]:
    """What a conversion of `source` met behind the matches of `pattern`, with the offset of each match.

    Each match gets a numbered word put behind it; what the conversion of that text meets carries
    the numbers back. Only called when something is wrong.
    """
    matches = list(pattern.finditer(source))
    ends = [match.end() for match in matches]
    pieces = [source[i:j] for i, j in zip([0, *ends], [*ends, len(source)], strict=True)]
    words = [f"dlprobe{number}z" for number in range(len(ends))]
    probed = "".join(a + b for a, b in zip(pieces, [*words, ""], strict=True))
    for one in met(convert(probed, markdown)):
        probe = PROBE.search(one)
        number = int(probe[1]) if probe else len(matches)
        yield PROBE.sub("", one), matches[number].start() if number < len(matches) else 0


def address_offsets(source: str, markdown: Markdown, address: str) -> list[int]:
    """Where links and images with `address` have it; `[0]` where that cannot be told."""
    if not address:
        return [match.end() for match in _EMPTY.finditer(source)] or [0]
    exact = re.compile(re.escape(address))
    found = [offset for one, offset in places(source, exact, markdown, _addresses) if one == address]
    if any(found) or source.startswith(address):
        return found
    # Python-Markdown has changed the address on its way: look behind each “](”.
    target = {match.start(): match.end() for match in _TARGET.finditer(source)}
    bare = "".join(address.split())
    targets = places(source, _TARGET, markdown, _addresses)
    return [
        target[offset] for one, offset in targets if "".join(one.split()) == bare and offset in target
    ] or [0]


def _addresses(found: Found) -> list[str]:
    return [*found.addresses, *(image for image, _ in found.images)]
