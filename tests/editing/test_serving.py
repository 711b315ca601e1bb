"""`serve` as an editor meets it: a process of its own, a browser, files that are saved."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.sites import make_site

BUILD = Path(__file__).resolve().parents[2] / "build.py"
PATIENCE = 20_000  # milliseconds; a ceiling for a slow machine, not a measure


@dataclass(frozen=True, slots=True)
class Served:
    """A running `serve` of a small site."""

    root: Path
    address: str
    process: subprocess.Popen[str]

    @property
    def event(self) -> Path:
        return self.root / "content/events/talks-begin.md"

    def change(self, before: str, after: str) -> None:
        text = self.event.read_text(encoding="utf-8")
        assert before in text
        self.event.write_text(text.replace(before, after), encoding="utf-8")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(address: str, process: subprocess.Popen[str]) -> None:
    for _ in range(200):
        assert process.poll() is None, process.communicate()[1]
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except urllib.error.HTTPError:  # an answer, too
            return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"{address} does not answer")


@contextmanager
def _serving(folder: Path) -> Iterator[Served]:
    root = make_site(folder / "site")
    (folder / "tmp").mkdir()
    port = _free_port()
    process = subprocess.Popen(
        [sys.executable, str(BUILD), "serve", "--site", str(root), "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(folder / "tmp")},
    )
    address = f"http://127.0.0.1:{port}/"
    try:
        _wait_for(address, process)
        yield Served(root, address, process)
    finally:
        process.kill()
        process.communicate()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with _serving(tmp_path) as served:
        yield served


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One that is only asked: nothing is changed, and it goes on whatever it is asked for."""
    with _serving(tmp_path_factory.mktemp("asked")) as served:
        yield served
        assert served.process.poll() is None


