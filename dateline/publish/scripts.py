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
    return hashlib.sha256(data).hexdigest()[:8]


def versioned(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files of `static/`, by path; in scripts each "./name" that is one of them is followed by its hash.

    Other names stay as they are. Raises SiteError where scripts ask for each other in a circle: then none
    could have a hash before the other.
    """
    done: dict[str, bytes] = {}
    for path in files:
        _finish(path, files, done, ())
    return {path: done[path] for path in files}


def _finish(path: str, files: Mapping[str, bytes], done: dict[str, bytes], way: tuple[str, ...]) -> bytes:
    if path in done:
        return done[path]
    if path in way:
        circle = " → ".join((*way[way.index(path) :], path))
        hint = "Move what both need into a third script."
        raise SiteError([Problem(f"static/{path}", 1, 1, f"scripts that ask for each other: {circle}", hint)])

    def hashed(found: re.Match[bytes]) -> bytes:
        target = normpath(join(dirname(path), found[1].decode("utf-8", "replace")))
        if target not in files or target == path:
            return found[0]
        return b'"%s?v=%s"' % (found[1], version(_finish(target, files, done, (*way, path))).encode())

    data = files[path]
    done[path] = _NAMED.sub(hashed, data) if path.endswith(".js") else data
    return done[path]
