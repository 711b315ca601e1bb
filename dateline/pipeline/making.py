"""Every file of a site, for the output; what was made before from the same is not made again."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial

from dateline.pipeline.order import Order
from dateline.pipeline.stages import Stages
from dateline.publish.batches import made
from dateline.publish.cache.pieces import Pieces
from dateline.publish.lists import Bundle, bundles, version
from dateline.publish.making import Press, Progress
from dateline.publish.output import File, Place
from dateline.publish.pages import Plan
from dateline.publish.piece import anew
from dateline.publish.pools import Pool
from dateline.publish.urls import file_of


@dataclass(frozen=True, slots=True)
class Making:
    """How the files are made: with the pieces of the build before, or without; in a pool, or here."""

    order: Order
    place: Place
    press: Press
    pieces: Pieces | None
    pool: Pool | None
    progress: Progress
    stages: Stages
    _missing: list[int] = field(default_factory=list)  # the numbers of pages, and of pieces of lists

    def files(self) -> Iterator[File]:
        """All of them, as they are made."""
        yield from self.press.site.assets.files.values()
        yield from self.stages.of("known", self._known())
        yield from self.stages.of("pages", self._pages())
        yield from self.stages.of("lists", self._lists())

    def _known(self) -> Iterator[File]:
        """The pages that stand in the output as they would be made now."""
        plans, pieces = self.press.site.plans, self.pieces
        for number, plan in enumerate(plans):
            path = file_of(plan.address)
            stands = path in self.place.standing.files
            known = pieces.known(plan.address, plan) if pieces and stands else None
            if known:
                yield File(path, known.digest, partial(self._page, plan))
            else:
                self._missing.append(number)
        if pieces:
            rest = enumerate(self.press.pieces, len(plans))
            self._missing.extend(number for number, piece in rest if not pieces.known(piece.name, piece.make))

    def _page(self, plan: Plan) -> bytes:
        """For a file that someone changed by hand."""
        return self.press.page(plan)[0]

    def _pages(self) -> Iterator[File]:
        plans, pieces = self.press.site.plans, self.pieces
        done = len(plans) - bisect_left(self._missing, len(plans))
        for one in made(self.press, self._missing, self.order, self.pool):
            if one.number < len(plans):
                plan = plans[one.number]
                file = File.of(file_of(plan.address), one.data)
                if pieces:
                    pieces.keep(plan.address, plan, one.facts, file.digest)
                yield file
                done += 1
                self.progress(done, len(plans))
            elif pieces:
                piece = self.press.pieces[one.number - len(plans)]
                pieces.put(piece.name, piece.make, one.facts, one.data)

    def _lists(self) -> Iterator[File]:
        digests = {}
        for bundle in bundles(self.press):
            for file in self._bundled(bundle, self.pieces) if self.pieces else _anew(bundle):
                digests[file.path] = file.digest
                yield file
        yield File.of(*version(self.press, digests))

    def _bundled(self, bundle: Bundle, pieces: Pieces) -> Iterator[File]:
        """Where all its files stand in the output as they would be made now, none is made."""
        found: dict[str, str] = json.loads(pieces.taken(bundle.name, bundle.made_of) or b"{}")
        if found and self._stand(found):
            all_made = cache(
                lambda: dict(bundle.files(pieces.data))
            )  # for files that someone changed by hand
            for path, digest in found.items():
                yield File(path, digest, partial(_one, all_made, path))
            return
        with self.press.site.presenter.reads.taken() as facts:
            files = [File.of(path, data) for path, data in bundle.files(pieces.data)]
        table = json.dumps({file.path: file.digest for file in files})
        pieces.put(bundle.name, bundle.made_of, facts, table.encode())
        yield from files

    def _stand(self, digests: Mapping[str, str]) -> bool:
        """Whether the output has had them all, with these bytes."""
        listed, standing = self.place.listed, self.place.standing.files
        return all(path in standing and listed.get(path) == digest for path, digest in digests.items())


def _anew(bundle: Bundle) -> Iterator[File]:
    return (File.of(path, data) for path, data in bundle.files(anew))


def _one(made: Callable[[], Mapping[str, bytes]], path: str) -> bytes:
    return made()[path]
