"""Fixtures that all tests share; what they are made of stands in `tests/tools/`."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.built import SITES, build_site, copy_site, once
from tests.rich import RICH
from tests.sites import make_site
from tests.tools import chromium, nu
from tests.tools.needs import require
from tests.tools.pages import NewPage

# Machines differ in speed, so no example has a deadline; in CI every run tries the same examples.
settings.register_profile("dateline", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "dateline")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--regenerate` is the one way in which stored expectations change: read the difference before you commit."""
    parser.addoption("--regenerate", action="store_true", help="write the expected outputs again")


@pytest.fixture(scope="session")
def regenerate(pytestconfig: pytest.Config) -> bool:
    """Whether stored expectations are to be written instead of compared."""
    return bool(pytestconfig.getoption("--regenerate"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses the browser, so that `pytest -m "not browser"` is quick and no test forgets its mark."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for the whole run."""
    path = require("chromium")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=chromium.FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Make pages: `new_page(color_scheme="dark", viewport={"width": 320, "height": 640})`."""
    contexts: list[BrowserContext] = []

    def make(**options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        context.set_default_timeout(10_000)
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def same_page(browser: Browser) -> Iterator[NewPage]:
    """As `new_page`, but the same options give the same page again: a new one is half a second's work.

    For tests that only look: what one stores, listens to or leads elsewhere would meet the next.
    """
    kept: dict[str, Page] = {}

    def make(**options: Any) -> Page:
        whole = {"viewport": {"width": 1280, "height": 800}, **options}
        page = kept.get(repr(sorted(whole.items()))) or browser.new_context(**whole).new_page()
        kept[repr(sorted(whole.items()))] = page
        page.set_default_timeout(10_000)
        page.goto("about:blank")  # else an address that differs in its fragment would not load anew
        page.mouse.move(0, 0)
        page.set_viewport_size(whole["viewport"])
        page.emulate_media(media="null")
        return page

    yield make
    for page in kept.values():
        page.context.close()


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A fresh page, 1280 px wide, light."""
    return new_page()


@pytest.fixture(scope="session")
def vnu_jar() -> Path:
    """The Nu HTML checker, for `html_problems(vnu_jar, folder)`."""
    return nu.find_jar()


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def built(run_folder: Path) -> Mapping[str, Path]:
    """The outputs of `tests.built.SITES`, by name. To be read only."""

    def build(folder: Path) -> None:
        for name in SITES:
            build_site(copy_site(name, folder / f"{name}-site"), folder / name)

    folder = once(run_folder / "built", build)
    return {name: folder / name for name in SITES}


@pytest.fixture(scope="session")
def rich_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site with a date of every kind. To be read only."""
    return make_site(tmp_path_factory.mktemp("rich"), RICH)


@pytest.fixture(scope="session")
def rich(rich_site: Path) -> Path:
    """Its output."""
    return build_site(rich_site, rich_site / "_site")
