"""Lighthouse's mobile scores, with simulated throttling."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any, Final

from bench.measuring.values import NotTakenError, milliseconds
from tests.tools import chromium

_CATEGORIES: Final = ("performance", "accessibility", "best-practices", "seo")
_SCORES: Final = "Lighthouse: performance / accessibility / practices / SEO"
ROWS: Final = (_SCORES, "LCP, mobile", "total blocking time, mobile", "layout shift")
_LONGEST: Final = 180  # seconds


def scores(modules: Path, address: str) -> dict[str, str]:
    """The values of `ROWS`. Raises NotTakenError."""
    report = _report(modules, address)
    if report.get("runtimeError"):
        raise NotTakenError(report["runtimeError"]["code"])
    found = [report["categories"][name]["score"] for name in _CATEGORIES]
    audits = report["audits"]
    values = (
        " / ".join("none" if score is None else f"{score * 100:.0f}" for score in found),
        milliseconds(_value(audits, "largest-contentful-paint")),
        milliseconds(_value(audits, "total-blocking-time")),
        f"{_value(audits, 'cumulative-layout-shift'):.3f}",
    )
    return dict(zip(ROWS, values, strict=True))


def _value(audits: dict[str, Any], name: str) -> float:
    if audits[name].get("numericValue") is None:
        raise NotTakenError(f"Lighthouse gave no {name}")
    return float(audits[name]["numericValue"])


def _report(modules: Path, address: str) -> dict[str, Any]:
    program = modules / "lighthouse/cli/index.js"
    flags = " ".join(("--headless=new", *chromium.FLAGS))
    options = [
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(_CATEGORIES)}",
        f"--chrome-flags={flags}",
    ]
    environment = {**os.environ, "CHROME_PATH": str(chromium.find(whole=True))}
    try:
        result = subprocess.run(
            ["node", str(program), address, *options],
            env=environment, capture_output=True, timeout=_LONGEST, check=False,
        )  # fmt: skip
        return dict(json.loads(result.stdout))
    except subprocess.TimeoutExpired:
        raise NotTakenError(f"Lighthouse had not ended after {_LONGEST} s") from None
    except FileNotFoundError:
        raise NotTakenError("node is not here") from None
    except ValueError:
        raise NotTakenError("Lighthouse gave no report") from None
