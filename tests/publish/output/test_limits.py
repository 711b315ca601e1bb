"""What is said of a host's limits, at their borders."""

from __future__ import annotations

import pytest

from dateline.publish.output import limits


@pytest.mark.parametrize(("files", "size"), [(0, 0), (100_000, 1_000_000_000)])
def test_a_site_within_the_limits(files: int, size: int) -> None:
    assert limits.told(files, size) == ()


def test_a_site_that_is_too_large() -> None:
    (message,) = limits.told(100_000, 1_000_000_001)
    assert message.startswith("The site has 1.1 GB; GitHub Pages takes no more than 1 GB.")
    assert "pictures" in message
    assert "another host" in message
    assert "2.5 GB" in limits.told(1, 2_450_000_001)[0]


def test_a_site_of_too_many_files() -> None:
    (message,) = limits.told(100_001, 1_000_000_000)
    assert message.startswith("The site has 100,001 files; GitHub Pages gives a deployment 10 minutes")
    assert "several sites" in message


def test_both() -> None:
    assert len(limits.told(200_000, 3_000_000_000)) == 2
    assert not any("\n" in message for message in limits.told(200_000, 3_000_000_000))
