"""What tests ask of a page in the browser."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page


class NewPage(Protocol):
    """A fresh page in a context of its own; options are those of Playwright's `new_context`."""

    def __call__(self, **options: Any) -> Page: ...


@dataclass(frozen=True, slots=True)
class Watched:
    """What a page asked for and complained of since `watch`."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def outside(self, origin: str) -> list[str]:
        """Requests that leave `origin` (`http://127.0.0.1:8000/`); data: and blob: stay in the page."""
        return [url for url in self.requests if not url.startswith((origin, "data:", "blob:"))]


def watch(page: Page) -> Watched:
    """Note each request and each error (console, script, blocked by the CSP). Call it before `goto`."""
    watched = Watched()

    def note_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            watched.errors.append(message.text)

    page.on("request", lambda request: watched.requests.append(request.url))
    page.on("console", note_console)
    page.on("pageerror", lambda error: watched.errors.append(str(error)))
    return watched


def axe(page: Page) -> list[str]:
    """Violations that axe finds in the page as it is shown now, one line for each place; none is []."""
    violations = Axe().run(page).response["violations"]
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}: {' '.join(map(str, node['target']))}: {node['html']}"
        for rule in violations
        for node in rule["nodes"]
    ]
