"""Fixtures that all tests share; what they are made of stands in `tests/tools/`."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.built import SITES, build_site, copy_site
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


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A fresh page, 1280 px wide, light."""
    return new_page()


@pytest.fixture(scope="session")
def vnu_jar() -> Path:
    """The Nu HTML checker, for `html_problems(vnu_jar, folder)`."""
    return nu.find_jar()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The outputs of `tests.built.SITES`, by name. To be read only."""
    folder = tmp_path_factory.mktemp("built")
    return {name: build_site(copy_site(name, folder / f"{name}-site"), folder / name) for name in SITES}


@pytest.fixture(scope="session")
def rich_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site with a date of every kind. To be read only."""
    return make_site(tmp_path_factory.mktemp("rich"), RICH)


@pytest.fixture(scope="session")
def rich(rich_site: Path) -> Path:
    """Its output."""
    return build_site(rich_site, rich_site / "_site")
