"""Sources that rest on the same are one witness. The rule with worked examples: docs/evidence.md."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from dateline.content.evidence import Use, Voice
from dateline.content.records import Source


class Bond(Enum):
    """How the uses of a witness hang on what they share."""

    QUOTE = "quote"  # each quotes it
    RELAY = "relay"  # each relays it
    REST = "rest"  # some at second hand, or each in its way


@dataclass(frozen=True, slots=True)
class Witness:
    """Uses that share a basis: together they count as one."""

    uses: tuple[int, ...]  # their numbers, from 0, in the given order
    ties: tuple[str, ...]  # what they share: ids or words; nothing for a single use
    bond: Bond
    tied_by_all: bool  # every use rests on each of `ties`; else on some of them
    itself: int | None  # the use that is the tie, where one speaks for itself


@dataclass(frozen=True, slots=True)
class Independence:
    """Uses in witnesses. `witnesses` are in the order of their first use."""

    witnesses: tuple[Witness, ...]
    relayed: bool  # every use has the voice `relays`

    @property
    def count(self) -> int:
        """The number of independent sources."""
        return len(self.witnesses)


def independence(
    uses: Sequence[Use], register: Mapping[str, Source], through: Sequence[Use] = ()
) -> Independence:
    """How many of these sources are independent: never more than there are.

    Each use has a basis: with voice `own` the source itself, else what `from` names (or, where it
    names nothing, `relies_on` of the register), followed to its end. Uses that share any basis
    are one witness. `through`: further uses that a chain may lead through.
    """
    chains = _Chains((*through, *uses), register)
    bases = [chains.basis(use.id) for use in uses]
    found: dict[int, list[int]] = {}
    for index, group in enumerate(_grouped(bases)):
        found.setdefault(group, []).append(index)
    return Independence(
        tuple(_witness(tuple(group), uses, bases, chains) for group in found.values()),
        relayed=all(use.voice is Voice.RELAYS for use in uses),
    )


def origins(use: Use, register: Mapping[str, Source]) -> tuple[str, ...]:
    """From whom a source has it: what `from` names, else what it relies on as a whole."""
    return () if use.voice is Voice.OWN else use.from_ or register[use.id].relies_on


Basis = tuple[str, ...]  # ids and folded words in the order in which they are reached


class _Chains:
    """Who has it from whom, in one event. Words are the same whatever their case and spacing."""

    def __init__(self, uses: Sequence[Use], register: Mapping[str, Source]) -> None:
        self._register = register
        self._spelled: dict[str, str] = {}
        self._used = {use.id: self._named(origins(use, register)) for use in uses}

    def _named(self, names: Sequence[str]) -> tuple[str, ...]:
        folded = tuple(
            name if name in self._register else " ".join(name.split()).casefold() for name in names
        )
        for one, name in zip(folded, names, strict=True):
            self._spelled.setdefault(one, name)
        return folded

    def spelled(self, name: str) -> str:
        """As an editor wrote it first."""
        return self._spelled.get(name, name)

    def further(self, name: str) -> tuple[str, ...]:
        """From whom it has it; nothing where it speaks for itself."""
        if name in self._used:
            return self._used[name]
        source = self._register.get(name)
        return self._named(source.relies_on) if source else ()

    def basis(self, start: str) -> Basis:
        """The ends of the chains that begin at `start`, and what only goes round in a circle."""
        seen = {start: None}
        queue = [start]
        before: dict[str, list[str]] = {}
        for name in queue:
            for one in self.further(name):
                before.setdefault(one, []).append(name)
                if one not in seen:
                    seen[one] = None
                    queue.append(one)
        ends = [name for name in seen if not self.further(name)]
        led = set(ends)
        queue = list(ends)
        for name in queue:
            fresh = [one for one in before.get(name, ()) if one not in led]
            led.update(fresh)
            queue += fresh
        return tuple(name for name in seen if name in ends or name not in led)


def _grouped(bases: Sequence[Basis]) -> list[int]:
    """For each basis the number of the first that it shares a member with, over any number of steps."""
    groups = list(range(len(bases)))
    owner: dict[str, int] = {}
    for index, basis in enumerate(bases):
        for name in basis:
            first = owner.setdefault(name, groups[index])
            if first != groups[index]:
                low, high = sorted((first, groups[index]))
                groups = [low if group == high else group for group in groups]
                owner = {key: low if group == high else group for key, group in owner.items()}
    return groups


def _witness(group: tuple[int, ...], uses: Sequence[Use], bases: Sequence[Basis], chains: _Chains) -> Witness:
    """A group with what holds it together."""
    if len(group) == 1:
        return Witness(group, (), Bond.REST, tied_by_all=True, itself=None)
    ties, by_all = _ties([bases[index] for index in group])
    itself = next((i for i in group if (uses[i].id,) == ties and not chains.further(uses[i].id)), None)
    others = [uses[index] for index in group if index != itself]
    spelled = tuple(chains.spelled(tie) for tie in ties)
    return Witness(group, spelled, _bond(others, ties, chains), by_all, itself)


def _ties(bases: Sequence[Basis]) -> tuple[Basis, bool]:
    """What all of them rest on, or else what at least two do."""
    names = dict.fromkeys(name for basis in bases for name in basis)
    counts = {name: sum(name in basis for basis in bases) for name in names}
    by_all = tuple(name for name in names if counts[name] == len(bases))
    return (by_all, True) if by_all else (tuple(name for name in names if counts[name] > 1), False)


def _bond(uses: Sequence[Use], ties: Basis, chains: _Chains) -> Bond:
    """One word for all, if each names each tie itself and in the same voice."""
    voices = {use.voice for use in uses}
    direct = all(tie in chains.further(use.id) for use in uses for tie in ties)
    if not direct or len(voices) > 1:
        return Bond.REST
    return {Voice.QUOTES: Bond.QUOTE, Voice.RELAYS: Bond.RELAY}.get(voices.pop(), Bond.REST)
