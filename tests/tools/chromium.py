"""Find a Chromium, and for `make test` get one: `python -m tests.tools.chromium`.

Standard library only until a browser on the PATH was not found: the command runs before every test run.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from pathlib import Path

# The shell first: it is Chromium without its windows, and opens a page with a third of the work.
SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MACOS_APPS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# Quiet on the network, so that a test sees only what a page asks for; able to run as root.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def main() -> int:
    """Get a Chromium where there is none, saying so. Without one the tests that need it are skipped."""
    if find() is None:
        _get()
        find.cache_clear()
        if find() is None:
            _say("No Chromium could be had: the tests that need one will be skipped.")
    return 0


@functools.cache
def find(*, whole: bool = False) -> Path | None:
    """The Chromium of this machine, else the one that Playwright downloaded earlier, else None.

    `whole`: as readers have it, with all that draws windows; its figures are theirs.
    """
    names = (name for name in (*NAMES, *MACOS_APPS) if not (whole and name == SHELL))
    found = (shutil.which(name) for name in names)
    return next((Path(path) for path in found if path and _runs(path)), None) or _playwrights_own()


def _runs(path: str) -> bool:
    # Ubuntu's chromium-browser is a stub that only says how to install a snap.
    try:
        result = subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return result.returncode == 0


_ASK = """\
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


def _playwrights_own() -> Path | None:
    """Asked in a process of its own: while a page is open, Playwright cannot be started once more."""
    result = subprocess.run([sys.executable, "-c", _ASK], capture_output=True, text=True, check=False)
    path = Path(result.stdout.strip())
    return path if path.is_file() else None


def _get() -> None:
    if _is_root() and shutil.which("apt-get"):
        _say("No Chromium here: installing Debian's package with apt-get ...")
        install = ("apt-get", "install", "-y", "-qq", "--no-install-recommends")
        if _tried("apt-get", "update", "-qq") and (_tried(*install, SHELL) or _tried(*install, "chromium")):
            return
    _say("No Chromium here: downloading Playwright's own ...")
    _tried(sys.executable, "-m", "playwright", "install", "chromium")


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _tried(*command: str) -> bool:
    """Run a command that is quiet while all goes well; when it fails its complaint is shown."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    result = subprocess.run(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if result.returncode:
        lines = result.stdout.splitlines()
        _say("\n".join([line for line in lines if line.startswith(("E:", "Error"))] or lines))
    return result.returncode == 0


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
