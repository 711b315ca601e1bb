"""Scripts ask for each other, and for sheets, with the hash of what these hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.problems import SiteError
from dateline.publish.assets import collect
from dateline.publish.scripts import bare, version, versioned

FILES = {
    "css/zoom.css": b".zoom {}",
    "js/a.js": b'import { b } from "./b.js";\nimport("./deep/c.js");\n"./none.js"; "a.js"; "./a.js";',
    "js/b.js": b"export const b = 1;",
    "js/deep/c.js": b'import "../b.js"; new URL("../../css/zoom.css", import.meta.url);',
    "js/note.txt": b'"./b.js"',
}


def asked(name: str, files: dict[str, bytes]) -> bytes:
    return b"?v=" + version(versioned(files)[name]).encode()


def test_what_a_script_names_is_followed_by_its_hash() -> None:
    found = versioned(FILES)
    assert list(found) == list(FILES)
    b, c, sheet = (asked(name, FILES) for name in ("js/b.js", "js/deep/c.js", "css/zoom.css"))
    assert found["js/a.js"] == (
        b'import { b } from "./b.js%s";\nimport("./deep/c.js%s");\n"./none.js"; "a.js"; "./a.js";' % (b, c)
    )
    assert found["js/deep/c.js"] == (
        b'import "../b.js%s"; new URL("../../css/zoom.css%s", import.meta.url);' % (b, sheet)
    )


def test_nothing_else_is_touched() -> None:
    found = versioned(FILES)
    for name in ("css/zoom.css", "js/b.js", "js/note.txt"):
        assert found[name] == FILES[name]


def test_a_change_far_down_changes_every_name_above_it() -> None:
    other = {**FILES, "css/zoom.css": b".zoom { color: red }"}
    changed = {name for name in FILES if versioned(FILES)[name] != versioned(other)[name]}
    assert changed == {"css/zoom.css", "js/deep/c.js", "js/a.js"}


def test_a_circle_is_told_with_its_way() -> None:
    files = {"js/a.js": b'import "./b.js"', "js/b.js": b'import "./c.js"', "js/c.js": b'import "./b.js"'}
    with pytest.raises(SiteError) as raised:
        versioned(files)
    [problem] = raised.value.problems
    assert problem.path == "static/js/b.js"
    assert problem.message == "scripts that ask for each other: js/b.js → js/c.js → js/b.js"


def test_comments_and_indents_stay_behind_and_nothing_else() -> None:
    script = b"""/* Why. */
const one = "// kept"; // not kept
const two = `a
  ${one} /* kept */`;
if (one) {
  const three = one.replace(/\\/\\*x/g, "") / 2;
}
"""
    assert bare(script) == (
        b'const one="// kept";const two=`a\n  ${one} /* kept */`;'
        b'if(one){const three=one.replace(/\\/\\*x/g,"")/2;}'
    )


def test_only_the_engines_scripts_are_made_bare(tmp_path: Path) -> None:
    own, engine = tmp_path / "own", tmp_path / "engine"
    for folder, path in ((own, "js/own.js"), (engine, "js/ours.js"), (engine, "js/vendor/theirs-1.0.0.js")):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(b"// why\nlet a = 1;\n")
    files = collect((own, engine)).files
    assert {path: file.data() for path, file in files.items()} == {
        "js/ours.js": b"let a=1;",
        "js/own.js": b"// why\nlet a = 1;\n",
        "js/vendor/theirs-1.0.0.js": b"let a=1;",
    }
