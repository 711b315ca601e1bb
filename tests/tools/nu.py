"""The Nu HTML checker: a Java program that comes from npm into `.tools/`.

Its version stands in `package.json` beside this file and its checksum in `package-lock.json`; to take a newer one:
`npm install --package-lock-only --omit-lockfile-registry-resolved vnu-jar@latest` in this folder.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from filelock import FileLock

from tests.tools.needs import go_without, require
from tests.tools.serving import serve_folder

PACKAGES = Path(__file__).parent
TOOLS = PACKAGES.parents[1] / ".tools"
JAR = Path("node_modules/vnu-jar/build/dist/vnu.jar")
LOCK = "package-lock.json"
_ANY_HOST = "nu.validator.servlet.allow-forbidden-hosts"  # 127.0.0.1 is one
# A run of seconds does not repay the optimizing compiler; without it the schemas need a deeper stack.
_SHORT_RUN = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m")


def find_jar(tools: Path = TOOLS) -> Path:
    """The checker's jar, installed by npm where the pinned one is not there yet."""
    require("java")
    tools.mkdir(exist_ok=True)
    with FileLock(tools / "lock"):
        if not _is_current(tools):
            _install(tools)
    return tools / JAR


def html_problems(jar: Path, folder: Path) -> list[str]:
    """Errors and warnings of the checker for each .html file in `folder`, as `path:line: message`.

    The checker asks a server for them: to a page read as a file the CSP's 'self' would be nothing.
    """
    java = [str(require("java")), *_SHORT_RUN, "-Dfile.encoding=UTF-8", f"-D{_ANY_HOST}=true"]
    command = [*java, "-jar", str(jar), "--format", "json", "--exit-zero-always"]
    files = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.html"))
    with serve_folder(folder) as address:
        pages = [address + quote(file) for file in files]
        result = subprocess.run([*command, *pages], capture_output=True, check=False)
    try:
        messages = json.loads(result.stderr)["messages"]
    except (ValueError, KeyError):
        raise RuntimeError(result.stderr.decode(errors="replace")) from None
    return [_line(message) for message in messages if _counts(message)]


def _is_current(tools: Path) -> bool:
    installed = tools / LOCK
    return (
        (tools / JAR).exists()
        and installed.exists()
        and installed.read_bytes() == (PACKAGES / LOCK).read_bytes()
    )


def _install(tools: Path) -> None:
    # The package's install script would fetch a Java of its own: not wanted, so scripts are off.
    npm = require("npm")
    (tools / LOCK).unlink(missing_ok=True)
    shutil.copy(PACKAGES / "package.json", tools)
    shutil.copy(PACKAGES / LOCK, tools)
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    result = subprocess.run(
        [str(npm), "ci", *options], cwd=tools, capture_output=True, text=True, check=False
    )
    if result.returncode:
        (tools / LOCK).unlink()
        go_without(f"needs vnu.jar, which npm could not install: {result.stderr.strip()}")


def _counts(message: dict[str, Any]) -> bool:
    counts = message["type"] != "info" or message.get("subType") == "warning"
    return counts and not _is_of_data(message)


def _is_of_data(message: dict[str, Any]) -> bool:
    """The checker holds the CSP against JSON-LD too; but browsers ask it only of what they would run."""
    inline = message["message"].startswith("Inline script violates Content Security Policy")
    return inline and '<script type="application/ld+json">' in message.get("extract", "")


def _line(message: dict[str, Any]) -> str:
    path = unquote(urlsplit(message.get("url", "")).path).removeprefix("/")
    return f"{path}:{message.get('lastLine', 0)}: {message['message']}"
