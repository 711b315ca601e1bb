"""What the workshop remembers of the build before: whether anything changed, and the pieces that it made."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dateline.pipeline.order import ENGINE, OTHER, Order, folders
from dateline.publish.cache.inputs import surveyed
from dateline.publish.cache.packing import SpoiltError, packed, unpacked
from dateline.publish.cache.shelf import Shelf
from dateline.publish.output import MANIFEST, WORK, Place, Say, Work, Written

if TYPE_CHECKING:
    from dateline.content.loading import Batch, ReadBatch
    from dateline.content.records import Content
    from dateline.content.ties import Read
    from dateline.pipeline.held import Held
    from dateline.pipeline.readings import Readings
    from dateline.publish.cache.pieces import Pieces
    from dateline.publish.making import Prepared, Press
    from dateline.publish.pools import Pool
    from dateline.publish.traces import Fact

NAME: Final = "built"
_FORM: Final = "dateline-built 1"
_PIECES: Final = "pieces"
_SHORT: Final = 32  # digits


class Memory:
    """Of one order and one output. What it cannot read is as good as none: `say` is told so, once. `held` is
    what this process holds of the build before, if it holds anything."""

    def __init__(self, order: Order, place: Place, work: Work, say: Say, held: Held | None = None) -> None:
        self._order = order
        self._place = place
        self._work = work
        self._say = say
        self._held = held
        self._spoilt = ""
        self._inputs = surveyed(order.root, ENGINE, work)
        self._shelves: list[Shelf] = []
        self._own = order.prefix

    def unchanged(self) -> tuple[int, Written] | None:
        """The number of events and the counts, where no input changed and the output stands as we left it."""
        try:
            body = unpacked(_FORM, f"{self._work.folder}/{self._own}{NAME}")
        except SpoiltError:  # it only spares time; the pieces tell of what is spoilt
            return None
        if body is None or not self._inputs.whole:
            return None
        told = json.loads(body)
        if told["key"] != self._key() or told["manifest"] != self._place.manifest:
            return None
        if not self._place.is_as_left():
            return None
        written = Written(**told["written"])
        nothing = {"written": 0, "unchanged": written.files, "removed": 0}
        return told["events"], replace(written, **nothing, pages_written=0, pages_removed=0)

    def mapped(
        self, read: ReadBatch, batches: Iterable[Batch], pool: Pool | None = None
    ) -> Iterator[tuple[Read, ...]]:
        """What the files of each batch gave. Only files whose bytes are new are read."""
        return self._readings.mapped(read, batches, pool)

    @cached_property
    def _readings(self) -> Readings:
        from dateline.pipeline.readings import Readings

        shelf = self._shelf("reads", self._settings)
        held = self._held.readings if self._held else None
        return Readings(partial(self._inputs.of, self._order.root), shelf, held)

    @property
    def is_certain(self) -> bool:
        """Whether every input is known; behind links to folders something may change unseen."""
        return bool(self._inputs.whole)

    def press(self, content: Content, make: Callable[[Content, Shelf], Press]) -> Press:
        """What makes the pages of this content: what `make` gives with the compiled templates that are kept,
        or what is held."""
        codes = self._shelf("codes", self._settings, *self._words, lasting=True)
        if not self._held:
            return make(content, codes)
        return self._held.press(self._followed(content), content, lambda content: make(content, codes))

    def pieces(self, site: Prepared) -> Pieces:
        """The pieces of the build before, as far as they are made from the same."""
        from dateline.publish.cache.pieces import Before, Pieces, read
        from dateline.publish.fingerprints import Fingerprints
        from dateline.story.related import basis

        texts = self._shelf(f"{self._own}texts", held=self._held.parts if self._held else None)
        fingerprints = Fingerprints(self._readings.outlines, _constant())
        base = fingerprints.of((self._inputs.engine, self._base(site), site.frame))
        before = self._held.before(base) if self._held else None
        try:
            before = before or read(self._work, f"{self._own}{_PIECES}", self._inputs.engine, base)
        except SpoiltError as error:
            self._tell(f"The cache in {WORK} is not used ({error}): all is made anew.", str(error))
            before = Before()
        reads, settled = site.presenter.reads, self._settled(site)
        as_before = settled and settled == before.settled
        whole = before.parts if as_before else {"related": fingerprints.of(basis(site.presenter.story))}
        return Pieces(
            base,
            fingerprints,
            site.parts,
            reads,
            before=before,
            texts=texts,
            settled=settled,
            whole=whole,
            marks=self._marks(site),
        )

    def _marks(self, site: Prepared) -> Mapping[Fact, str]:
        """What stands for an event's text, and for what follows from its evidence: from its record, and from
        who relies on whom."""
        readings = self._readings
        relies = ((one.id, *one.relies_on) for one in site.presenter.content.sources.values())
        reliance = _joined(*("\0".join(names) for names in relies))
        marks = {("content.bodies", name): mark for name, mark in readings.bodies.items()}
        for (kind, name), outline in readings.outlines.items():
            if kind == "Event":
                mark = f"{outline}{reliance[:_SHORT]}"
                marks |= {("independence", name): mark, ("coverage", name): mark}
        return marks

    def keep(self, pieces: Pieces, events: int, written: Written) -> None:
        """Remembers this build. Where that cannot be done, the site stands all the same.

        What was saved while it ran may have been read before or after: then nothing of it is remembered.
        """
        from dateline.publish.cache.pieces import write

        for why in filter(None, (shelf.spoilt for shelf in self._shelves)):
            self._tell(f"Part of the cache in {WORK} is not used ({why}): what it held is made anew.", why)
        if surveyed(self._order.root, ENGINE, self._work).stamps != self._inputs.stamps:
            if self._held:
                self._held.drop()
            return
        made = pieces.now()
        if self._held:
            self._held.keep(self._readings.now, made)
        try:
            # A build that ends before this leaves another manifest than the one that is remembered here.
            manifest = sha256((Path(self._place.output) / MANIFEST).read_bytes()).hexdigest()
            told = {"key": self._key(), "manifest": manifest, "events": events, "written": asdict(written)}
            for shelf in self._shelves:
                shelf.finish()
            write(made, self._work, f"{self._own}{_PIECES}", self._inputs.engine)
            self._work.put(f"{self._own}{NAME}", packed(_FORM, json.dumps(told).encode()))
            if self._own:
                self._work.sweep(OTHER, lambda name: name.startswith(self._own))
        except OSError as error:
            if error.strerror != self._spoilt:  # one line for one fault
                self._say(f"The cache could not be kept ({error.strerror}): the next build makes all anew.")

    def _shelf(
        self, name: str, *key: str, lasting: bool = False, held: dict[str, bytes] | None = None
    ) -> Shelf:
        """Entries that hold for this engine, and for what else `key` says."""
        shelf = Shelf(self._work, name, _joined(self._inputs.engine, *key), lasting=lasting, held=held)
        self._shelves.append(shelf)
        return shelf

    def _tell(self, message: str, why: str) -> None:
        """Of the first fault alone: others mostly come with it."""
        if not self._spoilt:
            self._say(message)
            self._spoilt = why

    def _key(self) -> str:
        order, place = self._order, self._place
        return _joined(self._inputs.whole, str(order.base_url), str(order.drafts), place.output)

    @property
    def _settings(self) -> str:
        return self._inputs.of(self._order.root, "site.toml")

    def _base(self, site: Prepared) -> tuple[str, ...]:
        """What every piece is made from, beside the engine and the frame of every page."""
        return (self._settings, site.presenter.story.config.base_url, *self._words)

    @property
    def _words(self) -> list[str]:
        """What stands for the words that templates speak."""
        return self._under("templates", "messages")

    def _under(self, name: str, inside: str = "") -> list[str]:
        marks = [self._inputs.under(folder / inside) for folder in folders(self._order.root, name)]
        return [mark for mark in marks if mark]

    def _settled(self, site: Prepared) -> str:
        """What stands for all records; empty where one is not known by its outline, or where they do not
        settle what pages there are."""
        from dateline.pipeline.readings import settled
        from dateline.publish.cache.pieces import LOOSE

        words = settled(site.presenter.content, self._readings.outlines)
        planned_from = {part for part, _ in site.planned}
        return _joined(*words) if words and planned_from.isdisjoint(LOOSE) else ""

    def _followed(self, content: Content) -> str:
        """What stands for all that a site follows from but the texts of events; empty where nobody knows."""
        from dateline.pipeline.readings import settled

        words = settled(content, self._readings.outlines)
        looks = (*self._under("templates"), *self._under("static"))
        others = (self._inputs.engine, self._settings, *looks)
        return _joined(*others, *words) if words else ""


def _joined(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def _constant() -> frozenset[type]:
    """What is the same in every piece of a site: made from its settings, or only a way to what is noted."""
    from dateline.config import Config
    from dateline.publish.language import Language
    from dateline.publish.presenting import Presenter
    from dateline.publish.traces import Noted, NotedRow, Reads

    return frozenset((Presenter, Config, Language, Reads, Noted, NotedRow))
