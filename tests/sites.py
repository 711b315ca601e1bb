"""A small good site, written into a folder, for tests to build or to break."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

DEFAULT_TOML: Final = """\
title = "The treaty of the two rivers"
base_url = "https://example.org/rivers/"
language = "en-GB"
published = 2026-11-22

[[threads]]
id = "talks"
title = "The talks"
colour = "blue"
"""

BASE_FILES: Final[Mapping[str, str]] = {
    "content/events/talks-begin.md": """\
---
title: The *talks* begin
date: 2017-04
date_sources: [gazette]
time_note: The month only [@gazette].
place: river-town
thread: talks
actors: [ada-marsh]
tags: [negotiations]
sources: [gazette]
---
The two rivers sent delegates to River Town [@gazette, page 1].
""",
    "content/events/treaty-signed.md": """\
---
title: The treaty is signed
date: 2017-12-04/2017-12-06
place: river-town
thread: talks
actors: [ada-marsh]
sources:
  - gazette
  - {id: herald, voice: quotes, from: [gazette], locator: paragraph 3}
quotations:
  - text: We have agreed on everything but the bridge
    speaker: ada-marsh
    occasion: At the signing
    sources: [gazette, {id: herald, printed: We agreed on all but the bridge}]
differences:
  - on: How many signed
    accounts:
      - {says: Twelve, sources: [gazette]}
      - {says: Thirteen, sources: [herald]}
    finding: Twelve.
    because: The gazette prints their names [@gazette].
---
The treaty was signed after three days [@gazette] [@herald, paragraph 3].

The bridge was left out [@herald].
""",
    "content/sources/gazette.md": """\
---
title: The treaty, with the names of those who signed
publisher: River Gazette
kind: primary
published: 2017-12-07
url: https://example.org/gazette
---
The official record.
""",
    "content/sources/herald.md": """\
---
title: unknown
publisher: The Herald
kind: report
published: 2017-12~
relies_on: [gazette]
---
""",
    "content/actors/ada-marsh.md": """\
---
name: Ada Marsh
kind: person
role: Delegate
---
""",
    "content/places/river-town.md": """\
---
name: River Town
country: Rivers
latitude: 47.5
longitude: -12.25
---
""",
    "content/pages/about.md": """\
---
title: About
menu: 1
---
A site made for a test.
""",
}


def make_site(
    folder: Path,
    files: Mapping[str, str | bytes] = {},
    *,
    toml: str = DEFAULT_TOML,
    base: bool = True,
) -> Path:
    """Writes a site into `folder` and returns it.

    `files` are paths in the site with what they hold, written over the good site's own; without
    `base` they are all of its content. Text is written as it is: line ends stay.
    """
    for path, content in {"site.toml": toml, **(BASE_FILES if base else {}), **files}.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder
