"""The rooms of the engine: who may import whom, and who alone may use which library."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[1]

ROOMS: Final[dict[str, frozenset[str]]] = {
    "problems": frozenset(),
    "config": frozenset({"problems"}),
    "content": frozenset({"problems", "config"}),
    "story": frozenset({"problems", "config", "content"}),
    "publish": frozenset({"problems", "config", "content", "story"}),
    "pipeline": frozenset({"problems", "config", "content", "story", "publish"}),
    "editing": frozenset({"problems", "config", "content", "story", "publish", "pipeline"}),
    "cli": frozenset({"problems", "config", "content", "story", "publish", "pipeline", "editing"}),
}
OWNERS: Final[dict[str, tuple[str, ...]]] = {
    "babel": ("dateline.publish.language",),
    "filelock": ("dateline.publish.output",),
    "frontmatter": ("dateline.content.reading",),
    "icalendar": ("dateline.publish.calendars",),
    "jinja2": ("dateline.publish.rendering",),
    "livereload": ("dateline.editing.serving",),
    "markdown": ("dateline.content.markup",),
    "markupsafe": ("dateline.publish",),
    "nh3": ("dateline.content.markup",),
    "pydantic": ("dateline.config", "dateline.content"),
    "pydantic_core": ("dateline.config", "dateline.content"),
    "rjsmin": ("dateline.publish.scripts",),
    "tornado": ("dateline.editing.serving",),
    "watchfiles": ("dateline.editing.serving",),
    "yaml": ("dateline.content.reading",),
}


def modules(package: Path) -> dict[str, Path]:
    """Every module below `package`, by its dotted name."""
    found: dict[str, Path] = {}
    for file in sorted(package.rglob("*.py")):
        parts = file.relative_to(package.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return found


def imports(name: str, file: Path) -> Iterator[str]:
    """What a module imports, wherever in it, as dotted names; of `from a import b` it is a.b."""
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _base(name, file, node)
            yield from (f"{base}.{alias.name}" for alias in node.names)


def _base(name: str, file: Path, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    package = name.split(".") if file.stem == "__init__" else name.split(".")[:-1]
    above = package[: len(package) - node.level + 1]
    return ".".join([*above, *([node.module] if node.module else [])])


def faults(package: Path) -> list[str]:
    """Every import that a room may not have, as "importer imports imported"."""
    return [
        f"{name} imports {imported}"
        for name, file in modules(package).items()
        for imported in imports(name, file)
        if not _allowed(name, imported)
    ]


def _allowed(name: str, imported: str) -> bool:
    top, _, rest = imported.partition(".")
    if top != "dateline":
        return any(_inside(name, owner) for owner in OWNERS[top]) if top in OWNERS else _is_standard(top)
    room, other = _room(name), rest.partition(".")[0]
    if not room or other not in ROOMS:  # the package itself: its version
        return not room or imported == "dateline.__version__"
    return other == room or other in ROOMS[room]


def _room(name: str) -> str:
    return name.partition(".")[2].partition(".")[0]


def _inside(name: str, owner: str) -> bool:
    return name == owner or name.startswith(f"{owner}.")


def _is_standard(top: str) -> bool:
    import sys

    return top in sys.stdlib_module_names


def test_each_room_imports_only_those_below_it() -> None:
    assert faults(ROOT / "dateline") == []


def test_every_module_stands_in_a_known_room() -> None:
    assert {_room(name) for name in modules(ROOT / "dateline")} == {"", *ROOMS}


def test_every_library_has_an_owner_that_uses_it() -> None:
    used = {
        (imported.partition(".")[0], name)
        for name, file in modules(ROOT / "dateline").items()
        for imported in imports(name, file)
    }
    for library, owners in OWNERS.items():
        if library in {"tornado", "watchfiles", "pydantic_core", "markupsafe"}:
            continue  # helpers of another library: their owner may come to do without
        for owner in owners:
            assert any(one == library and _inside(name, owner) for one, name in used), (library, owner)


@pytest.mark.parametrize(
    ("file", "text", "fault"),
    [
        ("problems.py", "import dateline.config", "dateline.problems imports dateline.config"),
        ("problems.py", "import yaml", "dateline.problems imports yaml"),
        ("config/keys.py", "from dateline import content", "dateline.config.keys imports dateline.content"),
        (
            "content/records.py",
            "def late():\n    from dateline.story.telling import tell",
            "dateline.content.records imports dateline.story.telling.tell",
        ),
        (
            "content/records.py",
            "if TYPE_CHECKING:\n    import markdown.util as m",
            "dateline.content.records imports markdown.util",
        ),
        (
            "content/__init__.py",
            "from ..story import telling",
            "dateline.content imports dateline.story.telling",
        ),
        ("content/dates/a.py", "from ... import cli", "dateline.content.dates.a imports dateline.cli"),
        ("story/a.py", "from dateline.publish import urls", "dateline.story.a imports dateline.publish.urls"),
        (
            "publish/a.py",
            "from dateline.editing import serving",
            "dateline.publish.a imports dateline.editing.serving",
        ),
        ("publish/pages.py", "import jinja2", "dateline.publish.pages imports jinja2"),
        ("pipeline.py", "from dateline.cli import main", "dateline.pipeline imports dateline.cli.main"),
        ("cli.py", "from dateline.plugins import load", "dateline.cli imports dateline.plugins.load"),
        ("cli.py", "import requests", "dateline.cli imports requests"),
    ],
)
def test_a_wrong_import_is_found(file: str, text: str, fault: str, tmp_path: Path) -> None:
    module = tmp_path / "dateline" / file
    module.parent.mkdir(parents=True)
    module.write_text(f"import re\nfrom dateline import __version__\n{text}\n", encoding="utf-8")
    assert faults(tmp_path / "dateline") == [fault]


def test_right_imports_are_not(tmp_path: Path) -> None:
    right = {
        "__init__.py": "",
        "config/keys.py": "import pydantic\nfrom dateline import problems\nfrom . import places",
        "content/reading/nodes.py": "import yaml, frontmatter.util\nfrom dateline.config import Config",
        "content/markup/__init__.py": "import nh3\nfrom ..dates import parse\nfrom .text import Text",
        "publish/language/__init__.py": "from babel.dates import format_date",
        "cli.py": "from dateline.editing.serving import serve",
    }
    for name, text in right.items():
        module = tmp_path / "dateline" / name
        module.parent.mkdir(parents=True, exist_ok=True)
        module.write_text(text, encoding="utf-8")
    assert faults(tmp_path / "dateline") == []
