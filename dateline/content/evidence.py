"""The evidence inside of an event: how sources carry it, what was said, where accounts differ, and what we
had wrong."""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Final

from pydantic import BeforeValidator, ConfigDict, Field, field_validator, model_validator
from pydantic.dataclasses import dataclass

from dateline.content.fields import (
    Id,
    Language,
    Line,
    Prose,
    Title,
    WholeDay,
    Words,
    fault,
    short_form,
)

CONFIG: Final = ConfigDict(extra="forbid", arbitrary_types_allowed=True, defer_build=True)
"""How records are checked."""

_LONGEST_QUOTATION: Final = 2000


class Voice(Enum):
    """How a source carries something."""

    OWN = "own"
    QUOTES = "quotes"
    RELAYS = "relays"


class About(Enum):
    """What a difference is about, where it touches the dateline."""

    DATE = "date"
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Use:
    """One source in one event: with which voice it carries it, and from whom it has it."""

    id: Id
    voice: Voice = Voice.OWN
    from_: tuple[Words, ...] = Field(default=(), alias="from")
    locator: Line = ""
    note: Prose | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Printing:
    """A source that prints a quotation; `printed` where its words are others.

    `from`: from whom it has these words, where that is not from whom it has the event.
    """

    id: Id
    printed: Line = ""
    from_: tuple[Words, ...] = Field(default=(), alias="from")


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Quotation:
    """Words, who said them, when, and the sources that print them."""

    text: Line
    speaker: Id
    sources: tuple[Annotated[Printing, BeforeValidator(short_form("id"))], ...] = Field(min_length=1)
    occasion: Prose | None = None
    language: Language = ""

    @field_validator("text")
    @classmethod
    def _short_enough(cls, text: str) -> str:
        if len(text) > _LONGEST_QUOTATION:
            hint = f"Quote at most {_LONGEST_QUOTATION:,}; leave out what does not matter."
            raise fault(f"a quotation of {len(text):,} characters", hint)
        return text


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Account:
    """What one or more sources say on one point."""

    says: Prose
    sources: tuple[Id, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Difference:
    """A point on which accounts differ. `finding` and `because` come together; without them it is open."""

    on: Title
    accounts: tuple[Account, ...] = Field(min_length=2)
    about: About | None = None
    finding: Prose | None = None
    because: Prose | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=CONFIG)
class Correction:
    """What we had wrong, and what we say now."""

    date: WholeDay
    was: Prose
    now: Prose
    note: Prose | None = None

    @model_validator(mode="after")
    def _corrects(self) -> Correction:
        if self.was == self.now:
            hint = "Write what it says now, or take the correction out."
            raise fault("this is what it was before", hint, within=("now",))
        return self
