"""The promises of .github/workflows/pages.yml."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / ".github/workflows/pages.yml").read_text(encoding="utf-8")
# Base, the plain loader, leaves every value text; the safe one would read the key `on` as true.
WORKFLOW: dict[str, Any] = yaml.load(TEXT, Loader=yaml.BaseLoader)  # noqa: S506
JOBS: dict[str, Any] = WORKFLOW["jobs"]
STEPS: list[dict[str, Any]] = [step for job in JOBS.values() for step in job["steps"]]


def steps_with(action: str, job: str | None = None) -> list[dict[str, Any]]:
    steps = STEPS if job is None else JOBS[job]["steps"]
    return [step for step in steps if step.get("uses", "").startswith(f"actions/{action}@")]


def test_runs_on_pushes_to_main_and_on_pull_requests() -> None:
    assert WORKFLOW["on"]["push"] == {"branches": ["main"]}
    assert set(WORKFLOW["on"]) == {"push", "pull_request", "workflow_dispatch"}


def test_permissions_are_the_least() -> None:
    assert WORKFLOW["permissions"] == {}
    assert {name: job["permissions"] for name, job in JOBS.items()} == {
        "test": {"contents": "read"},
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }


def test_pull_requests_only_check_test_and_build() -> None:
    only_main = "github.event_name != 'pull_request' && github.ref == 'refs/heads/main'"
    assert {name: job.get("if") for name, job in JOBS.items()} == {
        "test": None,
        "build": only_main,
        "deploy": only_main,
    }
    commands = [step["run"] for step in JOBS["test"]["steps"] if "run" in step]
    assert commands[1:] == ["make check", "make test", 'make site ARGS="--site ${SITE} --output _site"']
    assert commands[0].startswith("sudo apt-get update ")


def test_nothing_is_published_that_was_not_tested() -> None:
    assert JOBS["build"]["needs"] == "test"
    assert JOBS["deploy"]["needs"] == "build"
    assert JOBS["deploy"]["environment"]["name"] == "github-pages"


def test_publications_do_not_overlap() -> None:
    assert WORKFLOW["concurrency"] == {
        "group": "pages-${{ github.ref }}",
        "cancel-in-progress": "${{ github.event_name == 'pull_request' }}",
    }


def test_actions_are_pinned_by_commit_with_their_version_beside() -> None:
    lines = re.findall(r"uses: (.*)", TEXT)
    assert len(lines) == len([step for step in STEPS if "uses" in step])
    assert [line for line in lines if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


def test_one_action_has_one_pin() -> None:
    uses = {step["uses"] for step in STEPS if "uses" in step}
    assert len({use.split("@")[0] for use in uses}) == len(uses)


def test_checkout_keeps_no_credentials() -> None:
    assert [step["with"]["persist-credentials"] for step in steps_with("checkout")] == [
        "false",
        "false",
    ]


def test_shell_commands_hold_no_expressions() -> None:
    assert [step["run"] for step in STEPS if "${{" in step.get("run", "")] == []


@pytest.mark.parametrize("job", JOBS)
def test_every_job_has_a_time_limit_and_a_fixed_system(job: str) -> None:
    assert int(JOBS[job]["timeout-minutes"]) <= 30
    assert "latest" not in JOBS[job]["runs-on"]


def test_base_url_is_the_one_that_pages_gives() -> None:
    (configure,) = steps_with("configure-pages", "build")
    (build,) = [step for step in JOBS["build"]["steps"] if "--base-url" in step.get("run", "")]
    assert build["env"] == {"BASE_URL": f"${{{{ steps.{configure['id']}.outputs.base_url }}}}"}
    command = '.venv/bin/python build.py --site "${SITE}" --output _site --base-url "${BASE_URL%/}/"'
    assert build["run"] == command
    steps = JOBS["build"]["steps"]
    assert steps.index(configure) < steps.index(build)


def test_the_site_that_is_published_is_there() -> None:
    """Another than that at the top may be named."""
    assert (ROOT / WORKFLOW["env"]["SITE"] / "site.toml").is_file()


def test_the_whole_site_is_uploaded() -> None:
    (upload,) = steps_with("upload-pages-artifact", "build")
    assert upload["with"] == {"path": "_site", "include-hidden-files": "true"}


def test_its_make_targets_exist() -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    used = {target for step in STEPS for target in re.findall(r"make ([a-z-]+)", step.get("run", ""))}
    assert used <= set(targets)
