"""Files of the cache: checksummed bytes, whole or of no use.

Each begins with a line that names its form and the SHA-256 of the rest.
"""
# Plain strings, as output/writer.py says.
# ruff: noqa: PTH123

from __future__ import annotations

import hashlib


class SpoiltError(Exception):
    """A file of the cache that is there but cannot be used; says why."""


class OtherError(SpoiltError):
    """A file that is whole, but was made by another version, or from other settings."""


def packed(form: str, body: bytes) -> bytes:
    """The file of `body`."""
    return f"{form} {hashlib.sha256(body).hexdigest()}\n".encode() + body


def unpacked(form: str, file: str) -> bytes | None:
    """What `packed` was given; None where there is no such file. Raises SpoiltError."""
    try:
        with open(file, "rb") as opened:
            head, line, body = opened.read().partition(b"\n")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SpoiltError(error.strerror or str(error)) from error
    made, _, digest = head.decode(errors="replace").rpartition(" ")
    if not line or digest != hashlib.sha256(body).hexdigest():
        raise SpoiltError("it is torn")
    if made != form:
        raise OtherError("it is of another version")
    return body
