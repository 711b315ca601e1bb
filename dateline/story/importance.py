"""Which events come first where there is not room for all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from dateline.content.records import Event, Standing
from dateline.story.evidence import Independence

STANDINGS: Final = (Standing.CONFIRMED, Standing.REPORTED, Standing.DISPUTED, Standing.PLANNED)


def by_importance(events: Iterable[Event], independence: Mapping[str, Independence]) -> tuple[Event, ...]:
    """The featured first, then by standing, then by independent sources; among equals as they were given."""
    return tuple(
        sorted(
            events,
            key=lambda event: (
                not event.featured,
                STANDINGS.index(event.standing),
                -independence[event.id].count,
            ),
        )
    )
