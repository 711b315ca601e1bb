"""Which template a name stands for, and what is noted of it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, NoReturn

import pytest

from dateline.problems import MachineError, Problem
from dateline.publish.language import Language
from dateline.publish.rendering import Renderer
from dateline.publish.templates import catalogue_problems, digests
from dateline.publish.traces import LENGTH, WHOLE, Noted, Reads
from dateline.publish.urls import Way, way


def put(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        file = folder / name.replace("__", "/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def test_the_first_folder_that_has_a_template_gives_it(tmp_path: Path) -> None:
    own = put(tmp_path / "own", page="mine", parts__foot="feet")
    suite = put(tmp_path / "suite", page="theirs", base="all")
    assert list(digests([own, suite]).items()) == [
        ("base", digest("all")),
        ("page", digest("mine")),
        ("parts/foot", digest("feet")),
    ]


@pytest.mark.parametrize(
    ("file", "tag", "meant"),
    [
        ("en_GB.po", "en-GB", "en-GB"),
        ("de-de.po", "de-DE", "de-DE"),
        ("DE.po", "de-DE", "de"),
        ("pt_BR.po", "en", "pt-BR"),
        ("de.po", "de-DE", ""),
        ("de-DE.po", "de-DE", ""),
        ("fr-CA.po", "en", ""),  # another language's, for another day
        ("en_GB.mo", "en-GB", ""),
    ],
)
def test_a_catalogue_that_would_never_be_found(tmp_path: Path, file: str, tag: str, meant: str) -> None:
    own, suite = put(tmp_path / "own", **{f"messages__{file}": ""}), put(tmp_path / "suite", page="theirs")
    message = f"“{file.removesuffix('.po')}” is no language tag that the site asks for"
    wanted = [Problem(f"templates/messages/{file}", 1, 1, message, f"Rename it to {meant}.po.")]
    assert list(catalogue_problems([own, suite], tag)) == (wanted if meant else [])
    assert list(catalogue_problems([own], tag)) == []


def test_what_is_no_file_is_no_template(tmp_path: Path) -> None:
    suite = put(tmp_path / "suite", page="theirs", parts="a file")
    own = put(tmp_path / "own", parts__foot="feet")
    (own / "page").symlink_to(tmp_path / "nowhere")
    assert digests([own, suite]) == digests([put(tmp_path / "plain", parts__foot="feet"), suite])
    assert sorted(digests([own, suite])) == ["page", "parts", "parts/foot"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows")
def test_nobody_waits_for_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "page")
    assert digests([tmp_path]) == {}


def test_one_that_cannot_be_read_is_another_than_the_suites(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else nobody told that it cannot be read, and the suite's look stayed."""
    own, suite = put(tmp_path / "own", page="mine"), put(tmp_path / "suite", page="theirs", base="all")
    read = Path.read_bytes

    def refuse(file: Path) -> bytes:
        if file.is_relative_to(own):
            raise PermissionError(13, "Permission denied")
        return read(file)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert digests([own, suite]) == {"base": digest("all"), "page": ""}


def test_a_folder_that_goes_meanwhile_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, parts__foot="feet")

    def gone(path: str) -> NoReturn:
        raise FileNotFoundError(2, "No such file or directory", path)

    monkeypatch.setattr(os, "scandir", gone)
    with pytest.raises(MachineError, match="templates cannot be read: No such file"):
        digests([tmp_path])


def _along(there: Way) -> Mapping[str, Any]:
    return {"url": there}


def noted(folder: Path) -> set[object]:
    """The templates that a page used."""
    reads = Reads()
    found = Noted("templates", digests([folder]), reads)
    renderer = Renderer([folder], Language("en-GB"), {}, _along, reads=reads, digests=found)
    renderer.compile()
    with reads.taken():
        renderer.render("page", {"name": "late"}, way("/"))
    with reads.taken() as facts:  # noted again where what it gave is kept
        renderer.render("page", {"name": "late"}, way("/"))
    assert {part for part, _ in facts} <= {"templates"}
    return {key for _, key in facts}


@pytest.mark.parametrize(
    ("page", "used"),
    [
        ("alone", set()),
        ('{% extends "base" %}', {"base", "foot"}),
        ('{% include "foot" %}', {"foot"}),
        ("{% include name %}", {"late"}),
        ('{% from "macros" import one %}{{ one() }}', {"macros", "foot"}),
        ('{% import "macros" as all %}', {"macros"}),
        ('{% once %}{% include "foot" %}{% endonce %}', {"foot"}),
        ('{% include "nope" ignore missing %}', {"nope", WHOLE}),
        ('{% include ["nope", "foot"] %}', {"nope", "foot", WHOLE}),
        ('{% include "./foot" %}', {"./foot", WHOLE}),
        ('{% if false %}{% include "foot" %}{% endif %}', set()),
    ],
)
def test_what_a_page_used_is_noted(page: str, used: set[str], tmp_path: Path) -> None:
    base = '{% block all %}{% include "foot" %}{% endblock %}'
    macros = '{% macro one() %}{% include "foot" %}{% endmacro %}'
    put(tmp_path, page=page, base=base, macros=macros, foot="feet", late="late", other="x")
    assert noted(tmp_path) - {LENGTH} == {"page", *used}


@pytest.mark.parametrize(
    ("page", "macros"),
    [
        ('{% import "macros" as m %}{{ m.one() }}', '{% import "foot" as f %}'),
        ('{% from "macros" import one %}{{ one() }}', '{% from "foot" import x %}'),
        ('{% from "macros" import one with context %}{{ one() }}', '{% from "foot" import x %}'),
        ('{% import "macros" as m %}{{ m.y }}', '{% set y %}{% include "foot" %}{% endset %}'),
    ],
)
def test_what_macros_used_when_they_were_made_is_noted_for_each_page(
    page: str, macros: str, tmp_path: Path
) -> None:
    """They are made once for many pages."""
    one = "{% macro one() %}1{% endmacro %}"
    put(tmp_path, page=page, macros=f"{macros}{one}", foot="{% macro x() %}feet{% endmacro %}")
    assert noted(tmp_path) - {LENGTH} == {"page", "macros", "foot"}
