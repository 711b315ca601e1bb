"""An order prepares its site wherever it is."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from dateline.pipeline import Order
from dateline.problems import SiteError, UsageError
from tests.sites import make_site


def test_it_is_a_value_that_other_processes_can_be_sent(tmp_path: Path) -> None:
    order = Order(make_site(tmp_path), "https://example.org/x/", drafts=True)
    assert pickle.loads(pickle.dumps(order)) == order
    assert len({order, Order(order.root, order.base_url, drafts=True)}) == 1
    addresses = [plan.address for plan in order().plans]
    assert addresses == [plan.address for plan in order().plans]
    assert order.config().base_url == "https://example.org/x/"
    assert Order(order.root).config().base_url == "https://example.org/rivers/"


def test_what_is_wrong_is_raised(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no site\.toml"):
        Order(tmp_path)()
    with pytest.raises(SiteError):
        Order(make_site(tmp_path, {"content/events/talks-begin.md": "no front matter"}))()
