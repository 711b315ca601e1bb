"""How ids, tags and the addresses of pictures are written."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

ID_FORM: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ID_HINT: Final = "Use lower-case letters a to z, digits and single hyphens: us-leaves-unesco."
TAG_HINT: Final = "Use lower-case letters, digits and single hyphens"


def fitting_id(text: str) -> str:
    """The id that is most like `text`; empty where it holds no letter from a to z and no digit."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def fitting_tag(text: str) -> str:
    """The tag that is most like `text`, itself where it is one; empty where it holds no letter and no digit.

    The scripts of Hindi, Thai and others write vowels as combining marks, so these belong to words.
    """
    kept = (one if one.isalnum() or unicodedata.category(one)[0] == "M" else " " for one in text.lower())
    words = (word.lstrip("".join(one for one in word if not one.isalnum())) for word in "".join(kept).split())
    return "-".join(word for word in words if word)


def is_static(address: str) -> bool:
    """Whether an image's address is what it must be: a path in `static/`."""
    return not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|/|\\", address) and ".." not in re.split(r"[/\\]", address)
