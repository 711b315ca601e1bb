from __future__ import annotations

from pathlib import Path

import pytest

from dateline import config
from dateline.editing.marks import Marks
from dateline.problems import MachineError
from tests.sites import make_site

EVENT = "content/events/treaty-signed.md"


def test_the_place_of_a_value(tmp_path: Path) -> None:
    marks = Marks(config.load(make_site(tmp_path)))
    assert marks.place(EVENT, ("quotations", 0, "text")) == (11, 11)
    assert marks.place(EVENT, ("quotations", 0, "sources", 1, "printed")) == (14, 46)


def test_a_file_is_read_once(tmp_path: Path) -> None:
    marks = Marks(config.load(make_site(tmp_path)))
    before = marks.place(EVENT, ("title",))
    (tmp_path / EVENT).unlink()
    assert marks.place(EVENT, ("title",)) == before == (2, 8)


def test_what_one_has_read_is_not_anothers(tmp_path: Path) -> None:
    site = config.load(make_site(tmp_path))
    first, second = Marks(site), Marks(site)
    assert len({first, second}) == 2
    first.place(EVENT, ("title",))
    (tmp_path / EVENT).write_text("---\n\ntitle: Another\n---\n", encoding="utf-8")
    assert (first.place(EVENT, ("title",)), second.place(EVENT, ("title",))) == ((2, 8), (3, 8))


def test_a_file_that_has_become_unreadable(tmp_path: Path) -> None:
    marks = Marks(config.load(make_site(tmp_path, {EVENT: "no front matter any more"})))
    assert marks.place(EVENT, ("title",)) == (1, 1)
    with pytest.raises(MachineError, match=r"gone\.md cannot be read"):
        marks.place("content/events/gone.md", ("title",))
