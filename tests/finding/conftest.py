"""Served sites for the tests of what script adds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.built import made_story
from tests.tools.serving import serve_folder


@pytest.fixture
def site(built: Mapping[str, Path]) -> Iterator[str]:
    """The address of the shipped site."""
    with serve_folder(built["shipped"]) as root:
        yield root


@pytest.fixture(scope="session")
def thousand_output(run_folder: Path) -> Path:
    """A made story of 1,000 events, built."""
    return made_story(run_folder, 1_000)


@pytest.fixture(scope="session")
def thousand(thousand_output: Path) -> Iterator[str]:
    """Its address."""
    with serve_folder(thousand_output) as root:
        yield root
