"""The set-up: what `make` installs, and what it says where it cannot."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
REQUIREMENTS = ("requirements.txt", "requirements-dev.txt")

needs_shell = pytest.mark.skipif(os.name == "nt", reason="make and sh are not for Windows")


def pins(name: str) -> dict[str, str]:
    return dict(PIN.findall((ROOT / name).read_text()))


# Requirements


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_every_requirement_has_a_version_and_hashes(name: str) -> None:
    text = re.sub(r"^ *#.*\n", "", (ROOT / name).read_text(), flags=re.MULTILINE)
    entries = re.split(r"\n(?! )", text.replace("\\\n", " ").strip())
    assert len(entries) == len(pins(name)) > 10
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("name", [*REQUIREMENTS, "tests/tools/package-lock.json"])
def test_requirements_name_no_host_and_no_folder_of_a_machine(name: str) -> None:
    text = (ROOT / name).read_text()
    assert re.findall(r".*(?:://|--index|--find-links|/home/|/root/|/Users/).*", text) == []


def test_requirements_are_for_every_platform() -> None:
    assert "colorama==" in (ROOT / "requirements-dev.txt").read_text(), "Windows needs it"


def test_development_requirements_hold_the_runtime_ones() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


def test_what_is_asked_for_is_pinned() -> None:
    for asked, pinned in (
        ("requirements.in", REQUIREMENTS[0]),
        ("requirements-dev.in", REQUIREMENTS[1]),
    ):
        names = re.findall(r"^[A-Za-z][\w.-]*", (ROOT / asked).read_text(), re.MULTILINE)
        assert {name.lower() for name in names} <= pins(pinned).keys()


def test_checker_is_pinned_with_its_checksum() -> None:
    folder = ROOT / "tests/tools"
    wanted = json.loads((folder / "package.json").read_text())["dependencies"]["vnu-jar"]
    locked = json.loads((folder / "package-lock.json").read_text())["packages"]["node_modules/vnu-jar"]
    assert wanted == locked["version"]
    assert locked["integrity"].startswith("sha512-")


def test_python_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert project["project"]["requires-python"] == ">=3.11"
    assert project["tool"]["ruff"]["target-version"] == "py311"
    assert "(3, 11)" in (ROOT / "tools/install.sh").read_text()
    assert "--python-version 3.11" in (ROOT / "Makefile").read_text()


# Makefile and .ci/run


def test_help_names_every_target() -> None:
    text = (ROOT / "Makefile").read_text()
    phony = re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    assert phony
    assert set(re.findall(r"^([a-z-]+):.*## ", text, re.MULTILINE)) == set(phony[1].split())


def test_makefile_needs_nothing_newer_than_make_3_81() -> None:
    assert re.findall(r"::=|!=|&:|\.ONESHELL|\$\(file ", (ROOT / "Makefile").read_text()) == []


@needs_shell
@pytest.mark.parametrize(("shell", "script"), [("sh", "tools/install.sh"), ("bash", ".ci/run")])
def test_scripts_are_well_formed(shell: str, script: str) -> None:
    program = shutil.which(shell)
    assert program
    subprocess.run([program, "-n", script], cwd=ROOT, check=True)


@needs_shell
def test_ci_can_be_run() -> None:
    assert os.access(ROOT / ".ci/run", os.X_OK)


# tools/install.sh, with a Python that only pretends

OLD = """
case "$*" in --version) echo "Python 3.9.6" ;; *) exit 1 ;; esac
"""
WITHOUT_VENV = f"""
case "$*" in *ensurepip*) exit 1 ;; esac
exec "{sys.executable}" "$@"
"""
IN_VENV = """
case "$*" in
    *-ISc*) echo 3.13 ;;
    *"pip install"*) echo "$*" >> calls; test ! -e broken || { echo "no such hash"; exit 1; } ;;
esac
"""


def pretend(path: Path, script: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh" + script)
    path.chmod(0o755)
    return path


def install(folder: Path, name: str = "requirements.txt", **environment: str) -> tuple[int, str]:
    """Exit code and words of the script, run in `folder`."""
    clean = {key: value for key, value in os.environ.items() if key != "PYTHON"}
    result = subprocess.run(
        ["/bin/sh", str(ROOT / "tools/install.sh"), name],
        cwd=folder,
        env={**clean, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return result.returncode, result.stdout + result.stderr


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "a project"
    folder.mkdir()
    for name in REQUIREMENTS:
        (folder / name).write_text(f"# {name}\n")
    return folder


@needs_shell
def test_an_old_python_is_told_with_a_line_that_installs_a_new_one(project: Path) -> None:
    old = pretend(project / "old python", OLD)
    code, words = install(project, PYTHON=str(old))
    assert code == 1
    assert words.startswith(
        "Dateline needs Python 3.11 or later; here is Python 3.9.6. Install one with\n    "
    )
    assert not (project / ".venv").exists()


@needs_shell
def test_no_python_is_told(project: Path) -> None:
    code, words = install(project, PYTHON="python-that-is-nowhere")
    assert code == 1
    assert "here is no python-that-is-nowhere that runs" in words


@needs_shell
def test_a_missing_venv_package_is_told(project: Path) -> None:
    python = pretend(project / "bin/python3", WITHOUT_VENV)
    code, words = install(project, PYTHON=str(python))
    assert code == 1
    assert "its venv package is missing. Install it with\n    " in words
    if shutil.which("apt-get"):
        assert "apt-get install python3-venv\n" in words
    assert not (project / ".venv").exists()


@needs_shell
def test_a_venv_of_another_python_is_told(project: Path) -> None:
    pretend(project / ".venv/bin/python", IN_VENV)
    other = pretend(project / "other", "\necho 3.12\n")
    code, words = install(project, PYTHON=str(other))
    assert code == 1
    assert "is 3.12. To change over, take it away with\n    rm -r .venv" in words


@needs_shell
def test_installs_once_for_each_content_with_hashes(project: Path) -> None:
    pretend(project / ".venv/bin/python", IN_VENV)
    calls = project / "calls"
    assert install(project) == (0, "Installing requirements.txt into .venv ...\n")
    assert install(project) == (0, "")
    assert calls.read_text().count("--require-hashes -r requirements.txt") == 1
    (project / "requirements.txt").write_text("# changed\n")
    assert install(project)[0] == 0
    assert calls.read_text().count("\n") == 2


@needs_shell
def test_development_requirements_spare_the_runtime_ones(project: Path) -> None:
    pretend(project / ".venv/bin/python", IN_VENV)
    assert install(project, "requirements-dev.txt")[0] == 0
    assert install(project, "requirements.txt") == (0, "")


@needs_shell
def test_a_failed_install_shows_why_and_is_tried_again(project: Path) -> None:
    pretend(project / ".venv/bin/python", IN_VENV)
    (project / "broken").touch()
    code, words = install(project)
    assert code == 1
    assert "no such hash\nInstalling requirements.txt failed; the lines above are pip's.\n" in words
    (project / "broken").unlink()
    assert install(project) == (0, "Installing requirements.txt into .venv ...\n")


@needs_shell
def test_a_failed_upgrade_leaves_no_old_stamp(project: Path) -> None:
    pretend(project / ".venv/bin/python", IN_VENV)
    before = (project / "requirements.txt").read_text()
    install(project)
    (project / "requirements.txt").write_text("# broken\n")
    (project / "broken").touch()
    assert install(project)[0] == 1
    (project / "requirements.txt").write_text(before)
    (project / "broken").unlink()
    assert "Installing" in install(project)[1]
