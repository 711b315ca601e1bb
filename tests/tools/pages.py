"""What tests ask of a page in the browser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, Literal, Protocol

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page

_COLOURS: Final = ["color-contrast", "link-in-text-block"]  # two thirds of axe's time
_RULES: Final[dict[str, dict[str, Any]]] = {
    "all": {},
    "colours": {"runOnly": _COLOURS},
    "shapes": {"rules": {rule: {"enabled": False} for rule in _COLOURS}},
}


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


def stays(page: Page, is_right: Callable[[], bool]) -> bool:
    """Whether it becomes right and stays so: what comes into view is laid out late, and could push it away."""
    times = 0
    for _ in range(100):
        times = times + 1 if is_right() else 0
        if times == 4:
            return True
        page.wait_for_timeout(50)
    return False


def shorten(page: Page, events: int = 60) -> None:
    """Take the further events out of a long list: axe needs a hundredth of a second for each, all built alike."""
    page.evaluate(
        "(most) => [...document.querySelectorAll('.item')].slice(most).forEach((one) => one.remove())", events
    )


def axe(page: Page, rules: Literal["all", "colours", "shapes"] = "all") -> list[str]:
    """Violations that axe finds in the page as it is shown now, one line for each place; none is [].

    What a theme changes are the rules of colours alone; all others are those of shapes.
    """
    options = {"resultTypes": ["violations"], **_RULES[rules]}
    violations = Axe().run(page, options=options).response["violations"]
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}: {' '.join(map(str, node['target']))}: {node['html']}"
        for rule in violations
        for node in rule["nodes"]
    ]
