from __future__ import annotations

from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.tools.serving import serve_folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "about").mkdir()
    (tmp_path / "empty").mkdir()
    (tmp_path / "index.html").write_text("front")
    (tmp_path / "about/index.html").write_text("about")
    (tmp_path / "404.html").write_text("nothing here")
    (tmp_path / "feed.json").write_text("{}")
    return tmp_path


def get(address: str, path: str) -> tuple[HTTPResponse, str]:
    connection = HTTPConnection(urlsplit(address).netloc, timeout=5)
    connection.request("GET", path)
    response = connection.getresponse()
    body = response.read().decode()
    connection.close()
    return response, body


@pytest.mark.parametrize("prefix", ["/", "/repo/"])
def test_serves_the_folder_under_its_prefix(site: Path, prefix: str) -> None:
    with serve_folder(site, prefix) as address:
        assert address.endswith(prefix)
        for path, body in (("", "front"), ("about/", "about"), ("about/index.html?v=1", "about")):
            response, text = get(address, prefix + path)
            assert (response.status, text) == (200, body)
        assert get(address, prefix + "feed.json")[0].headers["Content-Type"].startswith("application/json")


@pytest.mark.parametrize("path", ["missing", "a/b/c.html", "empty/", "../tools"])
def test_what_is_missing_gets_the_folders_404(site: Path, path: str) -> None:
    with serve_folder(site, "/repo/") as address:
        response, text = get(address, "/repo/" + path)
        assert (response.status, text) == (404, "nothing here")


def test_outside_the_prefix_is_nothing_of_ours(site: Path) -> None:
    with serve_folder(site, "/repo/") as address:
        response, text = get(address, "/about/")
        assert response.status == 404
        assert "nothing here" not in text


def test_a_folder_without_its_slash_is_redirected(site: Path) -> None:
    with serve_folder(site, "/repo/") as address:
        response, _ = get(address, "/repo/about")
        assert (response.status, response.headers["Location"]) == (301, "/repo/about/")
