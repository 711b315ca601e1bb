"""What the sources of an event are worth together: who rests on whom, and who stands alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.content.records import Event, Source, Use, Voice


@dataclass(frozen=True, slots=True)
class Independence:
    """The uses of an event in groups that share a basis. `groups[i]` is the number of use `i`, from 0."""

    groups: tuple[int, ...]
    count: int
    relayed: bool  # every account passes on what others said


def independence(event: Event, register: Mapping[str, Source]) -> Independence:
    """How many of an event's sources are independent: never more than there are.

    Each use has a basis: with voice `own` the source itself, else what `from` names (or, where it
    names nothing, `relies_on` of the register), followed to its end. Uses that share any basis
    form one group.
    """
    further = _origins(event.sources, register)
    bases = [_followed(use.id, further, register) for use in event.sources]
    groups = _grouped(bases)
    relayed = all(use.voice is Voice.RELAYS for use in event.sources)
    return Independence(groups, len(set(groups)), relayed)


def _origins(uses: Iterable[Use], register: Mapping[str, Source]) -> dict[str, tuple[str, ...]]:
    """For each source used here, from whom it has it; nothing where it speaks for itself."""
    return {use.id: origins(use, register) for use in uses}


def origins(use: Use, register: Mapping[str, Source]) -> tuple[str, ...]:
    """From whom a source has it: what `from` names, else what it relies on as a whole."""
    return () if use.voice is Voice.OWN else use.from_ or register[use.id].relies_on


def _followed(
    start: str, used: Mapping[str, tuple[str, ...]], register: Mapping[str, Source]
) -> frozenset[str]:
    """The ends of the chain that begins at `start`; of a circle without a way out, all of it."""
    ends: set[str] = set()
    seen = {start}
    queue = [start]
    for name in queue:
        source = register.get(name)
        further = used.get(name, source.relies_on if source else ())
        if not further:
            ends.add(name)
        for one in further:
            if one not in seen:
                seen.add(one)
                queue.append(one)
    return frozenset(ends or seen)


def _grouped(bases: list[frozenset[str]]) -> tuple[int, ...]:
    """Numbers from 0 in order of appearance; sets that share a member get the same."""
    groups = list(range(len(bases)))
    owner: dict[str, int] = {}
    for index, basis in enumerate(bases):
        for name in sorted(basis):
            first = owner.setdefault(name, groups[index])
            if first != groups[index]:
                low, high = sorted((first, groups[index]))
                groups = [low if group == high else group for group in groups]
                owner = {key: low if group == high else group for key, group in owner.items()}
    numbers = {group: number for number, group in enumerate(dict.fromkeys(groups))}
    return tuple(numbers[group] for group in groups)