class Link:
    """livereload's side of a page. What is saved before it has said hello is shown to nobody."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._said: list[str | bytes] = []
        page.on("websocket", lambda socket: socket.on("framesent", self._keep))

    def _keep(self, text: str | bytes) -> None:
        self._said.append(text)

    def wait(self) -> None:
        """Until the page, loaded once more since the last wait, is told of changes."""
        for _ in range(PATIENCE // 50):
            if any('"info"' in str(text) for text in self._said):
                self._said.clear()
                return
            self._page.wait_for_timeout(50)
        pytest.fail("the page is not told of changes")


def test_a_saved_edit_is_shown_and_a_mistake_is_told_and_mended(served: Served, page: Page) -> None:
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    link = Link(page)
    page.goto(f"{served.address}events/talks-begin/")
    link.wait()
    expect(page.locator("h1")).to_have_text("The talks begin")

    served.change("The two rivers sent delegates", "Both rivers sent five delegates")
    expect(page.locator("main")).to_contain_text("Both rivers sent five delegates")
    link.wait()

    served.change("date: 2017-04\n", "date: 2017-02-30\n")
    expect(page.locator("h1")).to_have_text("1 problem")
    expect(page.locator("main")).to_contain_text("content/events/talks-begin.md:3:7")
    expect(page.locator("main")).to_contain_text("30 February 2017 does not exist")
    link.wait()

    served.change("date: 2017-02-30\n", "date: 2017-05\n")
    expect(page.locator("h1")).to_have_text("The talks begin")
    expect(page.locator("main")).to_contain_text("May 2017")


def test_two_saves_in_a_row_are_both_shown(served: Served, page: Page) -> None:
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    link = Link(page)
    page.goto(f"{served.address}events/talks-begin/")
    link.wait()
    for before, after in (("delegates", "envoys"), ("envoys", "ministers")):
        served.change(f"The two rivers sent {before}", f"The two rivers sent {after}")
        expect(page.locator("main")).to_contain_text(f"The two rivers sent {after}")
        link.wait()


def test_a_changed_style_sheet_and_broken_settings_are_followed(served: Served, page: Page) -> None:
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    link = Link(page)
    page.goto(served.address)
    link.wait()
    settings = served.root / "site.toml"
    good = settings.read_text(encoding="utf-8")
    settings.write_text(good.replace("title = ", "titel = ", 1), encoding="utf-8")
    expect(page.locator("main")).to_contain_text("Did you mean title?")
    link.wait()
    settings.write_text(good.replace("The treaty of", "A treaty of"), encoding="utf-8")
    expect(page.locator("h1")).to_have_text("A treaty of the two rivers")


def _get(address: str) -> tuple[int, dict[str, str], str]:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return answer.status, dict(answer.headers), answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, dict(error.headers), error.read().decode()


def test_pages_are_sent_as_a_host_sends_them(asked: Served) -> None:
    status, headers, text = _get(f"{asked.address}events/talks-begin")
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert "Content-Security-Policy" not in text, "livereload's inline script would be stopped"
    assert "livereload.js" in text
    assert _get(f"{asked.address}timeline.ics")[1]["Content-Type"] == "text/calendar"
    status, _, text = _get(f"{asked.address}nowhere/at/all")
    assert (status, "livereload.js" in text) == (404, True)
    assert _get(f"{asked.address}..%2f..%2fsite.toml")[0] == 404


def _ask(served: Served, path: str, host: str | None = None) -> tuple[int, str, str]:
    """Status, Location and text for a path as it stands, which urllib would put in order."""
    port = served.address.rstrip("/").rpartition(":")[2]
    line = http.client.HTTPConnection("127.0.0.1", int(port), timeout=60)
    try:
        line.putrequest("GET", path, skip_host=True)
        line.putheader("Host", f"127.0.0.1:{port}" if host is None else host.replace("PORT", port))
        line.endheaders()
        answer = line.getresponse()
        return answer.status, answer.headers.get("Location", ""), answer.read().decode()
    finally:
        line.close()


@pytest.mark.parametrize(
    "path",
    [
        "/%00",
        "/events/%00/",
        f"/{'a' * 300}",
        "/../../../../etc",
        "/..%2f..%2f..%2f..%2fetc",
        "/..",
        "/timeline.ics/",
    ],
)
def test_what_is_no_place_of_the_site_is_not_found(asked: Served, path: str) -> None:
    status, location, text = _ask(asked, path)
    assert (status, location) == (404, "")
    assert "Traceback" not in text


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/events", "/events/"),
        ("//events", "/events/"),
        ("///events/talks-begin", "/events/talks-begin/"),
        ("/events/../events", "/events/"),
        ("//example.org/../events", "/events/"),
        ("/events/..", "/"),
    ],
)
def test_a_folder_without_its_slash_leads_to_it_on_this_host(asked: Served, path: str, location: str) -> None:
    assert _ask(asked, path) == (301, location, "")


@pytest.mark.parametrize("host", ["127.0.0.1:PORT", "localhost:PORT", "LOCALHOST:PORT"])
def test_it_answers_to_its_own_name(asked: Served, host: str) -> None:
    assert _ask(asked, "/", host)[0] == 200


@pytest.mark.parametrize(
    "host", ["evil.example:PORT", "evil.example", "127.0.0.1", "localhost:1", "127.0.0.1.evil.example:PORT"]
)
def test_it_answers_to_no_other_name(asked: Served, host: str) -> None:
    status, _, text = _ask(asked, "/", host)
    assert status == 403
    assert text == "This server answers only to 127.0.0.1 and localhost, with its port.\n"


def _wait_until(served: Served, path: str, status: int, part: str) -> None:
    """Asks until the answer is as expected; the ceiling is for a slow machine."""
    answer = (0, "")
    for _ in range(600):
        assert served.process.poll() is None
        code, _, text = _ask(served, path)
        answer = code, text
        if code == status and part in text:
            return
        time.sleep(0.1)
    pytest.fail(f"{path} answers {answer[0]}, not {status} with {part!r}: {answer[1][:2000]}")


@pytest.mark.parametrize("folder", ["content/events", "."])
def test_it_lives_on_after_a_file_name_that_is_no_utf_8(served: Served, folder: str) -> None:
    name = os.fsencode(served.root / folder) + b"/b\xff.md"
    try:
        Path(os.fsdecode(name)).write_bytes(b"")
    except OSError:
        pytest.skip("file names are UTF-8 here")
    if folder != ".":
        _wait_until(served, "/", 500, "content/events/b\\udcff.md:1:1")
    served.change("date: 2017-04\n", "date: 2017-02-30\n")
    _wait_until(served, "/", 500, "30 February 2017 does not exist")
    Path(os.fsdecode(name)).unlink()
    served.change("date: 2017-02-30\n", "date: 2017-05\n")
    _wait_until(served, "/events/talks-begin/", 200, "May 2017")
    settings = served.root / "site.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("The treaty of", "A treaty of"), encoding="utf-8")
    _wait_until(served, "/", 200, "A treaty of the two rivers")


def test_folders_that_come_and_go_are_followed(served: Served) -> None:
    static = served.root / "static"
    for text in ("once", "again"):
        static.mkdir()
        (static / "note.txt").write_text(text, encoding="utf-8")
        _wait_until(served, "/static/note.txt", 200, text)
        (static / "note.txt").write_text(f"{text}, changed", encoding="utf-8")
        _wait_until(served, "/static/note.txt", 200, f"{text}, changed")
        shutil.rmtree(static)
        _wait_until(served, "/static/note.txt", 404, "")
    (served.root / "content").rename(served.root / "aside")
    _wait_until(served, "/events/talks-begin/", 500, "there is nothing to publish")
    (served.root / "aside").rename(served.root / "content")
    _wait_until(served, "/events/talks-begin/", 200, "The two rivers sent delegates")
    served.change("delegates", "envoys")
    _wait_until(served, "/events/talks-begin/", 200, "The two rivers sent envoys")


def test_the_published_folder_is_left_alone(asked: Served) -> None:
    assert not (asked.root / "_site").exists()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_told_and_leaves_nothing(served: Served, tmp_path: Path, how: signal.Signals) -> None:
    served.process.send_signal(how)
    _, errors = served.process.communicate(timeout=20)
    assert (served.process.returncode, errors) == (0, "")
    assert not list((tmp_path / "tmp").iterdir())


def test_it_leaves_nothing_when_it_is_told_to_end_during_the_first_build(tmp_path: Path) -> None:
    root, folder = make_site(tmp_path / "site"), tmp_path / "tmp"
    folder.mkdir()
    command = [sys.executable, str(BUILD), "serve", "--site", str(root), "--port", str(_free_port())]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, env={**os.environ, "TMPDIR": str(folder)})
    try:
        for _ in range(2_000):
            if any(folder.iterdir()):
                break
            time.sleep(0.005)
        process.terminate()
        _, errors = process.communicate(timeout=20)
    finally:
        process.kill()
        process.communicate()
    assert (process.returncode, errors) == (0, b"")
    assert not list(folder.iterdir())


def test_a_taken_port_is_said_in_one_line(asked: Served) -> None:
    port = asked.address.rstrip("/").rpartition(":")[2]
    command = [sys.executable, str(BUILD), "serve", "--site", str(asked.root), "--port", port]
    second = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert second.returncode == 3
    assert second.stderr.startswith(f"error: port {port} cannot be used")
    assert second.stderr.count("\n") == 1
