"""JSON as short as it can be: scripts alone read it."""

from __future__ import annotations

import json
from typing import Any, Final

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def dumped(data: Any) -> bytes:
    """One value."""
    return _ENCODER.encode(data).encode()
