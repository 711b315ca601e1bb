"""The peers, Lighthouse and search engines: they come from npm into `.tools/measuring/`.

Their versions stand in `package.json` beside this file, the checksums in `package-lock.json`. For newer ones:
`npm install --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts --legacy-peer-deps` in
this folder (vis-timeline's own build holds what it asks for beside itself); then take out each "funding".
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Final

from filelock import FileLock

from bench.measuring.values import NotTakenError

_HERE: Final = Path(__file__).parent
_FOLDER: Final = _HERE.parents[1] / ".tools/measuring"
_LOCK: Final = "package-lock.json"


def packages() -> Path:
    """The folder `node_modules`; what is pinned and not there yet is installed. Raises NotTakenError."""
    if shutil.which("npm") is None:
        raise NotTakenError("npm is not here")
    _FOLDER.mkdir(parents=True, exist_ok=True)
    with FileLock(_FOLDER / "lock"):
        if not _is_current():
            _install()
    return _FOLDER / "node_modules"


def version(name: str) -> str:
    """The pinned version of a package."""
    found: str = json.loads((_HERE / "package.json").read_text(encoding="utf-8"))["dependencies"][name]
    return found


def _is_current() -> bool:
    installed = _FOLDER / _LOCK
    return installed.exists() and installed.read_bytes() == (_HERE / _LOCK).read_bytes()


def _install() -> None:
    (_FOLDER / _LOCK).unlink(missing_ok=True)
    for name in ("package.json", _LOCK):
        shutil.copy(_HERE / name, _FOLDER)
    command = [
        "npm",
        "ci",
        "--ignore-scripts",
        "--legacy-peer-deps",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ]
    result = subprocess.run(command, cwd=_FOLDER, capture_output=True, text=True, check=False)
    if result.returncode:
        (_FOLDER / _LOCK).unlink()
        raise NotTakenError("npm could not install the packages")
