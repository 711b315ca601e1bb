"""What `serve` answers with (WSGI, PEP 3333). Nothing is to be remembered: the next save makes it another."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

_CSP: Final = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
_TYPES: Final = {".ics": "text/calendar", ".webp": "image/webp", ".xml": "application/xml"}

Respond = Callable[[str, list[tuple[str, str]]], Any]


def _type(file: Path) -> str:
    return _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"


def page(status: str, html: bytes, start: Respond) -> list[bytes]:
    """A page without its CSP, which would stop livereload's inline script. The file keeps it."""
    start(status, [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store")])
    return [_CSP.sub(b"", html)]


def plain(file: Path, start: Respond) -> list[bytes]:
    """Any other file."""
    start("200 OK", [("Content-Type", _type(file)), ("Cache-Control", "no-store")])
    return [file.read_bytes()]


def refusal(start: Respond) -> list[bytes]:
    """To who asks for another server."""
    start("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
    return [b"This server answers only to 127.0.0.1 and localhost, with its port.\n"]
