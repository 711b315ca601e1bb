"""What one process holds between two builds of a site, so that `serve` answers an edit in a moment.

It is the cache once more, nearer: nothing of it is used where the files could give something else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from dateline.content.markup import Text
from dateline.content.records import Content
from dateline.pipeline.readings import Reading
from dateline.publish.cache.pieces import Before
from dateline.publish.making import Press

_TEXTS: Final = "content.bodies"


class Bodies(Mapping[str, Text]):
    """The texts of events, as the build at work has them: a site that is held asks here for them."""

    def __init__(self, now: Mapping[str, Text]) -> None:
        self.now = now

    def __getitem__(self, name: str) -> Text:
        return self.now[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.now)

    def __len__(self) -> int:
        return len(self.now)


@dataclass(frozen=True, slots=True)
class _Site:
    """A site whose pages were made; `key` stands for all that it follows from but the texts of events."""

    key: str
    press: Press
    bodies: Bodies


@dataclass(slots=True)
class Held:
    """Of one order: what the files of `content/` gave, by the names that the cache has for them; what the
    cache has of pieces, and the `parts` of its shelf in which their bytes stand; and the site."""

    readings: Mapping[str, Reading] = field(default_factory=dict)
    parts: dict[str, bytes] = field(default_factory=dict)
    _before: Before = field(default_factory=Before)
    _site: _Site | None = None

    def press(self, key: str, content: Content, make: Callable[[Content], Press]) -> Press:
        """What makes the pages: what `make` gives, or what was held where only texts of events are others.

        `key` is empty where nobody can say what the site follows from. Raises SiteError.
        """
        site = self._site
        if site and key and site.key == key:
            site.press.site.check(_others(content, site.bodies.now))
            site.bodies.now = content.bodies
            return site.press
        site = self._site = None  # let go before another one is made
        bodies = Bodies(content.bodies)
        press = make(replace(content, bodies=bodies))
        if _TEXTS not in {part for part, _ in press.site.planned}:  # else texts decide what pages there are
            self._site = _Site(key, press, bodies)
        return press

    def before(self, base: str) -> Before | None:
        """The pieces of the build before, if they were all made from `base`."""
        return self._before if self._before.base == base else None

    def keep(self, readings: Mapping[str, Reading], before: Before) -> None:
        """The build is done, and nothing was saved while it ran."""
        self.readings = readings
        self._before = before

    def drop(self) -> None:
        """Something was saved while it ran: the site may be made from what was there before and after."""
        self._site = None


def _others(content: Content, before: Mapping[str, Text]) -> Content:
    """Only the events whose texts are others than before; what was read before is the same object."""
    names = {name for name, text in content.bodies.items() if before.get(name) is not text}
    return replace(content, events={name: content.events[name] for name in sorted(names)})
