from __future__ import annotations

import pytest

from tests.tools import needs


def nowhere(_: str) -> None:
    return None


def test_a_missing_tool_skips_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(needs, "_working", nowhere)
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=r"needs java, which is not here: install a Java"):
        needs.require("java")


def test_a_missing_tool_fails_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(needs, "_working", nowhere)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="needs npm"):
        needs.require("npm")
