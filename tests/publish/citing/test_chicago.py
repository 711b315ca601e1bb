"""How to cite a page, in words."""

from __future__ import annotations

from pathlib import Path

from tests.built import build_site
from tests.publish.citing.made import cited, page
from tests.sites import DEFAULT_TOML, make_site


def test_a_page_is_cited_as_chicago_has_web_pages(site: Path, anonymous: Path) -> None:
    assert cited(site, "treaty-signed") == (
        "Rivers & Co., editors and friends. “The treaty is signed.” The treaty of the two rivers. "
        "Published 22 November 2026. https://example.org/rivers/events/treaty-signed/."
    )
    assert cited(anonymous, "talks-begin") == (
        "“The talks begin.” The treaty of the two rivers. "
        "Published 22 November 2026. https://example.org/rivers/events/talks-begin/."
    )
    assert "<cite>The treaty of the two rivers</cite>." in page(site, "treaty-signed")


def test_a_corrected_page_has_no_second_stop_and_says_when_it_changed(site: Path) -> None:
    assert "“Who said ‘yes’?” The treaty" in cited(site, "corrected")
    assert "Last modified 1 December 2026." in cited(site, "corrected")


def test_a_site_called_like_its_author_is_named_once_and_a_question_keeps_its_mark(tmp_path: Path) -> None:
    event = "---\ntitle: They ask “why?”\ndate: 1999\nthread: talks\nsources: [gazette]\n---\nText.\n"
    toml = f'author = "The treaty of the two rivers"\n{DEFAULT_TOML}'
    folder = make_site(tmp_path, {"content/events/why.md": event}, toml=toml)
    assert cited(build_site(folder, folder / "_site"), "why").startswith(
        "“They ask ‘why?’” The treaty of the two rivers. Published"
    )


def test_marks_and_stops_are_those_of_the_language(tmp_path: Path) -> None:
    words = {
        "“%(title)s”": "„%(title)s“",
        "%(sentence)s.": "%(sentence)s。",
        "Published %(date)s": "Stand %(date)s",
    }
    messages = "".join(f'\nmsgid "{one}"\nmsgstr "{other}"\n' for one, other in words.items())
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    folder = make_site(
        tmp_path, {"templates/messages/de.po": head + messages}, toml=DEFAULT_TOML.replace("en-GB", "de")
    )
    assert cited(build_site(folder, folder / "_site"), "talks-begin") == (
        "„The talks begin。“ The treaty of the two rivers。 "
        "Stand 22. November 2026。 https://example.org/rivers/events/talks-begin/。"
    )
