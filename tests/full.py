"""A site in which every field of every record holds something: files to put over those of `tests.sites`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tests.sites import DEFAULT_TOML

FULL_TOML: Final = (
    DEFAULT_TOML
    + """
[[threads]]
id = "bridge"
title = "The </script> bridge"
colour = "red"
"""
).replace(
    'language = "en-GB"',
    """language = "en-GB"
short_title = "Two rivers"
tagline = "How it came </script><!--"
description = "All of it & more"
author = "Ada & Co"
licence = "CC BY-SA 4.0\"""",
)
FULL: Final[Mapping[str, str | bytes]] = {
    "content/events/everything.md": """\
---
title: The \\</script>\\<!-- & \\<b> ☠ bridge
date: 2018-05
date_sources: [gazette]
time_note: At *noon*, they say [@telegraph].
place: old-bridge
thread: bridge
actors: [council]
tags: [bridges, open-questions]
standing: disputed
featured: true
summary: The bridge was opened [@herald, page 9].
sources:
  - {id: herald, voice: relays, from: [a passer-by], locator: page 9, note: "By telephone [@herald]."}
  - {id: telegraph, voice: relays, from: [a passer-by]}
quotations:
  - text: Es steht
    speaker: council
    occasion: At the opening [@telegraph]
    language: de
    sources: [herald, {id: telegraph, printed: Sie steht, from: [herald]}]
differences:
  - on: Whether it stood
    about: place
    accounts:
      - {says: "It stood [@herald]", sources: [herald]}
      - {says: It fell, sources: [telegraph, herald]}
  - on: The hour
    about: date
    accounts:
      - {says: Noon, sources: [telegraph]}
      - {says: Night, sources: [herald]}
    finding: Noon [@telegraph].
    because: The sun shone [@herald, page 9] [@telegraph].
image:
  file: images/bridge.svg
  alt: A bridge & a </script>
  caption: The bridge [@telegraph]
  credit: Ann Writer
  licence: Ask her
corrections:
  - {date: 2026-11-25, was: "Two [@herald]", now: "One [@telegraph]", note: "Ada wrote [@herald]."}
aliases: [bridge-opened]
published: 2026-11-23
---
The bridge was opened [@herald] [@telegraph, column 2]. It rained.

Twelve came [@herald].
""",
    "content/events/to-come.md": """\
---
title: The next bridge
date: 2019-06-01/2019-06-03
thread: bridge
standing: planned
sources: [gazette]
image: {file: images/bridge.svg, alt: A plan}
---
A second one is planned [@gazette].
""",
    "content/events/hearsay.md": """\
---
title: A quarrel
date: 2018-06~
thread: bridge
standing: reported
sources: [{id: herald, voice: quotes, from: [gazette]}]
---
They are said to have quarrelled [@herald].
""",
    "content/events/wordless.md": """\
---
title: Silence
date: ../2018-07
thread: talks
sources: [gazette]
---
""",
    "content/sources/telegraph.md": """\
---
title: A bridge \\</script>
publisher: The Telegraph
kind: reference
authors: [Ann Writer, Bo Scribe, The Council, The Telegraph]
published: 2018-05
accessed: 2026-11-20
url: https://example.org/telegraph?a=1&b=2
copy_url: https://example.org/copy
archive_url: https://example.org/archive
language: en
relies_on: [gazette, town talk]
---
Seen in a copy [@gazette, page 3].
""",
    "content/sources/lost.md": """\
---
title: unknown
publisher: Lost & Found
kind: report
authors: unknown
published: unknown
url: unknown
---
""",
    "content/sources/bare.md": """\
---
title: A note
publisher: A Club
kind: primary
---
""",
    "content/actors/council.md": """\
---
name: The Council
kind: body
role: Council of River Town [@gazette]
url: https://example.org/council
---
It sat in River Town [@gazette].
""",
    "content/places/old-bridge.md": """\
---
name: Old Bridge
within: river-town
---
It spans the river [@gazette].
""",
    "static/images/bridge.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>\n',
}
