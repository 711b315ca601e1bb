"""Scripts as they are published: the engine's without comments, and each asks for others with their hash.

So a new script never meets an old one in a cache.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from posixpath import dirname, join, normpath
from typing import Final

from rjsmin import jsmin

from dateline.problems import Problem, SiteError

_NAMED: Final = re.compile(rb'"(\.{1,2}/[^"?#\s]+)"')


def bare(script: bytes) -> bytes:
    """Without comments, indents and line ends: a third less to load."""
    return bytes(jsmin(script, keep_bang_comments=True))


def version(data: bytes) -> str:
    """The short hash that a file is asked for with."""
    return short(hashlib.sha256(data).hexdigest())


def short(digest: str) -> str:
    """The same of a file whose SHA-256 is known."""
    return digest[:8]


def versioned(files: Mapping[str, bytes], versions: Mapping[str, str] = {}) -> Mapping[str, bytes]:
    """Files of `static/`, by path; in scripts each "./name" that is one of them, or one of those whose short
    hashes are `versions`, is followed by its hash.

    Other names stay as they are. Raises SiteError where scripts ask for each other in a circle: then none
    could have a hash before the other.
    """
    done: dict[str, bytes] = {}

    def finished(path: str, way: tuple[str, ...] = ()) -> bytes:
        if path in done:
            return done[path]
        _check(path, way)

        def hashed(found: re.Match[bytes]) -> bytes:
            target = normpath(join(dirname(path), found[1].decode("utf-8", "replace")))
            if target == path or (target not in files and target not in versions):
                return found[0]
            told = versions.get(target) or version(finished(target, (*way, path)))
            return b'"%s?v=%s"' % (found[1], told.encode())

        done[path] = _NAMED.sub(hashed, files[path]) if path.endswith(".js") else files[path]
        return done[path]

    return {path: finished(path) for path in files}


def _check(path: str, way: tuple[str, ...]) -> None:
    if path in way:
        circle = " → ".join((*way[way.index(path) :], path))
        hint = "Move what both need into a third script."
        raise SiteError([Problem(f"static/{path}", 1, 1, f"scripts that ask for each other: {circle}", hint)])
