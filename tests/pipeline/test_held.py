"""What is held between two builds answers an edited text, and nothing of it outlives another change."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline import pipeline
from dateline.pipeline import order as orders
from dateline.pipeline.held import Held
from dateline.problems import SiteError
from dateline.publish.making import Press
from tests.built import copy_site

EVENT = "content/events/bridge-opens.md"


class Serving:
    """A site that one process builds again and again."""

    def __init__(self, folder: Path) -> None:
        self.site = copy_site("evidence", folder / "site")
        self.output = folder / "output"
        self.held = Held()
        self.shown: list[str] = []
        self.build()

    def build(self) -> None:
        means = pipeline.Means(say=self.shown.append, held=self.held, shown=self._show)
        pipeline.build(pipeline.Order(self.site), self.output, means)

    def _show(self) -> None:
        self.shown.append(self.page())

    def page(self) -> str:
        return (self.output / "events/bridge-opens/index.html").read_text(encoding="utf-8")

    def edit(self, before: str, after: str, path: str = EVENT) -> None:
        file = self.site / path
        text = file.read_text(encoding="utf-8")
        assert before in text
        file.write_text(text.replace(before, after, 1), encoding="utf-8")

    def say(self, words: str) -> None:
        file = self.site / EVENT
        file.write_text(f"{file.read_text(encoding='utf-8')}\n{words}\n", encoding="utf-8")


@pytest.fixture
def serving(tmp_path: Path) -> Serving:
    return Serving(tmp_path)


@pytest.fixture
def laid(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each site that is laid out anew."""
    found: list[str] = []
    original = orders.laid_out

    def laid_out(*given: object) -> object:
        found.append("laid out")
        return original(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "laid_out", laid_out)
    return found


def test_an_edited_text_is_shown_by_the_site_that_is_held(serving: Serving, laid: list[str]) -> None:
    serving.say("A first word.")
    serving.build()
    serving.say("A second word.")
    serving.build()
    assert "A first word." in serving.page()
    assert "A second word." in serving.page()
    assert laid == []


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (EVENT, "title: ", "title: Now "),
        (EVENT, "\n---\n", "\n---\nCited [@herald].\n"),
        ("content/sources/herald.md", "publisher: ", "publisher: Now "),
        ("site.toml", "title = ", "# a comment\ntitle = "),
    ],
)
def test_any_other_change_lays_it_out_anew(
    serving: Serving, laid: list[str], path: str, before: str, after: str
) -> None:
    serving.edit(before, after, path)
    serving.build()
    assert laid == ["laid out"]


def test_a_template_or_a_static_file_does_too(serving: Serving, laid: list[str]) -> None:
    (serving.site / "templates/parts").mkdir(parents=True)
    (serving.site / "templates/parts/foot.html").write_text("<p>A foot</p>", encoding="utf-8")
    serving.build()
    assert "A foot" in serving.page()
    (serving.site / "static").mkdir()
    (serving.site / "static/own.txt").write_text("x", encoding="utf-8")
    serving.build()
    assert laid == ["laid out"] * 2


def test_a_link_in_an_edited_text_that_leads_nowhere_is_told(serving: Serving, laid: list[str]) -> None:
    before = serving.page()
    serving.say("See [it](/events/bridge-opns/).")
    with pytest.raises(SiteError, match="this site has no /events/bridge-opns/"):
        serving.build()
    assert serving.page() == before
    serving.edit("bridge-opns", "bridge-closed")
    serving.build()
    assert 'bridge-closed/">it</a>' in serving.page()
    assert laid == []


def test_what_is_wrong_elsewhere_is_told_as_before(serving: Serving) -> None:
    serving.say("More.")
    serving.edit("title: ", "tittle: ")
    with pytest.raises(SiteError, match="tittle"):
        serving.build()
    serving.edit("tittle: ", "title: ")
    serving.build()
    assert "More." in serving.page()


def test_where_something_was_saved_during_a_build_the_site_is_laid_out_anew(
    serving: Serving, laid: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Press.page

    def save(press: Press, plan: object) -> object:
        serving.say("Saved in between.")
        return page(press, plan)  # type: ignore[arg-type]

    monkeypatch.setattr(Press, "page", save)
    serving.say("More.")
    serving.build()
    monkeypatch.undo()
    serving.build()
    assert "Saved in between." in serving.page()


def test_the_site_is_shown_before_it_is_remembered(serving: Serving, monkeypatch: pytest.MonkeyPatch) -> None:
    def keep(*_: object) -> None:
        raise RuntimeError("too early")

    serving.shown.clear()
    serving.say("More.")
    monkeypatch.setattr("dateline.pipeline.Memory.keep", keep)
    with pytest.raises(RuntimeError, match="too early"):
        serving.build()
    assert ["More." in one for one in serving.shown] == [True]


def test_it_is_shown_where_nothing_changed(serving: Serving) -> None:
    serving.shown.clear()
    serving.build()
    assert serving.shown == [serving.page()]


def test_its_pieces_hold_for_what_they_were_made_from() -> None:
    held = Held()
    before = held.before("")
    assert before is not None
    assert held.before("base") is None
