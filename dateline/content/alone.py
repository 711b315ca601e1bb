"""What is wrong in one file, whatever stands in the others."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.content.naming import Named
from dateline.content.reading import RawRecord
from dateline.problems import Problem


def double_problems(raw: RawRecord, named: Named) -> Iterator[Problem]:
    """The names that stand twice in a list."""
    for loc, entries in named.lists:
        first: dict[str, int] = {}
        for index, entry in enumerate(entries):
            name = entry.get("id") if isinstance(entry, dict) else entry
            if not isinstance(name, str):
                continue
            name = name.strip()
            if name in first:
                line = raw.value_place((*loc, first[name]))[0]
                message = f"{loc[-1]}: “{name}” stands twice"
                yield raw.problem((*loc, index), message, f"Keep one; the first is in line {line}.")
            first.setdefault(name, index)


def finding_problems(raw: RawRecord) -> Iterator[Problem]:
    """A finding and its reason come together. Asked here, so that no other mistake hides it."""
    differences = raw.fields.get("differences")
    for index, difference in enumerate(differences if isinstance(differences, list) else ()):
        there = [key for key in ("finding", "because") if isinstance(difference, dict) and key in difference]
        if len(there) == 1:
            lacking = "because" if there == ["finding"] else "finding"
            message = f"differences {index + 1}: {there[0]}: “{lacking}” is missing beside it"
            hint = "Write both finding and because, or neither (then it is open)."
            yield raw.problem(("differences", index, there[0]), message, hint)
