"""How ids and tags are written."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

ID_FORM: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ID_HINT: Final = "Use lower-case letters a to z, digits and single hyphens: us-leaves-unesco."
TAG_FORM: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def fitting_id(text: str) -> str:
    """The id that is most like `text`; empty where it holds no letter from a to z and no digit."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))
