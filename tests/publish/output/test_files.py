"""What is handed over, and what is counted."""

from __future__ import annotations

import hashlib

from dateline.publish.output import File, Written
from dateline.publish.output.files import is_page


def test_a_file_of_bytes_at_hand() -> None:
    file = File.of("a/b.html", b"bytes")
    assert (file.path, file.digest, file.data()) == (
        "a/b.html",
        hashlib.sha256(b"bytes").hexdigest(),
        b"bytes",
    )


def test_what_is_counted_together() -> None:
    written = Written(3, 4, 1, 99, pages=5, pages_written=2, pages_removed=1)
    assert (written.files, written.pages_unchanged) == (7, 3)


def test_only_our_pages_are_pages() -> None:
    assert is_page("index.html")
    assert is_page("events/a/index.html")
    assert not is_page("static/embed.html")
    assert not is_page("feed.xml")
