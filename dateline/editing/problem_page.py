"""The page that `serve` shows while something is wrong. It is never published."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dateline.problems import Problem

_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} – Dateline</title>
<link rel="icon" href="data:,">
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1.05rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 3rem auto; padding: 0 1rem; }}
li {{ margin-block: 1.25rem; }}
ol {{ padding-inline-start: 1.5rem; }}
code {{ font-size: .95em; overflow-wrap: anywhere; }}
p {{ margin: .15rem 0; }}
strong {{ color: light-dark(#a11, #f88); }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p>The site was not built. Mend this and save: the page comes back by itself.</p>
{rest}
</main>
</body>
</html>
"""


def problem_page(problems: Sequence[Problem], message: str = "") -> bytes:
    """All problems of a run, or one message, as a page; a byte that is no UTF-8 is told as \\udcff."""
    count = len(problems)
    title = f"{count} problem{'' if count == 1 else 's'}" if problems else "The site could not be built"
    items = "".join(map(_item, problems))
    rest = f"<ol>\n{items}</ol>" if items else f"<p><strong>{escape(message)}</strong></p>"
    return _PAGE.format(title=title, rest=rest).encode(errors="backslashreplace")


def _item(problem: Problem) -> str:
    place = f"{problem.path}:{problem.line}:{problem.column}"
    hint = f"\n<p>{escape(problem.hint)}</p>" if problem.hint else ""
    message = f"<p><strong>{escape(problem.message)}</strong></p>"
    return f"<li><p><code>{escape(place)}</code></p>\n{message}{hint}</li>\n"
